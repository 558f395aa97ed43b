import type { ItemOf } from '@shared/contract/types';
import { rangeWords, type TimeLanguage } from '@shared/time/words';
import { roles, type Role } from '@shared/enums';
import { signInWords } from '@shared/words/ui';
import type { NoticeFacts } from '@shared/words/account';

type Entry = ItemOf<'inbox.list'>;

/** The facts of a notice as its words need them. Notices outlive versions: what one lacks becomes empty words, never a crash. */
export function noticeFacts({ facts }: Entry, now: Date, language: TimeLanguage): NoticeFacts {
  const startAt = new Date(facts['startAt'] ?? '');
  const endAt = new Date(facts['endAt'] ?? '');
  const role = facts['role'];
  const known = !Number.isNaN(startAt.getTime()) && !Number.isNaN(endAt.getTime());
  return {
    service: facts['service'] ?? '',
    centre: facts['centre'] ?? '',
    place: facts['place'] ?? '',
    time: known ? rangeWords(startAt, endAt, now, language) : '',
    reason: facts['reason'] || null,
    role: isRole(role) ? signInWords[language === 'en' ? 'en' : 'zh'].roles[role] : '',
    person: facts['person'] ?? '',
    browser: facts['browser'] ?? '',
    address: facts['address'] ?? '',
    name: facts['name'] ?? '',
  };
}

const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);
