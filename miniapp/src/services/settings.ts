import type { Language } from '@shared/words/languages';
import { storage } from '../platform/storage';
import { wechatFontScale } from '../platform/target';
import { createStore, useStore } from './store';

export interface Settings {
  /** Large type, big targets, a home of four tasks. */
  care: boolean;
  /** The person's own size on top of WeChat's; 1 is usual. */
  fontScale: number;
  theme: 'auto' | 'light' | 'dark';
  language: Language;
}

const usual: Settings = { care: false, fontScale: 1, theme: 'auto', language: 'zh' };
const careFactor = 1.4;
/** Beyond this, words no longer fit a phone; WeChat's own setting times ours could come to it. */
const largest = 1.9;

const store = createStore<Settings>({ ...usual, ...storage.read<Partial<Settings>>('settings') });

export function settings(): Settings {
  return store.get();
}

export function setSettings(change: Partial<Settings>): void {
  const next = { ...store.get(), ...change };
  store.set(next);
  storage.write('settings', next);
}

export function useSettings(): Settings {
  return useStore(store);
}

/** The one factor of all type: `--fs`. */
export function fontFactor({ care, fontScale }: Settings): number {
  const factor = wechatFontScale() * fontScale * (care ? careFactor : 1);
  return Math.round(Math.min(largest, care ? Math.max(careFactor, factor) : factor) * 1000) / 1000;
}

/** The words of a screen in the person's language: `const w = useWords(homeWords)`. */
export function useWords<T>(words: Record<Language, T>): T {
  return words[useStore(store).language];
}

export function wordsNow<T>(words: Record<Language, T>): T {
  return words[store.get().language];
}
