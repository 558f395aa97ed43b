import { limits } from '../../shared/limits';
import {
  batchOf,
  bodyOf,
  isToday,
  marked,
  merged,
  needsWho,
  noNotes,
  noted,
  noteOf,
  putAway,
  refused,
  swept,
  takenBack,
  without,
  type KeptRoster,
  type Note,
  type Notes,
} from '../../miniapp/src/services/roster-notes';

const madeAt = '2026-11-23T01:00:00.000Z';
const ten = new Date('2026-11-23T02:00:00.000Z');
const slot = { id: 'slt_1', serviceName: '健身房', place: '一楼', startAt: '2026-11-23T02:30:00.000Z' };
const roster: KeptRoster = {
  accountId: 'acc_1',
  aheadMs: 0,
  centreId: 'ctr_1',
  on: '2026-11-23',
  madeAt,
  seal: 'seal-of-nine',
  centreName: '永福里邻里中心',
  goodUntil: '2026-11-24T04:00:00.000Z',
  cut: false,
  all: 3,
  slots: [{ ...slot, endAt: '2026-11-23T03:30:00.000Z' }],
  bookings: ['bkg_1', 'bkg_2', 'bkg_3'].map((id) => ({
    ...{ id, slotId: 'slt_1', personName: '陈*兰', age: 76, partySize: 1 },
    state: 'confirmed' as const,
  })),
};
const tick = (bookingId: string, key = `key-${bookingId}`, of = roster): Note => noteOf(of, { bookingId }, key, ten);
const of = (...list: Note[]): Notes => list.reduce((notes, one) => noted(notes, one).notes, noNotes);
const answer = (key: string, outcome: 'done' | 'before' | 'refused', code: string | null = null) => ({
  ...{ key, outcome, code },
  booking: null,
});

