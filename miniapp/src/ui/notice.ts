import { createStore } from '../services/store';

export type NoticeTone = 'ok' | 'error' | 'info';

export interface Notice {
  text: string;
  tone: NoticeTone;
  id: number;
}

export const noticeStore = createStore<Notice | null>(null);

let count = 0;

/** Says something in passing, on whichever page is in view. Longer texts stay longer. */
export function notify(text: string, tone: NoticeTone = 'ok'): void {
  count += 1;
  const id = count;
  noticeStore.set({ text, tone, id });
  const ms = Math.min(6_000, 2_000 + text.length * 90);
  setTimeout(() => {
    if (noticeStore.get()?.id === id) noticeStore.set(null);
  }, ms);
}

/** What was said belongs to what the person has just done: it makes room for what they do now. */
export function hushNotice(): void {
  if (noticeStore.get() !== null) noticeStore.set(null);
}
