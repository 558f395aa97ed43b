import type { Insertable } from 'kysely';
import type { service } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import type { Build, Resident } from './build';

export interface BuiltProgramme {
  serviceId: string;
  slotId: string;
  centreId: string;
  sessionIds: string[];
  /** Their days, from the first. */
  days: string[];
}

/** A published programme of sessions day after day, 09:00 to 11:00, for children from 6 to 12, open for enrolment. */
export async function buildProgramme(
  { db, build, clock }: { db: Db; build: Build; clock: Clock },
  over: {
    centreId?: string;
    capacity?: number;
    waitlistMax?: number;
    firstOn?: string;
    days?: number;
    opensAt?: Date;
    service?: Partial<Insertable<service>>;
  } = {},
): Promise<BuiltProgramme> {
  const { capacity = 10, waitlistMax = 5, firstOn = addDays(civilDay(clock.now()), 7), days: length = 3 } = over;
  const centreId = over.centreId ?? (await build.centre()).id;
  const made = await build.service({
    centre_id: centreId,
    name: '小候鸟假期班',
    kind: 'programme',
    guardian_only: 1,
    min_age: 6,
    max_age: 12,
    waitlist_max: waitlistMax,
    check_in: 'tick',
    ...over.service,
  });
  const days = Array.from({ length }, (_, n) => addDays(firstOn, n));
  const span = { start_at: atMinute(firstOn, 540), end_at: atMinute(days.at(-1) ?? firstOn, 660) };
  const slot = await build.slot({
    ...span,
    service_id: made.id,
    capacity,
    opens_at: over.opensAt ?? new Date(clock.now().getTime() - 60_000),
  });
  const at = { created_by: null, created_at: clock.now() };
  await db
    .insertInto('activity')
    .values({ service_id: made.id, slot_id: slot.id, centre_id: centreId, citywide: 0, ...span, ...at })
    .execute();
  const sessions = days.map((on) => ({
    id: newId('pss'),
    service_id: made.id,
    on_day: on,
    start_at: atMinute(on, 540),
    end_at: atMinute(on, 660),
    topic: null,
  }));
  await db.insertInto('programme_session').values(sessions).execute();
  return { serviceId: made.id, slotId: slot.id, centreId, sessionIds: sessions.map(({ id }) => id), days };
}

/** A child, and who may act for it as its guardians. */
export async function buildChild(
  { db, build }: { db: Db; build: Build },
  guardians: readonly Resident[],
  over: { name?: string; bornOn?: string | null } = {},
): Promise<Resident> {
  const child = await build.resident({ name: '林小满', bornOn: '2018-03-01', ...over });
  // Children have no WeChat.
  await db.deleteFrom('account').where('id', '=', child.accountId).execute();
  for (const guardian of guardians) await buildGuardian(db, guardian, child);
  return child;
}

/** Lets somebody act for a child, as one of its guardians. */
export async function buildGuardian(
  db: Db,
  guardian: Pick<Resident, 'personId'>,
  child: Pick<Resident, 'personId'>,
): Promise<void> {
  await db
    .insertInto('acting_power')
    .values({
      id: newId('pwr'),
      actor_id: guardian.personId,
      beneficiary_id: child.personId,
      kind: 'guardian',
      may_view: 1,
      may_book: 1,
      may_cancel: 1,
      consent_id: newId('cns'),
      area_code: null,
      starts_at: new Date(0),
      ends_at: new Date('2032-03-01T00:00:00Z'),
      live_key: '',
    })
    .execute();
}

/** A draft as staff send it. */
export const programmePlan = (firstOn: string, over: Record<string, unknown> = {}) => ({
  name: '小候鸟暑期班',
  summary: '写作业、读书、做手工，有老师陪',
  detail: '上午写作业，下午活动，工作日都开。',
  bring: '水杯、作业',
  host: '陈老师',
  place: '三楼儿童之家',
  capacity: 20,
  waitlistMax: 10,
  minAge: 6,
  maxAge: 12,
  opensAt: '2026-11-23T04:00:00.000Z',
  closeDays: 1,
  sessions: [0, 1, 2].map((n) => ({ on: addDays(firstOn, n), startsMinute: 540, endsMinute: 660 })),
  ...over,
});
