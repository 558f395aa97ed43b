import { figuresWords, type FiguresWords } from '@shared/words/figures';
import { useWords } from '@/services/settings';
import { Stat, Stats } from '@/ui';
import { noShowPercent, percentOf, type FiguresData } from './figures';

const percent = (value: number | null, w: FiguresWords): string => (value === null ? w.none : `${value}%`);

/** '+3 %' against the days before; nothing where either is unknown. */
function trendOf(now: number | null, before: number | null, unit: string, w: FiguresWords): string | null {
  if (now === null || before === null) return null;
  const points = now - before;
  return points === 0 ? w.same : w.trend(`${points > 0 ? '+' : '−'}${Math.abs(points)}${unit}`);
}

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');

/** Four numbers, each beside what it was in as many days before. */
export function Totals({ figures: { totals, before } }: { figures: FiguresData }) {
  const w = useWords(figuresWords);
  const use = percentOf(totals.taken, totals.capacity);
  const missed = noShowPercent(totals);
  const { waitMinutes } = totals;
  return (
    <Stats>
      <Stat
        label={w.use}
        value={percent(use, w)}
        note={joined(
          w.useNote(totals.taken, totals.capacity),
          trendOf(use, percentOf(before.taken, before.capacity), '%', w),
        )}
      />
      <Stat
        label={w.noShow}
        value={percent(missed, w)}
        note={joined(
          w.noShowNote(totals.noShows, totals.attended + totals.noShows),
          trendOf(missed, noShowPercent(before), '%', w),
        )}
      />
      <Stat
        label={w.wait}
        value={waitMinutes === null ? w.none : w.minutes(waitMinutes)}
        note={joined(w.waitNote(totals.offered), trendOf(waitMinutes, before.waitMinutes, ' min', w))}
      />
      <Stat
        label={w.unplaced}
        value={w.people(totals.unplaced)}
        note={joined(w.unplacedNote, trendOf(totals.unplaced, before.unplaced, '', w))}
      />
    </Stats>
  );
}
