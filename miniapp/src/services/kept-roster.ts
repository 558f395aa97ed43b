import { isOnline, whenOnline } from '../platform/network';
import { storage } from '../platform/storage';
import { call, newRequestKey } from './api';
import { ApiError, asApiError, type FailureCode } from './api-error';
import {
  batchOf,
  bodyOf,
  isToday,
  marked,
  merged,
  noNotes,
  noted,
  noteOf,
  putAway,
  refused,
  swept,
  takenBack,
  without,
  type Came,
  type KeptRoster,
  type Note,
  type Notes,
  type Told,
} from './roster-notes';
import { createStore, useStore } from './store';
import { tokens, tokenStore } from './tokens';

/** A network that comes and goes says nothing when only the server was away. */
const againMs = 30_000;
/** While there is a network the roster on the phone is at most so old. */
const renewAfterMs = 5 * 60_000;
/** The server will take these no better later. */
const finalCodes: readonly FailureCode[] = ['roster.seal_wrong', 'roster.seal_old', 'not_found'];
/** Of these, waiting is cure enough; the others need a person, another role or the next start. */
const passingCodes: readonly FailureCode[] = ['offline', 'timeout', 'busy', 'rate.limited', 'bug'];

const rosterStore = createStore<KeptRoster | null>(storage.read<KeptRoster>('roster'));
const notesStore = createStore<Notes>(storage.read<Notes>('rosterNotes') ?? noNotes);
const sendStore = createStore<{ sending: boolean; failure: ApiError | null }>({ sending: false, failure: null });

const me = (): string | undefined => tokens()?.me.accountId;

/** Reads, changes and writes in one step, so that two windows lose nothing of each other's. False = it was not kept. */
function change(step: (notes: Notes) => Notes): boolean {
  const old = storage.read<Notes>('rosterNotes') ?? noNotes;
  const next = step(old);
  if (next !== old) {
    const isEmpty = next.waiting.length === 0 && next.told.length === 0;
    if (isEmpty) storage.forget('rosterNotes');
    else if (!storage.write('rosterNotes', next)) return false;
  }
  notesStore.set(next);
  return true;
}

function keep(roster: KeptRoster | null): boolean {
  if (roster === null) storage.forget('roster');
  else if (!storage.write('roster', roster)) return false;
  rosterStore.set(roster);
  return true;
}

/** Fetches today's roster onto this phone. False when the phone has no room for it; throws as `call` does. */
export async function keepRoster(centreId: string | undefined): Promise<boolean> {
  const accountId = me();
  const roster = await call('roster.offline', { query: { centreId } });
  // Signed out, or somebody else, meanwhile: the names are nobody's here.
  if (accountId === undefined || me() !== accountId) return true;
  return keep({ ...roster, accountId, aheadMs: Date.now() - Date.parse(roster.madeAt) });
}

/** Takes the roster off this phone. What has not been sent stays until it has. */
export const leaveRoster = (): void => void keep(null);

/** The roster to note by; null when none of today is here for whoever is signed in. */
export function rosterNow(): KeptRoster | null {
  const roster = rosterStore.get();
  return roster !== null && isToday(roster, me(), new Date()) ? roster : null;
}

export type Noted = { outcome: 'noted' | 'before' | 'full' | 'not_kept'; note: Note };

/** Notes a check-in on this phone; it is there before this answers. Null without a roster of today. */
export function note(what: Came): Noted | null {
  const roster = rosterNow();
  if (roster === null) return null;
  const made = noteOf(roster, what, newRequestKey(), new Date());
  let outcome: Noted['outcome'] = 'noted';
  const kept = change((notes) => {
    const next = noted(notes, made);
    outcome = next.outcome;
    return next.notes;
  });
  if (kept) void sendNotes();
  return { outcome: kept ? outcome : 'not_kept', note: made };
}

/** The server was not reached just now, and something waits for it: trying first would only keep people waiting. */
export const isAway = (): boolean => {
  const code = sendStore.get().failure?.code;
  return (code === 'offline' || code === 'timeout') && batchOf(notesStore.get(), me()).length > 0;
};

/** The same where a check-in has just failed: null too where the server was reached, whose word then holds. */
export const noteUnreached = (error: unknown, what: Came): Noted | null => {
  const { code } = asApiError(error);
  return code === 'offline' || code === 'timeout' ? note(what) : null;
};

export const takeBack = (key: string): boolean => change((notes) => takenBack(notes, key, new Date()));
export const putTold = (keys: readonly string[]): boolean => change((notes) => putAway(notes, keys));

