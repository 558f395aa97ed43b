import type { NamesOf } from '../../shared/contract/types';
import { programmePlan } from './build-programme';
import type { RightInputs } from './right-inputs';
import type { Things } from './things';

export type ProgrammeRoute = NamesOf<'programme' | 'deskProgramme' | 'programmeSession' | 'pickupPerson'>;

const blank = { params: {}, query: {}, body: {} };

/** One right request for every route of programmes. */
export const programmeInputs = ({
  centreId,
  programmeId,
  programmeSessionId,
  programmeNextId,
  enrolmentId,
  pickupPersonId,
  pickupOtherId,
}: Things): Pick<RightInputs, ProgrammeRoute> => ({
  'programme.list': { ...blank, of: 'everybody' },
  'programme.get': { ...blank, of: 'everybody', params: { serviceId: programmeId } },
  'programme.attendance': { ...blank, of: 'owner', params: { bookingId: enrolmentId } },
  'deskProgramme.list': { ...blank, of: 'scope', query: { centreId } },
  'deskProgramme.get': { ...blank, of: 'scope', params: { serviceId: programmeId } },
  'deskProgramme.create': { ...blank, of: 'scope', body: { ...programmePlan('2026-12-10'), centreId } },
  'deskProgramme.preview': { ...blank, of: 'scope', params: { serviceId: programmeId }, body: { capacity: 5 } },
  'deskProgramme.change': {
    ...blank,
    of: 'scope',
    params: { serviceId: programmeId },
    body: { ...programmePlan('2026-12-10'), version: 1 },
  },
  'deskProgramme.publish': { ...blank, of: 'scope', params: { serviceId: programmeId } },
  'programmeSession.roll': { ...blank, of: 'scope', params: { sessionId: programmeSessionId } },
  'programmeSession.mark': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeSessionId, bookingId: enrolmentId },
    body: { mark: 'excused', note: '发烧在家' },
  },
  'programmeSession.pickUp': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeSessionId, bookingId: enrolmentId },
    body: { kind: 'named', pickerId: pickupPersonId },
  },
  'programmeSession.undoPickUp': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeSessionId, bookingId: enrolmentId },
    body: { reason: '点错人了' },
  },
  'pickupPerson.add': {
    ...blank,
    of: 'owner',
    params: { bookingId: enrolmentId },
    body: { name: '外婆', phoneTail: '0417' },
  },
  'pickupPerson.remove': {
    ...blank,
    of: 'owner',
    params: { bookingId: enrolmentId, pickupPersonId: pickupOtherId },
  },
  'programmeSession.preview': {
    ...blank,
    of: 'scope',
    params: { serviceId: programmeId },
    body: { on: '2026-12-20', startsMinute: 540, endsMinute: 660 },
  },
  'programmeSession.add': {
    ...blank,
    of: 'scope',
    params: { serviceId: programmeId },
    body: { on: '2026-12-20', startsMinute: 540, endsMinute: 660, reason: '家长都说想再来一次' },
  },
  'programmeSession.move': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeNextId },
    body: { on: '2026-12-21', startsMinute: 540, endsMinute: 660, reason: '老师生病', revision: 0 },
  },
  'programmeSession.cancel': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeSessionId },
    body: { reason: '老师生病' },
  },
});
