import { useEffect, useRef, useState } from 'react';
import { isH5 } from '@/platform/target';
import type { Column } from './facility';
import { step } from './times';

export const gridId = 'facility-grid';

interface Asked {
  columns: readonly Column[];
  /** Minutes of the grid's upper and lower edge. */
  first: number;
  last: number;
  onSpan: (stretch: Stretch) => void;
}

interface Cell {
  key: string;
  minute: number;
}

/** A time in one column. */
export interface Stretch {
  key: string;
  fromMinute: number;
  toMinute: number;
}

/** Both ends of a choice, whichever was first; at least one step. */
const stretchOf = (key: string, one: number, other: number): Stretch => ({
  key,
  fromMinute: Math.min(one, other),
  toMinute: Math.max(one, other) + step,
});

/**
 * A time chosen in the grid. Keys: arrows move, Enter marks the beginning, arrows up and down stretch it, Enter again takes
 * it, Escape forgets it. Mouse: pressed in a free place, drawn down or up, let go.
 */
export function useChoice({ columns, first, last, onSpan }: Asked) {
  const [cell, setCell] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const latest = useRef({ columns, first, last, onSpan, cell, anchor });
  latest.current = { columns, first, last, onSpan, cell, anchor };

  useEffect(() => {
    const grid = isH5 ? document.getElementById(gridId) : null;
    if (grid === null) return undefined;
    const keys = (event: KeyboardEvent) => {
      if (event.target !== grid || event.ctrlKey || event.metaKey || event.altKey) return;
      const now = latest.current;
      const here = now.cell ?? { key: now.columns[0]?.key ?? '', minute: now.first };
      const to = (key: string, minute: number) =>
        setCell({ key, minute: Math.min(now.last - step, Math.max(now.first, minute)) });
      const column = now.columns.findIndex(({ key }) => key === here.key);
      const beside = (by: number) => to(now.columns[column + by]?.key ?? here.key, here.minute);
      if (event.key === 'ArrowUp') to(here.key, here.minute - step);
      else if (event.key === 'ArrowDown') to(here.key, here.minute + step);
      // While a time is stretched it stays in its column.
      else if (event.key === 'ArrowLeft' && now.anchor === null) beside(-1);
      else if (event.key === 'ArrowRight' && now.anchor === null) beside(1);
      else if (event.key === 'Escape' && now.anchor !== null) setAnchor(null);
      else if (event.key === 'Enter' && now.anchor === null) {
        setCell(here);
        setAnchor(here);
      } else if (event.key === 'Enter' && now.anchor !== null) {
        setAnchor(null);
        now.onSpan(stretchOf(here.key, now.anchor.minute, here.minute));
      } else if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
    };
    const cellAt = (event: PointerEvent, column: HTMLElement): Cell => {
      const now = latest.current;
      const box = column.getBoundingClientRect();
      const share = Math.min(0.999, Math.max(0, (event.clientY - box.top) / box.height));
      const minute = now.first + Math.floor(((now.last - now.first) * share) / step) * step;
      return { key: column.dataset['column'] ?? '', minute };
    };
    let drawn: { column: HTMLElement; from: Cell } | null = null;
    const down = (event: PointerEvent) => {
      const target = event.target as HTMLElement;
      const column = target.closest<HTMLElement>('.facility-grid__column');
      if (event.button !== 0 || column === null || target.closest('.facility-entry') !== null) return;
      drawn = { column, from: cellAt(event, column) };
      setAnchor(drawn.from);
      setCell(drawn.from);
    };
    const move = (event: PointerEvent) => {
      if (drawn === null) return;
      event.preventDefault();
      setCell({ ...cellAt(event, drawn.column), key: drawn.from.key });
    };
    const up = (event: PointerEvent) => {
      if (drawn === null) return;
      const { column, from } = drawn;
      drawn = null;
      setAnchor(null);
      latest.current.onSpan(stretchOf(from.key, from.minute, cellAt(event, column).minute));
    };
    const cancel = () => {
      drawn = null;
      setAnchor(null);
    };
    grid.addEventListener('keydown', keys);
    grid.addEventListener('pointerdown', down);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', cancel);
    return () => {
      grid.removeEventListener('keydown', keys);
      grid.removeEventListener('pointerdown', down);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', cancel);
    };
  }, []);

  const shown = cell !== null && columns.some(({ key }) => key === cell.key) ? cell : null;
  return {
    /** From the mark to the cursor. */
    chosen: anchor === null || shown === null ? null : stretchOf(anchor.key, anchor.minute, shown.minute),
    cursor: shown === null ? null : stretchOf(shown.key, shown.minute, shown.minute),
    isChoosing: anchor !== null,
  };
}
