import type { NamesOf } from '../../shared/contract/types';
import { programmePlan } from './build-programme';
import type { RightInputs } from './right-inputs';
import type { Things } from './things';

export type ProgrammeRoute = NamesOf<'programme' | 'deskProgramme' | 'programmeSession'>;

const blank = { params: {}, query: {}, body: {} };

/** One right request for every route of programmes. */
export const programmeInputs = ({
  centreId,
  programmeId,
  programmeSessionId,
  enrolmentId,
}: Things): Pick<RightInputs, ProgrammeRoute> => ({
  'programme.list': { ...blank, of: 'everybody' },
  'programme.get': { ...blank, of: 'everybody', params: { serviceId: programmeId } },
  'programme.attendance': { ...blank, of: 'owner', params: { bookingId: enrolmentId } },
  'deskProgramme.list': { ...blank, of: 'scope', query: { centreId } },
  'deskProgramme.get': { ...blank, of: 'scope', params: { serviceId: programmeId } },
  'deskProgramme.create': { ...blank, of: 'scope', body: { ...programmePlan('2026-12-10'), centreId } },
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
  'programmeSession.cancel': {
    ...blank,
    of: 'scope',
    params: { sessionId: programmeSessionId },
    body: { reason: '老师生病' },
  },
});
