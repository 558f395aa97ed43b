/**
 * Rooms, equipment and people that services need: who has them when. A smallest part has one holder in five minutes, by
 * key. Lock order: slots by id, people by id, then parts by id; quota rows and new rows come after.
 */
export {
  factsOfNeeds,
  holdSlots,
  openOccupancy,
  readOccupancy,
  releaseSlots,
  ResourceTaken,
  usesOf,
  writeHeld,
} from './hold';
export { fitSlots, reholdSlots, type Fit } from './refit';
export { rearranged, type Settled, type Tried } from './rearrange';
export {
  decideHold,
  holdingsOf,
  isPerson,
  rangeOf,
  type Holdings,
  type InTheWay,
  type Range,
  type ResourceFacts,
  type Taken,
  type WorkHours,
} from './rules';
export type { Arrangement, Occupancy, Use, Using } from './hold';
export { isHolding, listQueries, lockAtoms, needsOf, occupyingBySlot, servicesNeeding } from './store';
export { activeOf, deleteSubstitutes, factsOf, putNeeds, putSubstitute } from './store';
export { spansOf, substitutesOf, type HeldSpan, type Substitute } from './store';
export { dutiesOfRetime, dutiesOfSlot, dutiesOfTurn, placeOf, tellAccounts, tellDuties, type Duty } from './duty';
export { jobsOf } from './jobs';