describe('a roster on the phone', () => {
  it('is for its day and for whom it was made', () => {
    const at = (text: string) => isToday(roster, 'acc_1', new Date(text));
    expect([at('2026-11-23T15:59:59.000Z'), at('2026-11-23T16:00:00.000Z')]).toEqual([true, false]);
    expect([isToday(roster, 'acc_2', ten), isToday(roster, undefined, ten)]).toEqual([false, false]);
  });

  it('notes times as the server would, whatever the phone believes', () => {
    const ahead = { ...roster, aheadMs: 20 * 60_000 };
    expect(tick('bkg_1', 'k', ahead).at).toBe('2026-11-23T01:40:00.000Z');
    expect(isToday({ ...roster, aheadMs: 60_000 }, 'acc_1', new Date('2026-11-23T16:00:30.000Z'))).toBe(true);
  });

  it('asks who has said six digits where there are too many bookings for them to tell one', () => {
    const many = { cut: false, bookings: Array.from({ length: limits.codeAloneMost + 1 }, () => roster.bookings[0]!) };
    const few = { cut: false, bookings: many.bookings.slice(1) };
    const digits = { code: '123456' };
    expect([needsWho(few, digits), needsWho(many, digits), needsWho({ ...few, cut: true }, digits)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(needsWho(many, { ...digits, who: '7788' })).toBe(false);
    expect(needsWho(many, { code: 'LL1:bkg_9:123456' })).toBe(false);
    expect(needsWho(many, { bookingId: 'bkg_1' })).toBe(false);
    const said = noteOf(roster, { ...digits, who: '陈秀兰' }, 'k', ten);
    expect(bodyOf([said]).items).toEqual([{ key: 'k', at: ten.toISOString(), code: '123456', who: '陈秀兰' }]);
  });

  it('knows whom a picture names, and that digits name nobody', () => {
    const picture = noteOf(roster, { code: 'LL1:bkg_2:123456' }, 'k1', ten);
    expect(picture).toMatchObject({ bookingId: 'bkg_2', personName: '陈*兰', serviceName: '健身房' });
    const digits = noteOf(roster, { code: '123456' }, 'k2', ten);
    expect(digits).toMatchObject({ bookingId: null, personName: null, code: '123456' });
    expect(bodyOf([picture, digits]).items).toEqual([
      { key: 'k1', at: ten.toISOString(), code: 'LL1:bkg_2:123456' },
      { key: 'k2', at: ten.toISOString(), code: '123456' },
    ]);
  });
});

describe('notes that wait', () => {
  it('hold one person once, ticked or scanned, and a bounded number', () => {
    const one = of(tick('bkg_1'));
    expect(noted(one, tick('bkg_1', 'other')).outcome).toBe('before');
    expect(noted(one, noteOf(roster, { code: 'LL1:bkg_1:123456' }, 'scan', ten)).outcome).toBe('before');
    const many = { ...noNotes, waiting: Array.from({ length: limits.offlineNotesMost }, (_, n) => tick(`bkg_${n}`)) };
    expect(noted(many, tick('bkg_last'))).toEqual({ notes: many, outcome: 'full' });
  });

  it('go up with the roster they were made by, a part at a time, and only those of who is signed in', () => {
    const newer = { ...roster, seal: 'seal-of-eleven' };
    const notes = of(tick('bkg_1'), tick('bkg_2', 'k2', newer), tick('bkg_3'), {
      ...tick('bkg_4'),
      accountId: 'acc_2',
    });
    expect(batchOf(notes, 'acc_1').map(({ bookingId }) => bookingId)).toEqual(['bkg_1', 'bkg_3']);
    expect(batchOf(notes, 'acc_2').map(({ bookingId }) => bookingId)).toEqual(['bkg_4']);
    expect(batchOf(notes, undefined)).toEqual([]);
    const many = Array.from({ length: limits.mergeMax + 1 }, (_, n) => tick(`bkg_${n}`));
    expect(batchOf(of(...many), 'acc_1')).toHaveLength(limits.mergeMax);
  });

  it('end by what the server says: done is gone, the rest is told, what it did not name goes on waiting', () => {
    const notes = of(tick('bkg_1'), tick('bkg_2'), tick('bkg_3'), tick('bkg_4'));
    const after = merged(
      notes,
      [
        answer('key-bkg_1', 'done'),
        answer('key-bkg_2', 'before'),
        answer('key-bkg_3', 'refused', 'roster.not_confirmed'),
        answer('of-another-window', 'done'),
      ],
      ten,
    );
    expect(after.waiting.map(({ key }) => key)).toEqual(['key-bkg_4']);
    expect(after.told.map(({ bookingId, why }) => [bookingId, why])).toEqual([
      ['bkg_2', 'before'],
      ['bkg_3', 'roster.not_confirmed'],
    ]);
    // The same answer once more, as after a lost connection, tells nothing twice.
    expect(merged(after, [answer('key-bkg_2', 'before')], ten).told).toHaveLength(2);
    expect(putAway(after, ['key-bkg_2']).told.map(({ bookingId }) => bookingId)).toEqual(['bkg_3']);
  });

  it('are taken back silently before they were sent, and with a word after', () => {
    const notes = marked(of(tick('bkg_1'), tick('bkg_2')), ['key-bkg_2']);
    expect(takenBack(notes, 'key-bkg_1', ten)).toMatchObject({ waiting: [{ bookingId: 'bkg_2' }], told: [] });
    expect(takenBack(notes, 'key-bkg_2', ten).told).toMatchObject([{ bookingId: 'bkg_2', why: 'taken_back' }]);
  });

  it('are told, not lost, when their roster is over; what was told goes after some days', () => {
    const notes = of(tick('bkg_1'));
    expect(swept(notes, new Date('2026-11-24T03:59:59.000Z'))).toBe(notes);
    const noon = new Date('2026-11-24T04:00:00.000Z');
    const late = swept(notes, noon);
    expect(late).toMatchObject({ waiting: [], told: [{ bookingId: 'bkg_1', why: 'roster.seal_old' }] });
    const days = (n: number) => new Date(noon.getTime() + n * 86_400_000);
    expect(swept(late, days(limits.offlineToldDays - 1)).told).toHaveLength(1);
    expect(swept(late, days(limits.offlineToldDays)).told).toHaveLength(0);
  });

  it('leave the phone with who signs out, and nobody else', () => {
    const theirs = { ...tick('bkg_9'), accountId: 'acc_2' };
    const notes = refused(of(tick('bkg_1'), tick('bkg_2'), theirs), ['key-bkg_2'], 'roster.seal_wrong', ten);
    expect(without(notes, 'acc_1')).toEqual({ waiting: [theirs], told: [] });
  });
});
