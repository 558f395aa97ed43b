import { addJob } from '../../server/jobs';
import { newId } from '../../server/kernel/ids';
import { startServer, type Options, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { beside, isSound, toldOf, truthOf } from './careless';
import { carelessCapacity } from './careless-capacity';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

const asked = 4;
const minutes = 60;

const approved = ({ build }: TestServer) =>
  build.service({ approval_minutes: minutes, waitlist_max: 0, cancel_minutes: 0 });
const claim = (client: Client, slot: Slot) =>
  client.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });

/** Of an approval's end, what the resident is told of it. */
const news: Record<string, string[]> = {
  approved: ['booking_confirmed'],
  refused: ['booking_refused'],
  over: ['approval_over'],
  withdrawn: [],
};
/** And how the booking stands; one that was approved may have been cancelled right after. */
const states: Record<string, string[]> = {
  approved: ['confirmed', 'cancelled by resident'],
  refused: ['cancelled by centre'],
  over: ['expired'],
  withdrawn: ['cancelled by resident'],
};

/**
 * Some have asked, and the hour is over: two of the staff say yes and no, the resident cancels, and two workers end the
 * time to answer, all at once. Gives what doesn't hold together afterwards.
 */
async function everyEnd(server: TestServer): Promise<string[]> {
  server.clock.set('2026-11-23T02:00:00.000Z');
  const service = await approved(server);
  const slot = await server.build.slot({ service_id: service.id, capacity: asked });
  const [yes, no] = [await server.build.staff(slot.centre_id), await server.build.staff(slot.centre_id)];
  const people = [];
  for (let n = 0; n < asked; n += 1) {
    const who = await server.build.resident();
    const { body, problem } = await claim(await server.as(who), slot);
    if (body?.state !== 'pending') throw new Error(body?.state ?? problem?.code);
    people.push({ who, bookingId: body.id });
  }
  server.clock.pass(minutes);
  const [approver, refuser] = [await server.as(yes), await server.as(no)];
  const owners = await Promise.all(people.map(({ who }) => server.as(who)));
  const other = server.anotherWorker();
  const decide = (staff: Client, bookingId: string, verdict: 'approve' | 'refuse') =>
    staff.call('approval.decide', { body: { bookingIds: [bookingId], verdict, reason: '场地另有安排' } });
  const at = server.clock.now();
  for (const { bookingId } of people) {
    const job = { kind: 'booking.endApproval', payload: { bookingId }, at };
    await server.db.transaction().execute((tx) => addJob(tx, job));
  }
  const answers = await Promise.all([
    // By turns in another order, so that none is always the first.
    ...people.flatMap(({ bookingId }, n) => {
      const acts = [
        () => decide(approver, bookingId, 'approve'),
        () => decide(refuser, bookingId, 'refuse'),
        () => owners[n]?.call('booking.cancel', { params: { bookingId } }),
      ];
      return [0, 1, 2].map((turn) => acts[(turn + n) % 3]?.());
    }),
    Promise.all([server.worker.runDue(), other.runDue()]).then(() => undefined),
  ]);
  await other.stop();
  await server.worker.runDue();
  const wrong: string[] = answers
    .filter((answer) => answer !== undefined && !answer.ok)
    .map((answer) => answer?.problem?.code ?? '?')
    .filter((code) => code !== 'approval.decided' && code !== 'booking.not_cancellable');
  for (const { bookingId } of people) wrong.push(...(await mismatchesOf(server, bookingId)));
  const truth = await truthOf(server, slot.id);
  return isSound(truth) ? wrong : [...wrong, `counter ${JSON.stringify(truth)}`];
}

async function mismatchesOf(server: TestServer, bookingId: string): Promise<string[]> {
  const booking = server.db.selectFrom('booking').selectAll().where('id', '=', bookingId);
  const { state, ended_by } = await booking.executeTakeFirstOrThrow();
  const approval = server.db.selectFrom('approval').select('state').where('booking_id', '=', bookingId);
  const end = (await approval.executeTakeFirstOrThrow()).state;
  const is = state === 'cancelled' ? `cancelled by ${ended_by}` : state;
  const decisions = ['booking_confirmed', 'booking_refused', 'approval_over'];
  const told = (await toldOf(server, bookingId)).filter((kind) => decisions.includes(kind));
  const jobs = server.db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', 'booking.endApproval')
    .where('failures', '>', 0);
  return [
    ...(states[end]?.includes(is) === true ? [] : [`${end}, and ${is}`]),
    ...(JSON.stringify(told) === JSON.stringify(news[end]) ? [] : [`${end}, and told of ${told.join(' and ')}`]),
    ...(await jobs.execute()).map(() => 'a job has failed'),
  ];
}

const withServer = async <T>(options: Options, use: (server: TestServer) => Promise<T>): Promise<T> => {
  const server = await startServer(options);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
};

test('approved, refused, cancelled and run out in the same moment: one of it happens, and the resident is told of that', async () => {
  await withServer({}, async (server) => {
    for (let round = 0; round < 6; round += 1) expect(await everyEnd(server)).toEqual([]);
  });
}, 120_000);

test('without the lock of the slot two of it happen: the test above would notice', async () => {
  await withServer({ capacity: carelessCapacity() }, async (server) => {
    let wrong: string[] = [];
    for (let round = 0; round < 20 && wrong.length === 0; round += 1) wrong = await everyEnd(server);
    expect(wrong).not.toEqual([]);
  });
}, 120_000);

/** Six residents ask for the last place of a service that wants a yes, three at each of two apps; gives their answers. */
async function lastPlace(first: TestServer, second: TestServer) {
  const service = await approved(first);
  const slot = await first.build.slot({ service_id: service.id, capacity: 1 });
  const clients: Client[] = [];
  for (let n = 0; n < 6; n += 1) {
    const app = n % 2 === 0 ? first : second;
    clients.push(await app.as(await first.build.resident()));
  }
  const answers = await Promise.all(clients.map((client) => claim(client, slot)));
  const codes = answers.map((answer) => answer.body?.state ?? answer.problem?.code ?? '?').sort();
  return { codes, sound: isSound(await truthOf(first, slot.id)) };
}

async function onTwoApps(options: () => Options, use: (first: TestServer, second: TestServer) => Promise<void>) {
  await withServer(options(), async (first) => {
    const second = await beside(first, options());
    try {
      await use(first, second);
    } finally {
      await second.close();
    }
  });
}

test('the last place that needs a yes is held for one of those who ask at once, at two processes', async () => {
  await onTwoApps(
    () => ({}),
    async (first, second) => {
      for (let round = 0; round < 6; round += 1) {
        const codes = [...Array<string>(5).fill('booking.slot_full'), 'pending'];
        expect(await lastPlace(first, second)).toEqual({ codes, sound: true });
      }
    },
  );
}, 120_000);

test('without the lock it is held for two: the test above would notice', async () => {
  await onTwoApps(
    () => ({ capacity: carelessCapacity() }),
    async (first, second) => {
      let held = 0;
      for (let round = 0; round < 20 && held < 2; round += 1) {
        held = (await lastPlace(first, second)).codes.filter((code) => code === 'pending').length;
      }
      expect(held).toBeGreaterThan(1);
    },
  );
}, 120_000);
