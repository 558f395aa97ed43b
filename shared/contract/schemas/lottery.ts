import { z } from 'zod';
import { allocations, beacons, drawStates, entryStates, leftovers, voidReasons } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, requestKey, words } from './basics';
import { paused } from './centre';
import { besideDraw } from './english';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const entry = z.object({
  id,
  slotId: id,
  personId: id,
  personName: z.string(),
  /** Stands in the list instead of a name; who has entered finds themselves by it. */
  token: z.string(),
  partySize: z.int(),
  state: z.enum(entryStates),
  enteredAt: instant,
  /** Who entered them, where it was somebody else. */
  enteredByName: z.string().nullable(),
  /** Number in the list, with whom of one household, and with what weight: known when the list is fixed. */
  unit: z.int().nullable(),
  unitPeople: z.int().nullable(),
  weight: z.int().nullable(),
  /** As how many the unit was drawn, and where it stands in reserve. */
  place: z.int().nullable(),
  reserveRank: z.int().nullable(),
  bookingId: id.nullable(),
  may: z.object({ withdraw: z.boolean() }),
});

const draw = z.object({
  slotId: id,
  serviceId: id,
  serviceName: z.string(),
  centreId: id,
  centreName: z.string(),
  place: z.string(),
  phone: z.string(),
  english: besideDraw,
  startAt: instant,
  endAt: instant,
  state: z.enum(drawStates),
  voidReason: z.enum(voidReasons).nullable(),
  /** Places: of the slot while the list is open, those of the list afterwards. */
  places: z.int(),
  reserveMax: z.int(),
  /** People that one entry may bring, its person among them. */
  partyMax: z.int(),
  leftover: z.enum(leftovers),
  opensAt: instant,
  closesAt: instant,
  beacon: z.enum(beacons),
  beaconOn: civilDay,
  /** From when the value can be known, and by when staff must have entered it. */
  valueFrom: instant,
  valueUntil: instant,
  entries: z.int(),
  people: z.int(),
  /** Its service takes no entries for now; the draw takes place as published. */
  paused: paused.nullable(),
  /** SHA-256 of the secret. */
  commitment: hash,
  listHash: hash.nullable(),
  units: z.int().nullable(),
  closedAt: instant.nullable(),
  value: z.string().nullable(),
  secret: hash.nullable(),
  seed: hash.nullable(),
  resultHash: hash.nullable(),
  endedAt: instant.nullable(),
  releaseAt: instant.nullable(),
});

const file = z.object({
  beacon: z.object({ name: z.enum(beacons), on: civilDay, value: z.string().nullable() }),
  commitment: hash,
  list: z.object({
    draw: id,
    places: z.int(),
    reserve: z.int(),
    units: z.array(z.object({ members: z.array(z.object({ people: z.int(), token: z.string() })), weight: z.int() })),
    version: z.int(),
  }),
  listHash: hash,
  result: z.object({ order: z.array(z.int()), reserve: z.array(z.int()), won: z.array(z.int()) }).nullable(),
  resultHash: hash.nullable(),
  secret: hash.nullable(),
  seed: hash.nullable(),
  version: z.int(),
});

const deskDraw = draw.extend({
  /** Who has entered a value, in order; what they have read is shown to nobody before two agree. */
  readers: z.array(z.object({ name: z.string(), isMe: z.boolean(), at: instant })),
  /** Two or more have read something, and no two the same. */
  differs: z.boolean(),
  may: z.object({ enterValue: z.boolean() }),
});

const rulesOf = {
  closeDays: z.int().min(limits.lotteryCloseDaysMin).max(limits.openDaysMax),
  closeMinute: z.int().min(0).max(1439),
  beacon: z.enum(beacons),
  reserveMax: z.int().min(0).max(limits.lotteryReserveMax),
  leftover: z.enum(leftovers),
};
const rules = z.object({
  serviceId: id,
  serviceName: z.string(),
  allocation: z.enum(allocations),
  openDays: z.int(),
  ...rulesOf,
  may: z.object({ change: z.boolean() }),
});

const ofSlot = z.strictObject({ slotId: id });
const ofService = z.strictObject({ serviceId: id });

export const lotterySchemas = {
  'lottery.get': {
    params: ofSlot,
    query: empty,
    body: empty,
    reply: draw.extend({
      /** Of me and of those whose bookings I may see; null when signed out. */
      mine: z.array(entry).nullable(),
      may: z.object({ enter: z.boolean() }),
    }),
  },
  'lottery.file': { params: ofSlot, query: empty, body: empty, reply: file },
  'lottery.enter': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({
      requestKey,
      people: z
        .array(z.strictObject({ personId: id, partySize: z.int().min(1).max(limits.partyMax).default(1) }))
        .min(1)
        .max(limits.householdMax)
        .refine((people) => new Set(people.map(({ personId }) => personId)).size === people.length, 'a person twice'),
    }),
    reply: z.object({ entries: z.array(entry) }),
  },
  'lottery.withdraw': { params: z.strictObject({ entryId: id }), query: empty, body: empty, reply: entry },
  'lottery.mine': {
    params: empty,
    query: page,
    body: empty,
    reply: listOf(z.object({ entry, draw })),
  },
  'lottery.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(deskDraw),
  },
  'lottery.enterValue': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({ value: words(1, limits.lotteryValueMax) }),
    reply: deskDraw,
  },
  'lottery.begin': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({
      closesAt: instant,
      beacon: rulesOf.beacon,
      reserveMax: rulesOf.reserveMax,
      leftover: rulesOf.leftover,
    }),
    reply: deskDraw,
  },
  'lottery.rules': { params: ofService, query: empty, body: empty, reply: rules },
  'lottery.setRules': {
    params: ofService,
    query: empty,
    body: z.strictObject({ allocation: z.enum(allocations), ...rulesOf }),
    reply: rules,
  },
} as const;
