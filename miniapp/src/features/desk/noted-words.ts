import type { OfflineWords } from '@shared/words/desk-offline';
import { limits } from '@shared/limits';
import type { Noted } from '@/services/kept-roster';
import type { Note, Told } from '@/services/roster-notes';
import { notify } from '@/ui';

/** Whom a note is about: the masked name, or what is known instead. */
export function whoOf(one: Note | Told, w: OfflineWords): string {
  if (one.personName) return one.personName;
  if ('why' in one) return w.somebody;
  if (one.bookingId !== null) return w.unknownPicture;
  return one.who === undefined ? w.digits : w.digitsOf(one.who);
}

function wordsOf({ outcome, note }: Noted, name: string, w: OfflineWords): string {
  switch (outcome) {
    case 'noted':
      return note.personName === null ? w.notedUnknown : w.notedLong(name);
    case 'before':
      return w.notedBefore(name);
    case 'full':
      return w.full(limits.offlineNotesMost);
    case 'not_kept':
      return w.notKept;
  }
}

const isIn = ({ outcome }: Noted): boolean => outcome === 'noted' || outcome === 'before';

export const tellNoted = (kept: Noted, name: string, w: OfflineWords): void =>
  notify(wordsOf(kept, name, w), isIn(kept) ? 'info' : 'error');

/** What a code comes to without a network. */
export function notedFace(
  kept: Noted,
  w: OfflineWords,
): { kind: 'noted'; title: string; message: string } | { kind: 'refused'; message: string; hint: string } {
  const name = whoOf(kept.note, w);
  const message = wordsOf(kept, name, w);
  if (!isIn(kept)) return { kind: 'refused', message, hint: '' };
  return { kind: 'noted', title: kept.note.personName === null ? w.noted : `${name} ${w.noted}`, message };
}