/** Before signing out: nothing of mine stays on this phone. */
export const dropNotes = (): void => {
  const accountId = me();
  if (accountId !== undefined) change((notes) => without(notes, accountId));
};

/** How many check-ins would be lost by leaving now; tries to send them first. */
export async function unsentNotes(): Promise<number> {
  await sendNotes();
  return notesStore.get().waiting.filter(({ accountId }) => accountId === me()).length;
}

let running: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, a part at a time, until nothing waits or the server can't be reached; then tries again by itself. */
export function sendNotes(): Promise<void> {
  running ??= sendAll().finally(() => {
    running = null;
    sendStore.set({ ...sendStore.get(), sending: false });
  });
  return running;
}

async function sendAll(): Promise<void> {
  clearTimeout(timer);
  change((notes) => swept(notes, new Date()));
  for (;;) {
    const [first, ...rest] = batchOf(notesStore.get(), me());
    if (first === undefined) return sendStore.set({ sending: false, failure: null });
    if (!isOnline()) return later(new ApiError('offline'));
    const keys = [first, ...rest].map(({ key }) => key);
    sendStore.set({ sending: true, failure: null });
    // Not kept as sent, not sent: it could not be told any more that it may have arrived.
    if (!change((notes) => marked(notes, keys))) return;
    try {
      const { items } = await call('roster.merge', { body: bodyOf([first, ...rest]) });
      change((notes) => merged(notes, items, new Date()));
      learn(items);
      if (items.length === 0) throw new Error('The server said nothing of what was sent');
    } catch (error) {
      const failure = asApiError(error);
      if (finalCodes.includes(failure.code)) {
        change((notes) => refused(notes, keys, failure.code, new Date()));
      } else return later(failure);
    }
  }
}

function later(failure: ApiError): void {
  if (passingCodes.includes(failure.code)) timer = setTimeout(() => void sendNotes(), againMs);
  sendStore.set({ sending: false, failure });
}

/** The roster on the phone knows at once what the server has answered. */
function learn(items: readonly { booking: { id: string; state: KeptRoster['bookings'][number]['state'] } | null }[]) {
  const roster = rosterStore.get();
  if (roster === null) return;
  const states = new Map(items.map(({ booking }) => [booking?.id, booking?.state]));
  const bookings = roster.bookings.map((one) => ({ ...one, state: states.get(one.id) ?? one.state }));
  keep({ ...roster, bookings });
}

/** With a network: sends what waits, and brings the roster that is kept up to date. */
export async function catchUp(): Promise<void> {
  forgetOld();
  await sendNotes();
  const roster = rosterNow();
  if (roster === null || sendStore.get().failure !== null) return;
  if (Date.now() - roster.aheadMs - Date.parse(roster.madeAt) < renewAfterMs) return;
  // Without an answer the one that is here goes on serving.
  await keepRoster(roster.centreId).catch(() => undefined);
}

/** Names leave the phone with their day, and with whoever they were given to. */
function forgetOld(): void {
  const roster = rosterStore.get();
  if (roster !== null && !isToday(roster, me(), new Date())) keep(null);
  change((notes) => swept(notes, new Date()));
}

/** From the start of the app on; whatever screen is in view. */
export function watchRoster(): void {
  let who = me();
  tokenStore.subscribe(() => {
    if (me() === who) return;
    who = me();
    forgetOld();
    if (who !== undefined && notesStore.get().waiting.length > 0) void catchUp();
  });
  whenOnline(() => void catchUp());
  if (rosterStore.get() !== null || notesStore.get().waiting.length > 0 || notesStore.get().told.length > 0) {
    void catchUp();
  }
}

export interface OfflineRoster {
  /** Of today and mine; null = none is kept. */
  roster: KeptRoster | null;
  waiting: Note[];
  told: Told[];
  sending: boolean;
  failure: ApiError | null;
}

export function useOfflineRoster(now: Date): OfflineRoster {
  const roster = useStore(rosterStore);
  const notes = useStore(notesStore);
  const send = useStore(sendStore);
  const accountId = useStore(tokenStore)?.me.accountId;
  return {
    ...send,
    roster: roster !== null && isToday(roster, accountId, now) ? roster : null,
    waiting: notes.waiting.filter((one) => one.accountId === accountId),
    told: notes.told.filter((one) => one.accountId === accountId),
  };
}

/** Whether this booking's check-in waits on this phone. */
export const useIsNoted = (bookingId: string): boolean =>
  useStore(notesStore).waiting.some((one) => one.bookingId === bookingId);
