import { randomBytes, randomInt } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { booking, call_task, centre, role_invitation, service, slot } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import type { Role, ScopeKind } from '../../shared/enums';

type Centre = Insertable<centre>;
type Service = Insertable<service>;
type Slot = Selectable<slot>;

export interface Resident {
  personId: string;
  accountId: string;
  openid: string;
}

/** A village of Jinjiang and one of Shishi, with all that stands above them. */
const areas = [
  { code: '3505', parent_code: null, name: '泉州市', level: 'city', path: '泉州市' },
  { code: '350582', parent_code: '3505', name: '晋江市', level: 'county', path: '泉州市 / 晋江市' },
  {
    code: '350582001',
    parent_code: '350582',
    name: '青阳街道',
    level: 'town',
    path: '泉州市 / 晋江市 / 青阳街道',
  },
  {
    code: '350582001016',
    parent_code: '350582001',
    name: '永福里社区居委会',
    level: 'village',
    path: '泉州市 / 晋江市 / 青阳街道 / 永福里社区居委会',
  },
  { code: '350581', parent_code: '3505', name: '石狮市', level: 'county', path: '泉州市 / 石狮市' },
  {
    code: '350581001',
    parent_code: '350581',
    name: '湖滨街道',
    level: 'town',
    path: '泉州市 / 石狮市 / 湖滨街道',
  },
  {
    code: '350581001001',
    parent_code: '350581001',
    name: '金林社区居委会',
    level: 'village',
    path: '泉州市 / 石狮市 / 湖滨街道 / 金林社区居委会',
  },
] as const;

export const villageCode = '350582001016';
/** In another county, which no role over the first reaches. */
export const otherVillageCode = '350581001001';
const slotsADay = 12;
const firstSlotMinute = 8 * 60;

/**
 * Puts what a test needs straight into the database: `build.slot({ capacity: 1 })` makes its service and centre too.
 * Every column can be given; what is not said is believable and open for booking by anybody.
 */
