import fc from 'fast-check';
import { agree } from './agree';
import * as model from './model';
import type { Booking, Model, Wish } from './model';
import { changeReason, dayOfSlot, linesSince, newKey, people, proxyOf, slots, type Real } from './real';

type Command = fc.AsyncCommand<Model, Real>;

/** Commands that have been carried out, over all runs. */
export const count = { commands: 0, claims: 0, promoted: 0, resized: 0 };

/** A command that is followed by a comparison of everything. */
abstract class Compared implements Command {
  abstract check(m: Readonly<Model>): boolean;
  abstract act(m: Model, real: Real): Promise<void>;
  abstract toString(): string;

  async run(m: Model, real: Real): Promise<void> {
    count.commands += 1;
    const before = m.bookings.filter(({ state }) => state === 'offered').length;
    await this.act(m, real);
    count.promoted += Math.max(0, m.bookings.filter(({ state }) => state === 'offered').length - before);
    // Lines that no command waited for are of no later one.
    await linesSince(real);
    await agree(m, real, count.commands);
  }
}

/**
 * What a refusal may say besides the model's own code: for a moment this process answers from its mark that a slot is
 * sold out, without looking why else the claim would fail.
 */
function alsoFull(m: Model, { slot }: Wish, code: string): string[] {
  const isFull = model.taken(m, slot) >= (m.slots[slot]?.capacity ?? 0) || m.slots[slot]?.closed === true;
  return isFull ? [code, 'booking.slot_full', 'booking.line_full'] : [code];
}

const accountOf = (wish: Wish, byProxy: boolean): number =>
  byProxy && wish.person === proxyOf.person ? proxyOf.account : wish.person;

function claim(real: Real, wish: Wish, account: number, key: string) {
  const caller = real.accounts[account];
  const beneficiaryId = account === wish.person ? undefined : real.personIds[wish.person];
  const body = { requestKey: key, partySize: wish.party, orWait: wish.orWait, beneficiaryId };
  if (caller === undefined) throw new Error('nobody');
  return caller.call('booking.book', { params: { slotId: real.slotIds[wish.slot] ?? '' }, body });
}

class Book extends Compared {
  constructor(
    readonly wish: Wish,
    readonly byProxy: boolean,
  ) {
    super();
  }
  check = () => true;
  async act(m: Model, real: Real): Promise<void> {
    count.claims += 1;
    const account = accountOf(this.wish, this.byProxy);
    const key = newKey();
    const verdict = model.decide(m, this.wish);
    const answer = await claim(real, this.wish, account, key);
    if (!verdict.ok) return expect(alsoFull(m, this.wish, verdict.code)).toContain(answer.problem?.code);
    expect(answer.body?.state ?? answer.problem?.code).toBe(verdict.is);
    const { id } = answer.body ?? { id: '' };
    model.take(m, this.wish, verdict.is, id);
    real.won.push({ wish: this.wish, account, key, id });
  }
  toString = () => `book(${JSON.stringify(this.wish)}${this.byProxy ? ', by proxy' : ''})`;
}

/** Several at the same moment. Who was before whom is told by the record; all else must follow from that. */
class BookTogether extends Compared {
  constructor(readonly wishes: readonly Wish[]) {
    super();
  }
  check = () => true;
  async act(m: Model, real: Real): Promise<void> {
    count.claims += this.wishes.length;
    const sent = this.wishes.map((wish) => ({ wish, key: newKey() }));
    const answers = await Promise.all(sent.map(({ wish, key }) => claim(real, wish, wish.person, key)));
    const all = sent.map((one, n) => ({ ...one, answer: answers[n] }));
    for (const { id } of await linesSince(real, 'booking.book')) {
      const one = all.find(({ answer }) => answer?.body?.id === id);
      if (one === undefined) throw new Error(`${id} was booked and nobody was told`);
      const verdict = model.decide(m, one.wish);
      expect(verdict).toEqual({ ok: true, is: one.answer?.body?.state });
      if (verdict.ok) model.take(m, one.wish, verdict.is, id);
      real.won.push({ wish: one.wish, account: one.wish.person, key: one.key, id });
    }
    // Places only become fewer meanwhile: who was refused would be refused at the end too, if for another reason.
    for (const { wish, answer } of all.filter((one) => one.answer?.ok === false)) {
      expect([model.decide(m, wish).ok, answer?.problem?.code]).toEqual([false, expect.stringMatching(/^booking\./)]);
    }
  }
  toString = () => `together(${JSON.stringify(this.wishes)})`;
}

