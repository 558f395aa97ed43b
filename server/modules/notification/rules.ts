import { templateNames, type ConsentSource, type InboxKind, type TemplateName } from '../../../shared/enums';
import { civilDay } from '../../../shared/time/civil';
import { clockWords } from '../../../shared/time/words';
import { templates, type FieldType, type Template } from './templates';

/** WeChat's limits. Counted in UTF-16 units, the strictest way to count, so that no reader of theirs finds too many. */
const most: Record<FieldType, number> = { thing: 20, time: 32, phrase: 5, character_string: 32, number: 32, name: 20 };
const nameMostHan = 10;

/** What a field says when nothing else is known. */
const whenEmpty: Record<FieldType, string> = {
  thing: '请点开查看',
  time: '',
  phrase: '请查看',
  character_string: '-',
  number: '0',
  name: '居民',
};

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const ellipsis = '…';

/** Without control characters, halves of a character and marks that turn the reading direction; blanks made single. */
export const cleanText = (text: string): string =>
  text
    .replace(/[\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim();

/** At most `limit` units, cut between what readers see as characters (an emoji, a letter with its accents), never within. */
export function shorten(text: string, limit: number, mark = ellipsis): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    if (kept.length + segment.length + mark.length > limit) break;
    kept += segment;
  }
  return kept.trimEnd() + mark;
}

const isHan = /\p{Script=Han}/u;

