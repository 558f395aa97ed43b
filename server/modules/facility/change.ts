import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { auditAsk } from '../audit';
import { lockTimetables } from '../centre';
import { isPerson, type ResourceFacts } from '../resource';
import { planArrangement, type ArrangePlan } from './arrange';
import { carryArrangement } from './arrange-carry';
import type { ArrangeAsk } from './arrange-scene';
import { viewOfArrangement } from './arrange-view';
import type { FacilityDeps } from './deps';
import { resourceView } from './resources';
import { factsOfOne, resourceOf } from './scope';
import { changeResource, findResource, putHours, putParts, type ResourceRow } from './store';
import { columnsOf, mayBeOf, wishOf } from './wish';

type ChangeAsk = Ask<'resource.preview'> | Ask<'resource.change'>;
type Refuse = Ask<'resource.preview'>['refuse'];

/** What it is to be, as slots depend on it; and the question that its plan answers. */
async function arrangeOf(reader: Reader, ask: ChangeAsk, row: ResourceRow): Promise<ArrangeAsk> {
  const was = await factsOfOne(reader, row.id);
  const to: ResourceFacts = { ...was, ...wishOf(ask.body), atoms: atomsOfParts(row.id, ask.body.partIds) };
  const same = { needs: new Map<string, string[]>(), occupies: new Map<string, never>() };
  const isSame = JSON.stringify(dependsOn(was)) === JSON.stringify(dependsOn(to));
  const one = (facts: ResourceFacts) => new Map(isSame ? [] : [[row.id, facts]]);
  const sides = { was: { resources: one(was), ...same }, to: { resources: one(to), ...same } };
  return { centreId: row.centre_id, now: ask.now, ...sides };
}

const atomsOfParts = (id: string, partIds: readonly string[]): string[] =>
  partIds.length === 0 ? [id] : [...partIds].sort();

async function assertParts(reader: Reader, ask: ChangeAsk, row: ResourceRow): Promise<void> {
  const { kind, partIds } = ask.body;
  const mayBe = await mayBeOf(reader, { id: row.id, centreId: row.centre_id, kind, partIds });
  if (!mayBe) (ask.refuse as Refuse)('resource.parts_unfit');
}

/** What decides who can have it when; a name or a skill changes nothing of what is planned. */
const dependsOn = ({ places, beforeMinutes, afterMinutes, hours, atoms }: ResourceFacts) => [
  places,
  beforeMinutes,
  afterMinutes,
  hours.map(({ weekday, startsMinute, endsMinute }) => [weekday, startsMinute, endsMinute]),
  atoms,
];

/** Whom it hits if a room, a thing or somebody is otherwise, before anybody decides: nothing is written. */
export async function preview(deps: FacilityDeps, ask: Ask<'resource.preview'>): Promise<Reply<'resource.preview'>> {
  const row = await resourceOf(deps, ask);
  if (row.version !== ask.body.version) return ask.refuse('resource.changed');
  await assertParts(deps.db, ask, row);
  const arranged = await planArrangement(deps.db, deps, await arrangeOf(deps.db, ask, row));
  return arranged.ok ? viewOfArrangement(deps, arranged.plan) : (ask.refuse as Refuse)(arranged.code);
}

/**
 * Writes what a resource is exactly as it was previewed, or refuses with `timetable.changed`: somebody has booked, or another
 * has planned something, since. Slots that fit have theirs anew; one that doesn't has somebody who stands in, or is withdrawn
 * and its bookings become tasks. Of two colleagues the second is told of the first by `resource.changed`. Locks the centre's
 * timetable, the slots of all services that need it by id, then the parts by id; who has what is held by their key whatever
 * was believed. All of it or nothing.
 */
export async function change(deps: FacilityDeps, ask: Ask<'resource.change'>): Promise<Reply<'resource.change'>> {
  const seen = await resourceOf(deps, ask);
  const { version, basis, reason, instead } = ask.body;
  if (reason !== undefined) await checkReason(deps, ask, reason);
  const done = await ask.write(async (tx) => {
    await lockTimetables(tx, [seen.centre_id]);
    const standIns = instead.map((one) => one.resourceId);
    const of = { ...(await arrangeOf(tx, ask, seen)), standIns };
    const wish = wishOf(ask.body);
    // What is a room now is nobody.
    const set = { ...columnsOf(wish), ...(isPerson(wish.kind) ? {} : { person_id: null }) };
    // Its version first: a colleague's change is told as such, not as other effects. No lock yet: slots come before parts.
    const now = await findResource(tx, seen.id, [seen.centre_id]);
    if (now?.version !== version) return ask.refuse('resource.changed');
    await assertParts(tx, ask, seen);
    const arranged = await planArrangement(tx, deps, of, tx);
    if (!arranged.ok) return ask.refuse(arranged.code);
    const { plan } = arranged;
    const isStill = deps.isStill ?? ((one, other) => one === other);
    if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
    if (takesAway(plan) && reason === undefined) return ask.refuse('resource.reason_needed');
    if (!(await changeResource(tx, { id: seen.id, version }, set))) return ask.refuse('resource.changed');
    await putHours(tx, seen.id, wish.hours);
    await putParts(tx, seen.id, ask.body.partIds);
    const carried = await carryArrangement(tx, deps, ask, { plan, of });
    const facts = { ...wish, hours: wish.hours.length, parts: ask.body.partIds.length, reason: reason ?? null };
    await auditAsk(tx, ask, 'resource', seen.id, { ...facts, ...carried });
    await deps.notification.publish(tx, [{ topic: `centre:${seen.centre_id}` }], ask.now);
    return carried;
  });
  return { ...(await resourceView(deps, seen.centre_id, seen.id)), ...done };
}

/** Whether anybody will ask why. */
export const takesAway = ({ lost, hits, lines, replaced }: ArrangePlan): boolean =>
  lost.length > 0 || hits.length > 0 || lines.size > 0 || replaced.length > 0;

/** Words that residents will read are checked before anything is written. */
export async function checkReason(
  deps: Pick<FacilityDeps, 'words'>,
  ask: Ask<'resource.change'> | Ask<'serviceNeeds.change'>,
  reason: string,
): Promise<void> {
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  if (checked.verdict !== 'pass') ask.refuse('block.reason_unchecked');
}