export function openBuild(db: Db, clock: Clock) {
  let slots = 0;

  /** A village and all that stands above it. */
  async function buildAreas(code: string = villageCode): Promise<void> {
    await db
      .insertInto('area')
      .values(areas.filter((one) => code.startsWith(one.code)))
      .ignore()
      .execute();
  }

  async function buildCentre(over: Partial<Centre> = {}): Promise<Centre> {
    await buildAreas(over.area_code);
    const row: Centre = {
      id: newId('ctr'),
      area_code: villageCode,
      name: `永福里邻里中心${randomInt(1000, 9999)}`,
      intro: '社区一楼的公共客厅，早晚都有人。',
      founding: '青阳街道与永福里社区共建',
      address: '晋江市青阳街道永福里 18 号',
      transport: '公交 3 路永福里站下车步行 2 分钟',
      phone: '0595-85661234',
      lng: 118.55 + randomInt(0, 1000) / 100_000,
      lat: 24.81 + randomInt(0, 1000) / 100_000,
      functions: JSON.stringify([{ code: 'party', name: '党群之家', summary: '党员亮身份、办实事' }]),
      created_at: clock.now(),
      ...over,
    };
    await db.insertInto('centre').values(row).execute();
    await db
      .insertInto('centre_hours')
      .values(weekdays.map((weekday) => hoursRow(row.id, weekday)))
      .execute();
    return row;
  }

  async function buildService(over: Partial<Service> = {}): Promise<Service> {
    const home = over.centre_id === undefined ? await buildCentre() : await centreOf(over.centre_id);
    const row: Service = { ...serviceRow(), id: newId('svc'), centre_id: home.id, area_code: home.area_code, ...over };
    await db.insertInto('service').values(row).execute();
    return row;
  }

  /** Tomorrow by default, each new one an hour later than the last, so that none overlaps another. */
  async function buildSlot(over: Partial<Slot> = {}): Promise<Slot> {
    const of = over.service_id === undefined ? await buildService() : await serviceOf(over.service_id);
    const place = slots;
    slots += 1;
    const day = addDays(civilDay(clock.now()), 1 + Math.floor(place / slotsADay));
    const startAt = over.start_at ?? atMinute(day, firstSlotMinute + (place % slotsADay) * 60);
    const row: Slot = {
      id: newId('slt'),
      service_id: of.id,
      centre_id: of.centre_id,
      on_day: civilDay(startAt),
      start_at: startAt,
      end_at: new Date(startAt.getTime() + 45 * 60_000),
      capacity: 10,
      taken: 0,
      waiting: 0,
      line_last: 0,
      state: 'open',
      closed_reason: null,
      allocation: null,
      opens_at: null,
      withdrawn_at: null,
      shrinks_to: null,
      ...over,
    };
    await db.insertInto('slot').values(row).execute();
    return row;
  }

  async function buildResident(
    over: { name?: string | null; bornOn?: string | null; openid?: string } = {},
  ): Promise<Resident> {
    const { name = '林小满', bornOn = '1990-05-20', openid = `oTest_${newId('o')}` } = over;
    const [personId, accountId] = [newId('prs'), newId('acc')];
    const created_at = clock.now();
    await db.insertInto('person').values({ id: personId, name, born_on: bornOn, created_at }).execute();
    await db.insertInto('account').values({ id: accountId, openid, person_id: personId, created_at }).execute();
    return { personId, accountId, openid };
  }

  /** Somebody with a role at a centre, or with another scope. */
  async function buildStaff(
    centreId: string,
    over: {
      /** Somebody there is, who gets one more role. */
      who?: Resident;
      role?: Role;
      scopeKind?: ScopeKind;
      startsAt?: Date;
      endsAt?: Date | null;
      revokedAt?: Date | null;
    } = {},
  ): Promise<Resident> {
    const { role = 'staff', scopeKind = 'centre', startsAt = new Date(0), endsAt = null, revokedAt = null } = over;
    const who = over.who ?? (await buildResident({ name: '陈美清' }));
    const area_code = scopeKind === 'area' ? centreId : (await centreOf(centreId)).area_code;
    const grant = { account_id: who.accountId, role, scope_kind: scopeKind, scope_id: centreId, area_code };
    const dates = { starts_at: startsAt, ends_at: endsAt, revoked_at: revokedAt, created_at: clock.now() };
    await db
      .insertInto('role_grant')
      .values({ id: newId('grt'), ...grant, ...dates })
      .execute();
    return who;
  }

  /** An offer of a role at a centre that is still open; its code is known to nobody. */
  async function buildInvitation(centreId: string, over: Partial<Insertable<role_invitation>> = {}): Promise<string> {
    const row = {
      id: newId('inv'),
      code_hash: randomBytes(32).toString('hex'),
      role: 'volunteer' as const,
      scope_kind: 'centre' as const,
      scope_id: centreId,
      area_code: (await centreOf(centreId)).area_code,
      for_whom: '新来的志愿者',
      role_ends_at: null,
      expires_at: new Date(clock.now().getTime() + 72 * 3_600_000),
      created_by: newId('acc'),
      created_at: clock.now(),
      ...over,
    };
    await db.insertInto('role_invitation').values(row).execute();
    return row.id;
  }

  /** A confirmed booking, counted in its slot. */
  async function buildBooking(slotRow: Slot, who: Resident, over: Partial<Insertable<booking>> = {}): Promise<string> {
    const row = { ...bookingRow(slotRow, who, clock.now()), ...over };
    await db.insertInto('booking').values(row).execute();
    await db
      .updateTable('slot')
      .set((eb) => ({ taken: eb('taken', '+', row.party_size) }))
      .where('id', '=', slotRow.id)
      .execute();
    return row.id;
  }

  /** One that holds its place until the centre has said yes or no. */
  async function buildPending(slotRow: Slot, who: Resident): Promise<string> {
    const id = await buildBooking(slotRow, who, { state: 'pending' });
    const asked = { centre_id: slotRow.centre_id, asked_at: clock.now(), until_at: slotRow.start_at };
    await db
      .insertInto('approval')
      .values({ booking_id: id, state: 'waiting', ended_at: null, decided_by: null, ...asked })
      .execute();
    return id;
  }

  /** What somebody has said of a visit of theirs to this slot, counted. */
  async function buildRating(slotRow: Slot, who: Resident, stars = 5): Promise<string> {
    const bookingId = await buildBooking(slotRow, who, { state: 'attended', prior_state: 'confirmed' });
    const row = { id: newId('rtg'), booking_id: bookingId, service_id: slotRow.service_id, stars };
    const of = { centre_id: slotRow.centre_id, person_id: who.personId, account_id: who.accountId };
    const said = { comment: '器械很新，教练耐心', comment_state: 'passed', answer_state: 'none' } as const;
    const at = { rated_at: clock.now(), changed_at: clock.now() };
    await db
      .insertInto('rating')
      .values({ ...row, ...of, ...said, ...at })
      .execute();
    await db.insertInto('service_rating').values({ service_id: slotRow.service_id, ratings: 1, stars }).execute();
    return row.id;
  }

  /** A browser at a desk, signed in until the evening; nobody holds its token. */
  async function buildDeskSession(who: Resident): Promise<string> {
    const id = newId('ses');
    const endsAt = new Date(clock.now().getTime() + 8 * 3_600_000);
    await db
      .insertInto('session')
      .values({
        id,
        family_id: newId('fam'),
        account_id: who.accountId,
        access_hash: newId('hash'),
        refresh_hash: newId('hash'),
        access_expires_at: endsAt,
        refresh_expires_at: endsAt,
        created_at: clock.now(),
        active_role: 'resident',
        kind: 'desk',
        entered_by: 'qr',
        ends_at: endsAt,
        browser: 'Edge · Windows',
        address: '10.0.0.*',
      })
      .execute();
    return id;
  }

  /** Somebody without WeChat whom the centre has to call: their slot was called off. */
  async function buildCall(centreId: string, who: { personId: string }, over: Partial<Insertable<call_task>> = {}) {
    const [id, now] = [newId('cal'), clock.now()];
    const toldBy = new Date(now.getTime() + 3 * 3_600_000);
    const facts = { service: '健身房', centre: '永福里邻里中心', reason: '教练生病', startAt: toldBy.toISOString() };
    const what = { reason: 'slot_closed', facts: JSON.stringify(facts), state: 'open', cause: id } as const;
    const when = { due_at: now, told_by_at: toldBy, created_at: now };
    const row = { id, person_id: who.personId, centre_id: centreId, ...what, ...when, ...over };
    await db.insertInto('call_task').values(row).execute();
    return row.id;
  }

  const centreOf = (id: string) =>
    db.selectFrom('centre').select(['id', 'area_code']).where('id', '=', id).executeTakeFirstOrThrow();
  const serviceOf = (id: string) =>
    db.selectFrom('service').select(['id', 'centre_id']).where('id', '=', id).executeTakeFirstOrThrow();

  return {
    areas: buildAreas,
    centre: buildCentre,
    service: buildService,
    slot: buildSlot,
    resident: buildResident,
    staff: buildStaff,
    invitation: buildInvitation,
    booking: buildBooking,
    pending: buildPending,
    rating: buildRating,
    deskSession: buildDeskSession,
    call: buildCall,
  };
}

