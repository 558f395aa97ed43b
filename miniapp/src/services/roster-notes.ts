import type { Body, Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { civilDay } from '@shared/time/civil';

type Merge = Body<'roster.merge'>;
export type Seal = Merge['roster'];
type Merged = Reply<'roster.merge'>['items'][number];

/** A day's roster on this phone; see docs/decisions/0041. */
export type KeptRoster = Reply<'roster.offline'> & {
  accountId: string;
  /** How far this phone's clock is ahead of the server's. */
  aheadMs: number;
};

/** Whom somebody checks in: a name of the roster, or a code with what was said besides. */
export type Came = { bookingId: string } | { code: string; who?: string | undefined };

/** Whether six digits alone will not be taken: too many bookings for them to tell one. */
export const needsWho = ({ bookings, cut }: Pick<KeptRoster, 'bookings' | 'cut'>, what: Came): boolean =>
  'code' in what &&
  /^\d+$/.test(what.code) &&
  what.who === undefined &&
  (cut || bookings.length > limits.codeAloneMost);

interface About {
  /** Made once for a check-in: however often it is sent, it is taken once. */
  key: string;
  accountId: string;
  /** When they came, by the server's clock. */
  at: string;
  /** Null for six digits, which name nobody without the server. */
  bookingId: string | null;
  slotId: string | null;
  /** Masked, as the roster has it. */
  personName: string | null;
  serviceName: string | null;
  startAt: string | null;
}

/** A check-in that the server has not confirmed yet. */
export interface Note extends About {
  code: string | null;
  /** The name or end of a number that was said with six digits. */
  who?: string | undefined;
  /** A newer roster takes no older times: each note goes up with the one it was made by. */
  roster: Seal;
  goodUntil: string;
  /** It has been on its way at least once; nobody knows whether it arrived. */
  sent: boolean;
}

/** What became of a note where it was not simply done: for a person to read, and to put away. */
export interface Told extends About {
  /** `before`: checked in already; `taken_back`: here, but perhaps too late; else the code of the refusal. */
  why: string;
  toldAt: string;
}

export interface Notes {
  waiting: Note[];
  told: Told[];
}

export const noNotes: Notes = { waiting: [], told: [] };

/** Good for noting until its day is over, and for whom it was made. */
export const isToday = (roster: KeptRoster, accountId: string | undefined, now: Date): boolean =>
  roster.accountId === accountId && civilDay(serverTime(roster, now)) === roster.on;

/** This phone's time as the server would tell it. */
export const serverTime = (roster: Pick<KeptRoster, 'aheadMs'>, now: Date): Date =>
  new Date(now.getTime() - roster.aheadMs);

/** Whom a scanned picture names; null for digits. */
const holderOf = (code: string): string | null => /^LL1:([\w-]{1,40}):\d{6}$/.exec(code)?.[1] ?? null;

/** A note of somebody ticked (`bookingId`) or of a code; a picture of a booking that the roster has not is noted too. */
export function noteOf(roster: KeptRoster, what: Came, key: string, now: Date): Note {
  const code = 'code' in what ? what.code : null;
  const bookingId = 'code' in what ? holderOf(what.code) : what.bookingId;
  const booking = roster.bookings.find(({ id }) => id === bookingId);
  const slot = roster.slots.find(({ id }) => id === booking?.slotId);
  const { accountId, centreId, on, madeAt, seal, goodUntil } = roster;
  return {
    key,
    accountId,
    at: serverTime(roster, now).toISOString(),
    bookingId,
    slotId: slot?.id ?? null,
    personName: booking?.personName ?? null,
    serviceName: slot?.serviceName ?? null,
    startAt: slot?.startAt ?? null,
    code,
    who: 'code' in what ? what.who : undefined,
    roster: { centreId, on, madeAt, seal },
    goodUntil,
    sent: false,
  };
}

/** With one note more. A second one of the same person or code, or one too many, changes nothing. */
export function noted(notes: Notes, note: Note): { notes: Notes; outcome: 'noted' | 'before' | 'full' } {
  const same = (one: Note): boolean =>
    one.accountId === note.accountId &&
    (note.bookingId === null ? one.code === note.code : one.bookingId === note.bookingId);
  if (notes.waiting.some(same)) return { notes, outcome: 'before' };
  if (notes.waiting.length >= limits.offlineNotesMost) return { notes, outcome: 'full' };
  return { notes: { ...notes, waiting: [...notes.waiting, note] }, outcome: 'noted' };
}

/** The next notes to send: of one account and one roster, oldest first. */
export function batchOf(notes: Notes, accountId: string | undefined): Note[] {
  const mine = notes.waiting.filter((one) => one.accountId === accountId);
  const first = mine[0];
  return mine.filter(({ roster }) => roster.seal === first?.roster.seal).slice(0, limits.mergeMax);
}

export const bodyOf = (batch: readonly [Note, ...Note[]]): Merge => ({
  roster: batch[0].roster,
  items: batch.map(({ key, at, code, who, bookingId }) =>
    code === null ? { key, at, bookingId: bookingId ?? '' } : { key, at, code, who },
  ),
});

export const marked = (notes: Notes, keys: readonly string[]): Notes => ({
  ...notes,
  waiting: notes.waiting.map((one) => (keys.includes(one.key) ? { ...one, sent: true } : one)),
});

const toldOf = (note: Note, why: string, now: Date, booking: Merged['booking'] = null): Told => {
  const { key, accountId, at, bookingId, slotId, personName, serviceName, startAt } = note;
  return {
    ...{ key, accountId, at, why, toldAt: now.toISOString() },
    bookingId: booking?.id ?? bookingId,
    slotId: booking?.slotId ?? slotId,
    personName: booking?.personName ?? personName,
    serviceName: booking?.serviceName ?? serviceName,
    startAt: booking?.startAt ?? startAt,
  };
};

/** What the server has answered: done is done, the rest is told. A note it says nothing of goes on waiting. */
export function merged(notes: Notes, answers: readonly Merged[], now: Date): Notes {
  const told = notes.waiting.flatMap((note) => {
    const answer = answers.find(({ key }) => key === note.key);
    if (answer === undefined || answer.outcome === 'done') return [];
    const why = answer.outcome === 'before' ? 'before' : (answer.code ?? 'bug');
    return [toldOf(note, why, now, answer.booking)];
  });
  const answered = new Set(answers.map(({ key }) => key));
  return {
    waiting: notes.waiting.filter(({ key }) => !answered.has(key)),
    told: [...notes.told, ...told],
  };
}

/** The server takes none of these, now or later. */
export function refused(notes: Notes, keys: readonly string[], why: string, now: Date): Notes {
  const gone = notes.waiting.filter(({ key }) => keys.includes(key));
  return {
    waiting: notes.waiting.filter(({ key }) => !keys.includes(key)),
    told: [...notes.told, ...gone.map((note) => toldOf(note, why, now))],
  };
}

/** A wrong tick is taken back. One that has been on its way may have arrived all the same: that is told. */
export function takenBack(notes: Notes, key: string, now: Date): Notes {
  const wasSent = notes.waiting.some((one) => one.key === key && one.sent);
  if (wasSent) return refused(notes, [key], 'taken_back', now);
  return { ...notes, waiting: notes.waiting.filter((one) => one.key !== key) };
}

export const putAway = (notes: Notes, keys: readonly string[]): Notes => ({
  ...notes,
  told: notes.told.filter(({ key }) => !keys.includes(key)),
});

/** Without anything of this account. */
export const without = (notes: Notes, accountId: string): Notes => ({
  waiting: notes.waiting.filter((one) => one.accountId !== accountId),
  told: notes.told.filter((one) => one.accountId !== accountId),
});

/** What time alone changes: notes past their noon are told, for ticking by hand; what nobody has read for days goes. */
export function swept(notes: Notes, now: Date): Notes {
  const late = notes.waiting.filter(({ goodUntil }) => Date.parse(goodUntil) <= now.getTime()).map(({ key }) => key);
  const oldest = now.getTime() - limits.offlineToldDays * 86_400_000;
  const { waiting, told } = late.length > 0 ? refused(notes, late, 'roster.seal_old', now) : notes;
  const fresh = told.filter(({ toldAt }) => Date.parse(toldAt) > oldest);
  return late.length === 0 && fresh.length === told.length ? notes : { waiting, told: fresh };
}
