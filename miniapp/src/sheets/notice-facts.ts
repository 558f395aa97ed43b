import { dutiesIn } from '@shared/contract/duty-lines';
import { clockWords, dateWords, dayWords, rangeWords, type TimeLanguage } from '@shared/time/words';
import { roles, type Role } from '@shared/enums';
import { signInWords } from '@shared/words/ui';
import { civilDay } from '@shared/time/civil';
import type { NoticeFacts } from '@shared/words/account';
import { reasonIn } from '@shared/words/given-reasons';
import { contentWords, type ContentWords } from '@shared/words/content';

/** The facts of a notice as its words need them. Notices outlive versions: what one lacks becomes empty words, never a crash. */
export function noticeFacts(
  { facts }: { facts: Readonly<Record<string, string>> },
  now: Date,
  language: TimeLanguage,
): NoticeFacts {
  const startAt = new Date(facts['startAt'] ?? '');
  const endAt = new Date(facts['endAt'] ?? '');
  const role = facts['role'];
  const known = !Number.isNaN(startAt.getTime()) && !Number.isNaN(endAt.getTime());
  /** By its English name where it has one and that is read. */
  const named = (what: string) => (language === 'en' && facts[`${what}En`]) || (facts[what] ?? '');
  return {
    service: named('service'),
    centre: named('centre'),
    place: named('place'),
    time: known ? rangeWords(startAt, endAt, now, language) : '',
    until: momentOf(facts['until'], now, language),
    rank: facts['rank'] ?? '',
    reason: facts['reason'] ? reasonIn(language === 'en' ? 'en' : 'zh', facts['reason']) : null,
    was: facts['was'] ?? '',
    instead: facts['instead'] ?? '',
    wasTime: momentOf(facts['wasAt'], now, language),
    role: isRole(role) ? signInWords[language === 'en' ? 'en' : 'zh'].roles[role] : '',
    person: facts['person'] ?? '',
    browser: facts['browser'] ?? '',
    address: facts['address'] ?? '',
    name: facts['name'] ?? '',
    forName: facts['for'] ?? null,
    byName: facts['by'] ?? null,
    byDesk: facts['desk'] !== undefined,
    byTick: facts['checkIn'] === 'tick',
    ...checkedFacts(facts, language),
    ...dutiesOf(facts, now, language),
  };
}

/** '明天 14:30', or nothing. */
function momentOf(text: string | undefined, now: Date, language: TimeLanguage): string {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? '' : `${dayWords(civilDay(at), now, language)} ${clockWords(at)}`;
}

/** Of a notice about something that was checked; its codes become words here. */
function checkedFacts(
  facts: Readonly<Record<string, string>>,
  language: TimeLanguage,
): Pick<NoticeFacts, 'what' | 'why' | 'appealUntil'> {
  const words = contentWords[language === 'en' ? 'en' : 'zh'];
  const reason = words.reasons[facts['why'] as keyof ContentWords['reasons']] as string | undefined;
  const until = new Date(facts['appealUntil'] ?? '');
  return {
    what: (words.kinds[facts['what'] as keyof ContentWords['kinds']] as string | undefined) ?? '',
    why: [reason, facts['note']].filter(Boolean).join(language === 'en' ? '. ' : '；') || null,
    appealUntil: Number.isNaN(until.getTime()) ? null : dateWords(civilDay(until), language),
  };
}

/** Slots, for those who work in them. */
function dutiesOf(
  facts: Readonly<Record<string, string>>,
  now: Date,
  language: TimeLanguage,
): Pick<NoticeFacts, 'duties' | 'dutyCount'> {
  const duties = dutiesIn(facts['dutyTimes'] ?? '').map(({ startAt, endAt, wasAt, ...line }) => {
    const [from, to] = [new Date(startAt), new Date(endAt)];
    const known = !Number.isNaN(from.getTime()) && !Number.isNaN(to.getTime());
    const time = known ? rangeWords(from, to, now, language) : '';
    return { ...line, time, wasTime: momentOf(wasAt, now, language) };
  });
  return { duties, dutyCount: Number(facts['dutyCount']) || duties.length };
}

const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);
