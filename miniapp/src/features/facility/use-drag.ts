import { useEffect, useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { civilDay, minuteOf } from '@shared/time/civil';
import { isH5 } from '@/platform/target';
import { call, isApiError } from '@/services/api';
import { notify } from '@/ui';
import type { Column, Entry, Move } from './facility';
import { gridId } from './use-choice';

export type Targets = Reply<'slotMove.targets'>;

/** What a slot's box is found by. */
export const boxIdOf = (entry: Entry): string => `use-${entry.id}-${entry.resourceId}`;

interface Asked {
  columns: readonly Column[];
  entries: readonly Entry[];
  first: number;
  last: number;
  /** Why it can't be there, in words; null where it can. */
  whyNot: (targets: Targets, to: Move['to']) => string | null;
  onMove: (move: Move) => void;
}

interface Dragged extends Move {
  key: string;
  minutes: number;
  why: string | null;
}

/** Minutes that a dragged slot goes by, and pixels before a press is a drag. */
const snap = 15;
const slack = 6;

/**
 * A slot drawn to another time or column. Where it can go is asked for as it is taken up, so that each place says why not
 * before it is let go; let go there, nothing happens but these words. Escape puts it back. The same by keys is the form that
 * Enter on a slot opens.
 */
export function useDrag(asked: Asked) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef(asked);
  latest.current = asked;
  /** A press that was a drag is no tap. */
  const wasDrag = useRef(false);

  useEffect(() => {
    const grid = isH5 ? document.getElementById(gridId) : null;
    if (grid === null) return undefined;
    let held: { entry: Entry; x: number; y: number; column: HTMLElement } | null = null;
    let now: Dragged | null = null;
    let targets: Targets | null = null;
    let answer: Promise<Targets> | null = null;
    const show = (next: Dragged | null) => {
      now = next;
      setDragged(next);
    };
    const down = (event: PointerEvent) => {
      wasDrag.current = false;
      const target = event.target as HTMLElement;
      const box = target.closest<HTMLElement>('.facility-entry.is-movable');
      const column = target.closest<HTMLElement>('.facility-grid__column');
      const entry = latest.current.entries.find((one) => boxIdOf(one) === box?.id);
      if (event.button !== 0 || column === null || entry === undefined) return;
      held = { entry, x: event.clientX, y: event.clientY, column };
    };
    const begin = (entry: Entry) => {
      wasDrag.current = true;
      const days = [...new Set(latest.current.columns.map(({ on }) => on))];
      const query = { resourceId: entry.resourceId, fromOn: days[0] ?? '', days: days.length };
      targets = null;
      answer = call('slotMove.targets', { params: { slotId: entry.id }, query });
      const mine = answer;
      answer.then(
        (found) => {
          if (answer !== mine) return;
          targets = found;
          if (now !== null) show({ ...now, why: latest.current.whyNot(found, now.to) });
        },
        // Said when it is let go.
        () => undefined,
      );
    };
    const move = (event: PointerEvent) => {
      if (held === null) return;
      const { entry, x, y, column } = held;
      if (now === null && Math.hypot(event.clientX - x, event.clientY - y) < slack) return;
      event.preventDefault();
      if (now === null) begin(entry);
      const at = latest.current;
      const start = minuteOf(new Date(entry.startAt));
      const minutes = (Date.parse(entry.endAt) - Date.parse(entry.startAt)) / 60_000;
      const perPixel = (at.last - at.first) / column.getBoundingClientRect().height;
      const moved = Math.round(((event.clientY - y) * perPixel) / snap) * snap;
      const minute = Math.min(at.last - minutes, Math.max(at.first, start + moved));
      const found = columnAt(grid, event.clientX) ?? column;
      const to = at.columns.find(({ key }) => key === found.dataset['column']);
      if (to === undefined) return;
      const place = { on: to.on, minute, resourceId: to.resourceId };
      const why = targets === null ? null : at.whyNot(targets, place);
      show({ entry, to: place, key: to.key, minutes, why });
    };
    const up = () => {
      const [dropped, asking] = [now, answer];
      held = null;
      answer = null;
      if (dropped === null) return;
      show(null);
      const { entry, to } = dropped;
      const isBack = sameTime(entry, to) && to.resourceId === entry.resourceId;
      if (!isBack) void letGo(dropped, asking, latest.current);
    };
    const cancel = () => {
      held = null;
      answer = null;
      show(null);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && now !== null) cancel();
    };
    grid.addEventListener('pointerdown', down);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', escape);
    return () => {
      grid.removeEventListener('pointerdown', down);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', escape);
    };
  }, []);

  return { dragged, wasDrag: () => wasDrag.current };
}

const sameTime = ({ startAt }: Entry, { on, minute }: Move['to']): boolean =>
  civilDay(new Date(startAt)) === on && minuteOf(new Date(startAt)) === minute;

/** Says why not, or goes on; whichever the answer says, also where it comes only now. */
async function letGo(
  { entry, to }: Dragged,
  asking: Promise<Targets> | null,
  { whyNot, onMove }: Pick<Asked, 'whyNot' | 'onMove'>,
): Promise<void> {
  try {
    const found = await asking;
    const why = found === null ? null : whyNot(found, to);
    if (why === null) onMove({ entry, to });
    else notify(why, 'error');
  } catch (error) {
    if (!isApiError(error)) throw error;
    notify(error.message, 'error');
  }
}

function columnAt(grid: HTMLElement, x: number): HTMLElement | undefined {
  return [...grid.querySelectorAll<HTMLElement>('.facility-grid__column')].find((one) => {
    const box = one.getBoundingClientRect();
    return box.left <= x && x < box.right;
  });
}
