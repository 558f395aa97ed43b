import type { Reply } from '@shared/contract/types';
import type { Language } from '@shared/words/languages';

/** Rooms and people in words: 一楼大厅、吴清源（磁灶陶艺老师）; null where nothing is named. */
export function usesWords(uses: Reply<'service.get'>['uses'], language: Language): string | null {
  const [open, close, between] = language === 'en' ? [' (', ')', ', '] : ['（', '）', '、'];
  const named = uses.map(({ kind, name, who }) => {
    const isSomebody = kind === 'staff' || kind === 'talent';
    return isSomebody && who !== null ? `${name}${open}${who}${close}` : name;
  });
  return named.length === 0 ? null : named.join(between);
}
