import type { FiguresWords } from '@shared/words/figures';
import { percentOf, type FiguresData } from './figures';

/** Quoted, and never a formula whoever named the service. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

/** All that the page shows, as a table for spreadsheets. */
export function csvOf(figures: FiguresData, w: FiguresWords): string {
  const { hours, services, reach, fromOn, toOn, centreName } = figures;
  const t = w.servicesTable;
  const r = w.reachTable;
  const rows: (string | number | null)[][] = [
    [centreName, fromOn, toOn],
    [],
    [t.name, t.use, t.taken, t.attended, t.noShows, t.wait, t.unplaced],
    ...services.map((one) => [
      one.name,
      percentOf(one.taken, one.capacity),
      one.taken,
      one.attended,
      one.noShows,
      one.waitMinutes,
      one.unplaced,
    ]),
    [],
    [w.hours, w.clock, t.use, t.taken],
    ...hours.map((one) => [
      w.weekdays[one.weekday - 1] ?? '',
      `${one.hour}:00`,
      percentOf(one.taken, one.capacity),
      one.taken,
    ]),
    [],
    [w.byAge, r.people, r.residents],
    ...reach.byAge.map((one) => [w.ages[one.group], one.people ?? w.few, one.residents ?? w.few]),
    [],
    [w.byArea, r.people, r.residents],
    ...reach.byArea.map((one) => [one.name, one.people ?? w.few, one.residents ?? w.few]),
  ];
  // Spreadsheets know by this mark that it is UTF-8.
  return `\ufeff${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
