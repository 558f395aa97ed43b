import { newId } from '../../server/kernel/ids';
import type { lockActorsFor } from '../../server/modules/household';
import { findPeople } from '../../server/modules/identity';
import { startServer, type Options, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { openFamily } from '../support/household-things';
import { beside } from './careless';
import { openMeeting } from './careless-capacity';

/** A child, and father and mother, each at a process of their own. */
async function familyOf(first: TestServer, second: TestServer) {
  const { build, db, clock } = first;
  const child = await build.resident({ name: '林一诺', bornOn: '2016-03-01' });
  const parents: Client[] = [];
  const family = await openFamily(db, clock.now());
  for (const app of [first, second]) {
    const who = await build.resident();
    await family.proxy(who.personId, child.personId);
    await db.updateTable('acting_power').set({ kind: 'guardian' }).where('actor_id', '=', who.personId).execute();
    parents.push(await app.as(who));
  }
  return { child, parents: parents as [Client, Client] };
}

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

/** Both book for the child at once, each a slot of their own; gives how it ended, in the order of words. */
async function bothBook(first: TestServer, second: TestServer, [hers, his]: readonly [Slot, Slot]) {
  const { child, parents } = await familyOf(first, second);
  const answers = await Promise.all(
    [hers, his].map((slot, n) =>
      (parents[n] as Client).call('booking.book', {
        params: { slotId: slot.id },
        body: { requestKey: newId('key'), beneficiaryId: child.personId },
      }),
    ),
  );
  const codes = answers.map((answer) => answer.body?.state ?? answer.problem?.code ?? '?').sort();
  const live = first.db.selectFrom('booking').select('id').where('beneficiary_id', '=', child.personId);
  return { codes, bookings: (await live.where('live_key', '=', '').execute()).length };
}

/** Two slots at times that meet, of two services; two of one day, of a service that takes nobody twice a day. */
async function slotsOf({ build, clock }: TestServer) {
  const start_at = new Date(Math.ceil(clock.now().getTime() / 86_400_000) * 86_400_000 + 3_600_000);
  const later = new Date(start_at.getTime() + 2 * 3_600_000);
  const daily = await build.service({ max_per_day: 1 });
  const one = await build.slot({ start_at });
  return {
    same: [one, one],
    crossing: [await build.slot({ start_at }), await build.slot({ start_at: new Date(start_at.getTime() + 900_000) })],
    daily: [
      await build.slot({ service_id: daily.id, start_at }),
      await build.slot({ service_id: daily.id, start_at: later }),
    ],
  } satisfies Record<string, readonly [Slot, Slot]>;
}

async function onTwoApps(options: Options, use: (first: TestServer, second: TestServer) => Promise<void>) {
  const first = await startServer(options);
  try {
    const second = await beside(first, options);
    try {
      await use(first, second);
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
  }
}

const rounds = 8;

test('two guardians book for the same child at once: it is booked once, and the other is told why not', async () => {
  await onTwoApps({}, async (first, second) => {
    for (let round = 0; round < rounds; round += 1) {
      const { same, crossing, daily } = await slotsOf(first);
      const ends = [
        await bothBook(first, second, same),
        await bothBook(first, second, crossing),
        await bothBook(first, second, daily),
      ];
      expect(ends).toEqual([
        { codes: ['booking.already_booked', 'confirmed'], bookings: 1 },
        { codes: ['booking.overlaps', 'confirmed'], bookings: 1 },
        { codes: ['booking.quota_day', 'confirmed'], bookings: 1 },
      ]);
    }
  });
}, 120_000);

test("without the locks of the child it is booked twice at one time and beyond its day's number: the test above would notice", async () => {
  const meeting = openMeeting();
  const careless: Options = {
    lockPeople: async (tx, ids) => {
      const people = await findPeople(tx, ids);
      await meeting.come();
      return people;
    },
    lockPowers: async (tx) => {
      const rows = await tx.selectFrom('acting_power').select(['actor_id', 'beneficiary_id', 'kind']).execute();
      const ever: Awaited<ReturnType<typeof lockActorsFor>> = new Map();
      for (const row of rows) {
        ever.set(row.beneficiary_id, (ever.get(row.beneficiary_id) ?? new Map()).set(row.actor_id, row.kind));
      }
      return ever;
    },
  };
  await onTwoApps(careless, async (first, second) => {
    const { crossing, daily } = await slotsOf(first);
    const twice = { codes: ['confirmed', 'confirmed'], bookings: 2 };
    for (const slots of [crossing, daily]) {
      meeting.of(2);
      expect(await bothBook(first, second, slots)).toEqual(twice);
    }
  });
}, 60_000);
