import { addJob } from '../../server/jobs';
import { newId } from '../../server/kernel/ids';
import { atMinute } from '../../shared/time/civil';
import type { TestServer } from './app';
import type { Resident } from './build';
import type { Client } from './client';

/** Monday at ten; the slot is on Sunday, its list closes on Thursday at 18:00, Friday's numbers decide. */
export const begins = '2026-11-23T02:00:00.000Z';
export const slotOn = '2026-11-29';
export const closesAt = atMinute('2026-11-26', 18 * 60);
export const valueOutAt = atMinute('2026-11-27', 21 * 60 + 30);
export const valueDueAt = atMinute('2026-11-28', 12 * 60);

const requestKey = (): string => newId('key');

/** Begins the draws that are missing, whatever this clock has been through: a schedule runs once for each of its times. */
export async function beginDraws(server: TestServer): Promise<void> {
  const job = { kind: 'lottery.open', payload: {}, at: server.clock.now() };
  await server.db.transaction().execute((tx) => addJob(tx, job));
  await server.worker.runDue();
}

/** A service that draws, a slot of it with its draw begun, and what people do in it. */
export async function openLotteryStage(
  server: TestServer,
  over: { capacity?: number; reserveMax?: number; leftover?: 'first_come' | 'closed'; partyMax?: number } = {},
) {
  const { capacity = 2, reserveMax = 2, leftover = 'first_come', partyMax = 3 } = over;
  server.clock.set(begins);
  const service = await server.build.service({ allocation: 'lottery', open_days: 10, party_max: partyMax });
  await server.db
    .insertInto('service_lottery')
    .values({
      service_id: service.id,
      close_days: 3,
      close_minute: 18 * 60,
      beacon: 'welfare_3d',
      reserve_max: reserveMax,
      leftover,
    })
    .execute();
  const start_at = atMinute(slotOn, 14 * 60);
  const slot = await server.build.slot({ service_id: service.id, capacity, start_at });
  const slotId = slot.id;
  await beginDraws(server);
  const [first, second] = [await server.build.staff(slot.centre_id), await server.build.staff(slot.centre_id)];

  const enter = (who: Client, people: readonly { personId: string; partySize?: number }[], key = requestKey()) =>
    who.call('lottery.enter', { params: { slotId }, body: { requestKey: key, people: [...people] } });
  const at = async (to: Date): Promise<void> => {
    server.clock.set(to);
    await server.worker.runDue();
  };
  const say = async (who: Resident, value: string) =>
    (await server.as(who)).call('lottery.enterValue', { params: { slotId }, body: { value } });

  return {
    service,
    slot,
    slotId,
    staff: { first, second },
    enter,
    at,
    say,
    /** Somebody new who has entered for themselves. */
    async comes(partySize = 1) {
      const who = await server.build.resident();
      const answer = await enter(await server.as(who), [{ personId: who.personId, partySize }]);
      if (!answer.ok) throw new Error(answer.problem.code);
      const [entry] = answer.body.entries;
      if (entry === undefined) throw new Error('no entry');
      return { who, entry };
    },
    draw: async (who: Client = server.visitor) => (await who.call('lottery.get', { params: { slotId } })).body,
    file: async () => (await server.visitor.call('lottery.file', { params: { slotId } })).body,
    counters: () =>
      server.db
        .selectFrom('slot')
        .select(['taken', 'waiting', 'allocation'])
        .where('id', '=', slotId)
        .executeTakeFirst(),
    bookings: () =>
      server.db
        .selectFrom('booking')
        .select(['id', 'beneficiary_id', 'state', 'party_size', 'line_number'])
        .where('slot_id', '=', slotId)
        .orderBy('line_number')
        .execute(),
    /** The list closes, the numbers come out, both of the staff read them. */
    async drawn(value = '372') {
      await at(closesAt);
      server.clock.set(valueOutAt);
      await say(first, value);
      await say(second, value);
      await server.worker.runDue();
    },
    quotas: (personId: string) =>
      server.db.selectFrom('quota_use').select(['period', 'used']).where('person_id', '=', personId).execute(),
    async newsOf(who: Resident) {
      await server.worker.runDue();
      server.clock.pass(1);
      const items = (await (await server.as(who)).call('inbox.list')).body?.items ?? [];
      return items.map(({ kind }) => kind);
    },
  };
}

export type LotteryStage = Awaited<ReturnType<typeof openLotteryStage>>;
