import type { MoveObstacle } from '../../../shared/enums';
import { atMinute } from '../../../shared/time/civil';
import { decideHold, type Holdings, type ResourceFacts } from '../resource';

/** What has to be known to say where one use of a slot can go. */
export interface MoveScene {
  slotId: string;
  /** How long the slot lasts. */
  minutes: number;
  startAt: Date;
  now: Date;
  /** The last day of the service's booking window. */
  lastOn: string;
  /** The centre's hours by day; a day that is shut all day is absent. */
  open: ReadonlyMap<string, { opensMinute: number; closesMinute: number }>;
  /** Other times of the same service. */
  ownTimes: readonly { startAt: Date; endAt: Date }[];
  /** What else the slot needs and keeps. */
  kept: readonly ResourceFacts[];
  /** Who has what, without the slot itself. */
  holdings: Holdings;
}

export type TargetVerdict = { ok: true } | { ok: false; why: MoveObstacle; inTheWay: string[] };

/** Whether a slot can begin then with this resource in the place of the one it has. Times in fives of minutes. */
export function decideTarget(scene: MoveScene, resource: ResourceFacts, on: string, minute: number): TargetVerdict {
  const no = (why: MoveObstacle, inTheWay: string[] = []): TargetVerdict => ({ ok: false, why, inTheWay });
  const endMinute = minute + scene.minutes;
  const time = { startAt: atMinute(on, minute), endAt: atMinute(on, endMinute) };
  if (time.startAt <= scene.now) return no('past');
  if (on > scene.lastOn) return no('beyond');
  const isOther = time.startAt.getTime() !== scene.startAt.getTime();
  const open = scene.open.get(on);
  const isShut = open === undefined || minute < open.opensMinute || endMinute > open.closesMinute;
  if (isOther && isShut) return no('shut');
  if (isOther && scene.ownTimes.some((one) => one.startAt < time.endAt && time.startAt < one.endAt)) {
    return no('own_time');
  }
  const resources = [resource, ...scene.kept];
  const verdict = decideHold({ holder: scene.slotId, resources, time }, scene.holdings);
  if (verdict.ok) return { ok: true };
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  const inTheWay = verdict.inTheWay.flatMap(({ resourceId }) => names.get(resourceId) ?? []);
  return no(verdict.inTheWay[0]?.why ?? 'taken', inTheWay);
}

export interface Blocked {
  resourceId: string;
  on: string;
  fromMinute: number;
  toMinute: number;
  why: MoveObstacle;
  inTheWay: string[];
}

const step = 5;
const dayMinutes = 1440;

/** All beginnings of a day at which it can't be, those that follow each other for the same reason together. */
export function blockedOn(scene: MoveScene, resource: ResourceFacts, on: string): Blocked[] {
  const found: Blocked[] = [];
  for (let minute = 0; minute < dayMinutes; minute += step) {
    const verdict = decideTarget(scene, resource, on, minute);
    if (verdict.ok) continue;
    const { why, inTheWay } = verdict;
    const last = found.at(-1);
    const goesOn = last?.toMinute === minute && last.why === why && last.inTheWay.join() === inTheWay.join();
    if (last !== undefined && goesOn) last.toMinute = minute + step;
    else found.push({ resourceId: resource.id, on, fromMinute: minute, toMinute: minute + step, why, inTheWay });
  }
  return found;
}

/** Whether a resource may take another's place in a slot: itself, or of the same kind and skill and no part of what stays. */
export function mayTakePlace(of: ResourceFacts, other: ResourceFacts, kept: readonly ResourceFacts[]): boolean {
  if (other.id === of.id) return true;
  const held = new Set(kept.flatMap(({ atoms }) => atoms));
  return other.kind === of.kind && other.skill === of.skill && !other.atoms.some((atom) => held.has(atom));
}
