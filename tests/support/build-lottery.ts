import { randomBytes } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { lottery_draw, lottery_entry, slot } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import type { Resident } from './build';

type Slot = Selectable<slot>;

/** A draw for a slot that is open for entering, by a secret that nobody knows, and somebody in it. */
export async function buildDraw(
  db: Db,
  clock: Clock,
  of: Slot,
  over: Partial<Insertable<lottery_draw>> = {},
): Promise<void> {
  await db.updateTable('slot').set({ allocation: 'lottery' }).where('id', '=', of.id).execute();
  const now = clock.now();
  await db
    .insertInto('lottery_draw')
    .values({
      slot_id: of.id,
      service_id: of.service_id,
      centre_id: of.centre_id,
      state: 'open',
      opens_at: now,
      closes_at: new Date(now.getTime() + 3_600_000),
      beacon: 'welfare_3d',
      beacon_on: '2026-11-24',
      value_until: new Date(now.getTime() + 48 * 3_600_000),
      reserve_max: 10,
      leftover: 'first_come',
      commitment: '0'.repeat(64),
      created_at: now,
      ...over,
    })
    .execute();
}

export async function buildEntry(
  db: Db,
  clock: Clock,
  of: Slot,
  who: Resident,
  over: Partial<Insertable<lottery_entry>> = {},
): Promise<string> {
  const id = newId('lte');
  const time = { start_at: of.start_at, end_at: of.end_at, on_day: of.on_day };
  await db
    .insertInto('lottery_entry')
    .values({
      id,
      slot_id: of.id,
      service_id: of.service_id,
      beneficiary_id: who.personId,
      actor_account_id: who.accountId,
      authority: 'self',
      request_key: newId('key'),
      party_size: 1,
      token: randomBytes(10).toString('hex'),
      state: 'entered',
      live_key: '',
      ...time,
      entered_at: clock.now(),
      ...over,
    })
    .execute();
  return id;
}
