import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { isH5 } from '@/platform/target';
import { neighbour, type Arrow, type Grid } from './grid-rules';

export const codeFieldId = 'desk-code';
const slotPrefix = 'desk-slot-';
const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];

export const slotElementId = (slotId: string): string => `${slotPrefix}${slotId}`;

export function focusCodeField(): void {
  if (isH5) document.querySelector<HTMLInputElement>(`#${codeFieldId} input`)?.focus();
}

/** Keys while this page is in view and no sheet is over it. */
function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const [seen, setSeen] = useState(true);
  const latest = useRef(onKey);
  latest.current = onKey;
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  useEffect(() => {
    if (!isH5 || !seen) return undefined;
    const listen = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey || event.altKey;
      if (!command && document.querySelector('[role="dialog"]') === null) latest.current(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [seen]);
}

const isTyping = (): boolean => /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');

/**
 * The code field is always at hand: `/` leads to it, and so does whatever a scanner or a person begins to type when no
 * field has the focus. The key itself then lands in the field.
 */
export function useCodeKeys(): void {
  useKeys((event) => {
    if (isTyping()) return;
    if (event.key === '/') event.preventDefault();
    if (event.key === '/' || /^[0-9A-Za-z]$/.test(event.key)) focusCodeField();
  });
}

/** Arrows go from slot to slot; Enter opens the one reached. Escape leaves the code field for the slots. */
export function useGridKeys(grid: Grid, slotId: string | null): void {
  useKeys((event) => {
    const active = document.activeElement;
    const goTo = (id: string | null) => {
      if (id !== null) document.getElementById(slotElementId(id))?.focus();
    };
    const first = slotId ?? grid.boxes[0]?.slot.id ?? null;
    if (event.key === 'Escape' && active?.closest(`#${codeFieldId}`)) return goTo(first);
    if (!arrows.includes(event.key)) return;
    const focused = active?.id.startsWith(slotPrefix) ? active.id.slice(slotPrefix.length) : null;
    if (focused === null && active !== null && active !== document.body) return;
    event.preventDefault();
    goTo(focused === null ? first : neighbour(grid, focused, event.key as Arrow));
  });
}