/** A claim that has won before, sent again: as it was, or for another slot. */
class Again extends Compared {
  constructor(
    readonly pick: number,
    readonly other: boolean,
  ) {
    super();
  }
  check = (m: Readonly<Model>) => m.bookings.length > 0;
  async act(_m: Model, real: Real): Promise<void> {
    const one = real.won[this.pick % real.won.length];
    if (one === undefined) return;
    const slot = this.other ? (one.wish.slot + 1) % slots : one.wish.slot;
    const answer = await claim(real, { ...one.wish, slot }, one.account, one.key);
    if (this.other) expect(answer.problem?.code).toBe('request.key_reused');
    else expect(answer.body?.id ?? answer.problem?.code).toBe(one.id);
  }
  toString = () => `again(${this.pick}${this.other ? ', other slot' : ''})`;
}

type Deed = 'cancel' | 'accept' | 'checkIn';
const states: Record<Deed, readonly string[]> = {
  cancel: ['confirmed', 'waiting', 'offered'],
  accept: ['offered'],
  checkIn: ['confirmed'],
};

/** Something done with a booking that there is, in whatever state it may be. */
class Do extends Compared {
  constructor(
    readonly deed: Deed,
    readonly pick: number,
    /** Most deeds are tried where they may succeed. */
    readonly anywhere: boolean,
  ) {
    super();
  }
  check = (m: Readonly<Model>) => this.pickFrom(m as Model).length > 0;
  pickFrom(m: Model): Booking[] {
    const all = m.bookings.filter(({ state }) => this.anywhere || states[this.deed].includes(state));
    // A place given back matters most where somebody waits for it.
    const wanted = all.filter((one) => one.state !== 'waiting' && model.lineOf(m, one.slot).length > 0);
    return this.deed === 'cancel' && !this.anywhere && wanted.length > 0 ? wanted : all;
  }
  async act(m: Model, real: Real): Promise<void> {
    const all = this.pickFrom(m);
    const booking = all[this.pick % all.length] as Booking;
    const owner = real.accounts[booking.person] as Real['staff'];
    const params = { bookingId: booking.id };
    const verdict = model[this.deed](m, booking);
    const answer =
      this.deed === 'checkIn'
        ? await real.staff.call('roster.checkIn', { body: params })
        : await owner.call(this.deed === 'cancel' ? 'booking.cancel' : 'booking.accept', { params });
    expect(answer.problem?.code ?? 'ok').toBe(verdict.ok ? 'ok' : verdict.code);
  }
  toString = () => `${this.deed}(${this.pick}${this.anywhere ? ', anywhere' : ''})`;
}

class Close extends Compared {
  constructor(readonly slot: number) {
    super();
  }
  check = () => true;
  async act(m: Model, real: Real): Promise<void> {
    const params = { slotId: real.slotIds[this.slot] ?? '' };
    const verdict = model.close(m, this.slot);
    const answer = await real.staff.call('slot.close', { params, body: { reason: '教练生病' } });
    const is = verdict.ok ? verdict.is : verdict.code;
    expect(answer.body?.cancelledBookings ?? answer.problem?.code).toBe(is);
  }
  toString = () => `close(${this.slot})`;
}