/** A value as WeChat takes it in a field of this type, or '' when nothing of it is left. */
export function fieldValue(type: FieldType, raw: string): string {
  const text = cleanText(raw);
  switch (type) {
    case 'thing':
      return shorten(text, most.thing);
    case 'phrase':
      return shorten(text.replace(/[^\p{Script=Han}]/gu, ''), most.phrase, '');
    case 'character_string':
      return text
        .replace(/[^\x20-\x7e]/g, '')
        .trim()
        .slice(0, most.character_string)
        .trimEnd();
    case 'number':
      return /^-?\d+(\.\d+)?/.exec(text)?.[0].slice(0, most.number).replace(/\.$/, '') ?? '';
    case 'name':
      return isHan.test(text)
        ? shorten(text.replace(/[^\p{Script=Han}]/gu, ''), nameMostHan, '')
        : text
            .replace(/[^A-Za-z .'-]/g, '')
            .trim()
            .slice(0, most.name)
            .trimEnd();
    case 'time':
      return timeWords(text);
  }
}

/** '2026年11月24日 14:30' in Shanghai, as WeChat reads a time. */
function timeWords(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const [year = '', month = '', day = ''] = civilDay(at).split('-');
  return `${year}年${Number(month)}月${Number(day)}日 ${clockWords(at)}`;
}

/** Field to value. */
export type MessageData = Readonly<Record<string, string>>;

/** The fields of a message, all of them filled, each within the limits of its type. `at` stands in for a missing time. */
export function messageData(template: Template, facts: Readonly<Record<string, string>>, at: Date): MessageData {
  return Object.fromEntries(
    template.fields.map(({ key, type, from, otherwise }) => {
      const raw = from.map((name) => facts[name] ?? '').join(' ');
      const value =
        fieldValue(type, raw) ||
        fieldValue(type, otherwise) ||
        (type === 'time' ? timeWords(at.toISOString()) : whenEmpty[type]);
      return [key, value];
    }),
  );
}

/** Which template copies a notice of this kind; most kinds have none. */
export const templateOf = (kind: InboxKind): TemplateName | null =>
  templateNames.find((name) => templates[name].kinds.includes(kind)) ?? null;

export const pageOfMessage = (template: Template, bookingId: string | null): string =>
  bookingId === null ? 'features/account/inbox' : template.page.replace('{bookingId}', bookingId);

/** Until when a message is still worth sending: some hours, and never beyond the visit or the offer it tells of. */
export function expiryOf(template: Template, at: Date, facts: Readonly<Record<string, string>> = {}): Date {
  const last = at.getTime() + template.usefulHours * 3_600_000;
  const until = Date.parse(facts[template.usefulUntil ?? ''] ?? '');
  return new Date(Number.isNaN(until) ? last : Math.min(last, until));
}

/** The phone and WeChat both tell of one and the same yes; two tellings this close are one. */
export const pairMinutes = 15;

export interface AcceptTold {
  id: string;
  source: ConsentSource;
  pairs: string;
}

/**
 * Which earlier telling of the other source this one repeats, or null: then it is a new yes. Each telling is the pair
 * of one other at most. `recent` are the yeses of the last `pairMinutes`, in order.
 */
export function pairOf(recent: readonly AcceptTold[], source: ConsentSource): string | null {
  const paired = new Set(recent.map((one) => one.pairs));
  const open = recent.find((one) => one.source !== source && one.pairs === '' && !paired.has(one.id));
  return open?.id ?? null;
}

/** What a failed call tells: which call it was, what kind of trouble, WeChat's number if it answered. */
export interface WechatTrouble {
  call: string;
  trouble: string;
  errcode: number | null;
}

/** What has become of a message that WeChat answered with an error. */
export type SendVerdict = { to: 'failed'; consentGone: boolean } | { to: 'unknown' } | { to: 'delayed'; dueAt: Date };

const delayMinutes = [1, 5, 20, 60] as const;
const noConsent = 43101;
/** Whatever fails before this call (the token) leaves the message unsent for certain. */
const sendCall = 'subscribe/send';

/**
 * An answer that says "refused" proves that nothing went out; no answer proves nothing, so such a message is never sent
 * again. Rate limits and our own credentials are waited for, a few times; what is wrong with the message is final.
 */
export function decideAfterError(error: WechatTrouble, delays: number, now: Date): SendVerdict {
  if (error.errcode === noConsent) return { to: 'failed', consentGone: true };
  const begun = error.call === sendCall;
  if (begun && error.trouble === 'transient') return { to: 'unknown' };
  const waits = !begun || error.trouble === 'rate' || error.trouble === 'credential' || error.trouble === 'config';
  const minutes = delayMinutes[delays];
  if (!waits || minutes === undefined) return { to: 'failed', consentGone: false };
  return { to: 'delayed', dueAt: new Date(now.getTime() + minutes * 60_000) };
}

/** After so many unanswered calls in a row WeChat is taken to be away, and the rest of the queue waits this long. */
export const awayAfter = 5;
export const awaySeconds = 30;

/** A visit this near must be told by telephone when no message can be sent. */
const urgentHours = 24;
const urgentKinds: readonly InboxKind[] = [
  'slot_closed',
  'session_called_off',
  'session_added',
  'session_moved',
  'activity_changed',
];

/** Until when somebody must have been told, or null: the inbox is enough. */
export function tellBy(kind: InboxKind, facts: Readonly<Record<string, string>>, now: Date): Date | null {
  if (!urgentKinds.includes(kind)) return null;
  const startAt = new Date(facts['startAt'] ?? '');
  const left = startAt.getTime() - now.getTime();
  return left > 0 && left < urgentHours * 3_600_000 ? startAt : null;
}

/** How long one staff member keeps a call to themselves. */
export const takenMinutes = 15;
const againMinutes = 60;
/** After so many unanswered calls the task ends as not reached. */
const triesMost = 3;

/** What follows from a call: it is done, or somebody tries again later. */
export function decideCallEnd(outcome: string, tries: number, now: Date): { again: Date | null } {
  const again = outcome === 'not_reached' && tries + 1 < triesMost;
  return { again: again ? new Date(now.getTime() + againMinutes * 60_000) : null };
}

export interface CallFacts {
  state: 'open' | 'done';
  dueAt: Date;
  takenBy: string | null;
  takenUntil: Date | null;
}

export const heldBy = (call: CallFacts, now: Date): string | null =>
  call.takenUntil !== null && call.takenUntil > now ? call.takenBy : null;

/** One caller at a time: who takes it first has it for a quarter of an hour. */
export const mayTake = (call: CallFacts, accountId: string, now: Date): boolean =>
  call.state === 'open' && [null, accountId].includes(heldBy(call, now));

export const mayEnd = (call: CallFacts, accountId: string, now: Date): boolean =>
  call.state === 'open' && heldBy(call, now) === accountId;
