import type { ItemOf } from '@shared/contract/types';
import { rangeWords, type TimeLanguage } from '@shared/time/words';
import type { NoticeFacts } from '@shared/words/account';

type Entry = ItemOf<'inbox.list'>;

/** The facts of a notice as its words need them. Notices outlive versions: what one lacks becomes empty words, never a crash. */
export function noticeFacts({ facts }: Entry, now: Date, language: TimeLanguage): NoticeFacts {
  const startAt = new Date(facts['startAt'] ?? '');
  const endAt = new Date(facts['endAt'] ?? '');
  const known = !Number.isNaN(startAt.getTime()) && !Number.isNaN(endAt.getTime());
  return {
    service: facts['service'] ?? '',
    centre: facts['centre'] ?? '',
    place: facts['place'] ?? '',
    time: known ? rangeWords(startAt, endAt, now, language) : '',
    reason: facts['reason'] || null,
  };
}
