import { isH5 } from '../platform/target';
import { settings } from '../services/settings';

export interface Spoken {
  role?: string;
  label?: string;
  hidden?: boolean;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  modal?: boolean;
  live?: 'polite' | 'assertive';
  current?: boolean;
  /** Reachable by the Tab key (browser only). */
  focusable?: boolean;
}

/** The same meaning in the words of each target: WeChat reads `aria-role`, browsers `role`. */
export function spoken(said: Spoken): Record<string, string | number | boolean | undefined> {
  const out: Record<string, string | number | boolean | undefined> = {};
  if (said.role) out[isH5 ? 'role' : 'aria-role'] = said.role;
  if (said.label) out['aria-label'] = said.label;
  if (said.hidden) out['aria-hidden'] = 'true';
  if (said.checked !== undefined) out['aria-checked'] = String(said.checked);
  if (said.selected !== undefined) out['aria-selected'] = String(said.selected);
  if (said.disabled) out['aria-disabled'] = 'true';
  if (said.expanded !== undefined) out['aria-expanded'] = String(said.expanded);
  if (said.modal) out['aria-modal'] = 'true';
  if (said.live) out['aria-live'] = said.live;
  if (said.current) out['aria-current'] = 'page';
  if (isH5 && said.focusable !== undefined) out.tabindex = said.focusable ? '0' : '-1';
  return out;
}

/** Words that a screen reader says one after the other, with the comma of the person's language; what is empty is left out. */
export const inTurn = (...words: readonly (string | null | undefined | false)[]): string =>
  words.filter(Boolean).join(settings().language === 'en' ? ', ' : '，');

/** 'title: what', with the colon of the person's language. */
export const titled = (title: string, what: string): string =>
  `${title}${settings().language === 'en' ? ': ' : '：'}${what}`;