/** Staff give a slot another number of places, by its day in the timetable, as they have seen what that does. */
class Resize extends Compared {
  constructor(
    readonly slot: number,
    readonly places: number,
  ) {
    super();
  }
  check = (m: Readonly<Model>) => (m.slots[this.slot]?.startAt ?? 0) > m.now;
  async act(m: Model, real: Real): Promise<void> {
    const { service, on, runs } = dayOfSlot(m, this.slot);
    const start = (m.slots[this.slot]?.startAt ?? 0) - model.midnightOf(model.dayOf(m.slots[this.slot]?.startAt ?? 0));
    const change = {
      kind: 'service_exception' as const,
      serviceId: real.serviceIds[service] ?? '',
      fromOn: on,
      toOn: on,
      reason: changeReason,
      runs: runs.map((run) => (run.startsMinute * 60_000 === start ? { ...run, capacity: this.places } : run)),
    };
    const params = { centreId: real.centreId };
    const seen = await real.staff.call('timetable.preview', { params, body: { change } });
    const body = { change, basis: seen.body?.basis ?? '' };
    const answer = await real.staff.call('timetable.save', { params, body });
    count.resized += 1;
    expect(answer.body?.tasks ?? answer.problem?.code).toBe(model.resize(m, this.slot, this.places));
  }
  toString = () => `resize(${this.slot}, ${this.places})`;
}

/** Time passes, and the jobs that it makes due run. Which of several offers ended first, and which
 * of the days before has been ended, is told by the record. */
class Pass extends Compared {
  constructor(readonly minutes: number) {
    super();
  }
  check = () => true;
  async act(m: Model, real: Real): Promise<void> {
    m.now += this.minutes * 60_000;
    real.server.clock.pass(this.minutes);
    await real.server.worker.runDue();
    for (const { action, id } of await linesSince(real, 'booking.endOffer', 'booking.endSlot')) {
      // The night goes through worlds of earlier runs as well.
      if (!m.bookings.some((booking) => booking.id === id)) continue;
      const over = action === 'booking.endOffer' ? model.overdue(m) : model.missable(m);
      const one = over.find((booking) => booking.id === id);
      if (one === undefined) throw new Error(`${id}: ${action}, and it was not time`);
      if (action === 'booking.endOffer') model.endOffer(m, one);
      else one.state = 'no_show';
    }
    expect(model.overdue(m)).toEqual([]);
    model.endLines(m);
  }
  toString = () => `pass(${this.minutes})`;
}

const person = fc.nat(people - 1);
const slot = fc.nat(slots - 1);
const party = fc.oneof(
  { weight: 5, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 4 }) },
);
const orWait = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const wish = fc.record({ slot, person, party, orWait });
const seldom = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const minutes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 70 }) },
  { weight: 1, arbitrary: fc.integer({ min: 71, max: 600 }) },
);
const pick = fc.nat(1000);
const deed = (name: Deed) => fc.tuple(pick, seldom).map(([n, anywhere]) => new Do(name, n, anywhere));
const book = fc.tuple(wish, seldom).map(([one, byProxy]) => new Book(one, byProxy));

/** Everybody wants the same slot. */
const together = fc
  .tuple(slot, fc.uniqueArray(person, { minLength: 2, maxLength: people }), fc.infiniteStream(party))
  .map(([one, who, parties]) => {
    const sizes = parties.take(who.length);
    const all = [...sizes].map((size, n) => ({ slot: one, person: who[n] ?? 0, party: size, orWait: true }));
    return new BookTogether(all);
  });

/** As often as each is named. */
export const allCommands: fc.Arbitrary<Command>[] = [
  ...[book, book, book, book, book, together, together],
  ...[deed('cancel'), deed('cancel'), deed('cancel'), deed('accept'), deed('accept'), deed('checkIn')],
  fc.tuple(pick, seldom).map(([n, other]) => new Again(n, other)),
  minutes.map((n) => new Pass(n)),
  minutes.map((n) => new Pass(n)),
  fc.tuple(slot, fc.integer({ min: 1, max: 5 })).map(([one, places]) => new Resize(one, places)),
  // Seldom, or nothing would be left to do.
  fc.tuple(slot, fc.nat(5)).map(([one, chance]) => (chance === 0 ? new Close(one) : new Pass(1))),
];