export type Build = ReturnType<typeof openBuild>;

const weekdays = [1, 2, 3, 4, 5, 6, 7];

const hoursRow = (centreId: string, weekday: number) => ({
  id: newId('hrs'),
  centre_id: centreId,
  weekday,
  opens_minute: 8 * 60,
  closes_minute: 21 * 60,
});

/** Open a month ahead, all day, without quota or age. */
const serviceRow = (): Omit<Service, 'id' | 'centre_id' | 'area_code'> => ({
  name: '健身房',
  summary: '器械齐全，教练在场',
  detail: '先热身，再由教练带着用器械。',
  bring: '毛巾、水杯',
  host: null,
  place: '二楼健身房',
  function_code: 'health',
  nearby: 'fitness',
  audience: 'everyone',
  languages: JSON.stringify(['zh-CN']),
  icon: 'dumbbell',
  position: 1,
  open_days: 31,
  opens_minute: 0,
  lead_minutes: 0,
  cancel_minutes: 60,
  max_per_day: null,
  max_per_week: null,
  party_max: 1,
  waitlist_max: 0,
  offer_minutes: 120,
  release_minutes: null,
  min_age: null,
  max_age: null,
  no_shows_count_from: null,
  is_scarce: 0,
  holiday_rule: 'as_weekday',
});

const bookingRow = (slotRow: Slot, who: Resident, now: Date): Insertable<booking> & { id: string } => ({
  id: newId('bkg'),
  slot_id: slotRow.id,
  service_id: slotRow.service_id,
  centre_id: slotRow.centre_id,
  actor_account_id: who.accountId,
  beneficiary_id: who.personId,
  request_key: newId('key'),
  authority: 'self',
  state: 'confirmed',
  prior_state: 'new',
  party_size: 1,
  start_at: slotRow.start_at,
  end_at: slotRow.end_at,
  on_day: slotRow.on_day,
  live_key: '',
  booked_at: now,
  attended_at: null,
  check_in_method: null,
  checked_in_by: null,
  ended_at: null,
  ended_by: null,
  end_reason: null,
});
