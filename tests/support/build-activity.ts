import type { Insertable } from 'kysely';
import type { service } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import type { Build } from './build';

export interface BuiltActivity {
  serviceId: string;
  slotId: string;
  centreId: string;
  on: string;
}

/** A published activity from 09:00 to 11:00, open for booking, for parties of up to four. */
export async function buildActivity(
  { db, build, clock }: { db: Db; build: Build; clock: Clock },
  over: {
    centreId?: string;
    capacity?: number;
    on?: string;
    opensAt?: Date;
    citywide?: boolean;
    service?: Partial<Insertable<service>>;
  } = {},
): Promise<BuiltActivity> {
  const { capacity = 100, on = addDays(civilDay(clock.now()), 7), citywide = false } = over;
  const centreId = over.centreId ?? (await build.centre()).id;
  const made = await build.service({
    centre_id: centreId,
    name: '五五邻里节',
    kind: 'activity',
    party_max: 4,
    waitlist_max: 5,
    cancel_minutes: 60,
    ...over.service,
  });
  const span = { start_at: atMinute(on, 540), end_at: atMinute(on, 660) };
  const opened = new Date(clock.now().getTime() - 60_000);
  const slot = await build.slot({ ...span, service_id: made.id, capacity, opens_at: over.opensAt ?? opened });
  const ids = { service_id: made.id, slot_id: slot.id, centre_id: centreId, citywide: citywide ? 1 : 0 };
  await db
    .insertInto('activity')
    .values({ ...ids, ...span, created_by: null, created_at: clock.now() })
    .execute();
  return { serviceId: made.id, slotId: slot.id, centreId, on };
}

/** One as staff send it: from 09:00 to 11:30 of that day, open at 08:00 of another. */
export const activityPlan = (on: string, opensOn: string, over: Record<string, unknown> = {}) => ({
  name: '五五邻里节',
  summary: '百家宴、老手艺和晚会',
  detail: '上午百家宴，下午老手艺市集，晚上看社区自己的晚会。',
  bring: '自带杯子',
  host: '永福里居委会',
  place: '中心广场',
  citywide: false,
  startAt: atMinute(on, 540).toISOString(),
  endAt: atMinute(on, 690).toISOString(),
  opensAt: atMinute(opensOn, 480).toISOString(),
  bookUntil: atMinute(on, 480).toISOString(),
  capacity: 2000,
  waitlistMax: 100,
  partyMax: 4,
  offerMinutes: 120,
  cancelMinutes: 120,
  isScarce: false,
  ...over,
});
