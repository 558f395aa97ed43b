import { z } from 'zod';
import { changeHits, changeOutcomes, changeTaskStates } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, page, words } from './basics';

const task = z.object({
  id,
  bookingId: id,
  personId: id,
  personName: z.string(),
  partySize: z.int(),
  /** Whether there is a number to call; opened with a reason like every detail. */
  hasPhone: z.boolean(),
  serviceId: id,
  serviceName: z.string(),
  startAt: instant,
  endAt: instant,
  hit: z.enum(changeHits),
  reason: z.string().nullable(),
  suggested: z.object({ slotId: id, startAt: instant, endAt: instant }).nullable(),
  state: z.enum(changeTaskStates),
  outcome: z.enum(changeOutcomes).nullable(),
  tries: z.int(),
  triedAt: instant.nullable(),
  madeAt: instant,
  doneAt: instant.nullable(),
  /** Of staff; null where the resident settled it. */
  doneBy: z.string().nullable(),
  may: z.object({ settle: z.boolean(), keep: z.boolean() }),
});

const time = z.object({ slotId: id, startAt: instant, endAt: instant, free: z.int() });
const change = z.object({
  /** Null where nothing has changed, or it is settled. */
  change: z
    .object({
      hit: z.enum(changeHits),
      reason: z.string().nullable(),
      suggested: time.nullable(),
      times: z.array(time),
      mayKeep: z.boolean(),
    })
    .nullable(),
});

const ofTask = z.strictObject({ taskId: id });
const ofBooking = z.strictObject({ bookingId: id });

export const changeTaskSchemas = {
  'changeTask.list': {
    params: empty,
    query: page.extend({ centreId: id.optional(), state: z.enum(changeTaskStates).default('open') }),
    body: empty,
    reply: listOf(task),
  },
  'changeTask.times': { params: ofTask, query: empty, body: empty, reply: listOf(time).extend({ taskId: id }) },
  'changeTask.note': {
    params: ofTask,
    query: empty,
    body: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('no_answer') }),
      z.strictObject({ what: z.literal('suggest'), slotId: id }),
    ]),
    reply: task,
  },
  'changeTask.settle': {
    params: ofTask,
    query: empty,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('moved'), slotId: id }),
      z.strictObject({ outcome: z.literal('kept') }),
      z.strictObject({ outcome: z.literal('cancelled'), reason: words(limits.reasonMin, limits.reasonMax) }),
    ]),
    reply: task,
  },
  'change.get': { params: ofBooking, query: empty, body: empty, reply: change },
  'change.move': { params: ofBooking, query: empty, body: z.strictObject({ slotId: id }), reply: change },
  'change.keep': { params: ofBooking, query: empty, body: empty, reply: change },
  'change.decline': { params: ofBooking, query: empty, body: empty, reply: change },
} as const;
