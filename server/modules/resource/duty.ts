import { dutyLine } from '../../../shared/contract/duty-lines';
import type { InboxKind } from '../../../shared/enums';
import type { Reader, Tx } from '../../kernel/db';
import type { Service } from '../centre';
import { accountsOfPeople } from '../identity';
import type { Notice, notifyMany, publish } from '../notification';
import type { Use } from './hold';
import { isPerson, type ResourceFacts } from './rules';
import { peopleOf } from './store';

/** By what somebody is told. */
interface Telling {
  notification: { notifyMany: typeof notifyMany; publish: typeof publish };
}

export type DutyKind = Extract<
  InboxKind,
  'duty_stand_in' | 'duty_handed_over' | 'duty_released' | 'duty_returned' | 'duty_changed' | 'duty_off' | 'duty_back'
>;

interface Time {
  startAt: Date;
  endAt: Date;
}

/** What one slot is for somebody who has it, had it or gets it. */
export interface Duty extends Time {
  kind: DutyKind;
  /** Who is told, if they have an account. */
  resourceId: string;
  service: Pick<Service, 'name' | 'centreName'>;
  place: string;
  /** For whom they stand in, or who stands in for them. */
  other?: string;
  /** The beginning and the place that it had before, where it has another. */
  wasAt?: Date;
  wasPlace?: string;
}

interface Turn {
  service: Pick<Service, 'name' | 'centreName' | 'place'>;
  /** All that the slot had before. */
  uses: readonly Use[];
  /** What is changed of it, and what it is now; the same where it only has another time. */
  use: Use;
  to: ResourceFacts;
  was: Time;
  now: Time;
}

/**
 * What it is for those concerned if one use of a slot is another's, or the slot has another time: who stands in, who is
 * replaced, and who goes on but elsewhere. Whom a service names has it back where nobody stands in any more.
 */
export function dutiesOfTurn({ service, uses, use, to, was, now }: Turn): Duty[] {
  const before = uses.map(({ resource }) => resource);
  const after = uses.map((one) => (one.needId === use.needId ? to : one.resource));
  const [wasPlace, place] = [placeOf(before, service), placeOf(after, service)];
  const isOther = isPerson(to.kind) && to.id !== use.resource.id;
  const isBack = to.id === use.needId;
  const of = { service, place, ...now };
  const duties: Duty[] = isOther
    ? [
        { ...of, kind: isBack ? 'duty_returned' : 'duty_stand_in', resourceId: to.id, other: use.resource.name },
        {
          ...{ ...of, ...was, place: wasPlace },
          ...{ kind: isBack ? 'duty_released' : 'duty_handed_over', resourceId: use.resource.id, other: to.name },
        },
      ]
    : [];
  const isMoved = was.startAt.getTime() !== now.startAt.getTime();
  if (!isMoved && place === wasPlace) return duties;
  const earlier = { ...(isMoved ? { wasAt: was.startAt } : {}), ...(place === wasPlace ? {} : { wasPlace }) };
  const others = after.filter((one) => isPerson(one.kind) && !(isOther && one.id === to.id));
  return [...duties, ...others.map((one): Duty => ({ ...of, kind: 'duty_changed', resourceId: one.id, ...earlier }))];
}

/** What it is for those whom a slot has if it does not take place, or takes place after all. */
export function dutiesOfSlot(
  kind: 'duty_off' | 'duty_back',
  slot: { start_at: Date; end_at: Date },
  service: Turn['service'],
  uses: readonly Use[],
): Duty[] {
  const all = uses.map(({ resource }) => resource);
  const of = { kind, service, place: placeOf(all, service), startAt: slot.start_at, endAt: slot.end_at };
  return all.filter((one) => isPerson(one.kind)).map((one) => ({ ...of, resourceId: one.id }));
}

/** The same where a new slot, at another time, stands in its place: that one has whom the service names, and no stand-in. */
export function dutiesOfRetime({ service, uses, was, now }: Pick<Turn, 'service' | 'uses' | 'was' | 'now'>): Duty[] {
  const all = uses.map(({ resource }) => resource);
  const of = { service, place: placeOf(all, service) };
  return uses
    .filter(({ resource }) => isPerson(resource.kind))
    .map(({ needId, resource: { id: resourceId } }) =>
      needId === resourceId
        ? { ...of, ...now, kind: 'duty_changed', resourceId, wasAt: was.startAt }
        : { ...of, ...was, kind: 'duty_off', resourceId },
    );
}

/** The rooms that a slot has, or where the service says it is. */
export const placeOf = (all: readonly ResourceFacts[], { place }: Pick<Service, 'place'>): string =>
  all.flatMap(({ kind, name }) => (kind === 'room' ? [name] : [])).join('、') || place;

/**
 * Tells those who have an account, in the transaction of the change: one message for each person and kind of news, however
 * many slots it is about. Who has none is left to the staff, whose list says so.
 */
export async function tellDuties(
  tx: Tx,
  { notification }: Telling,
  duties: readonly Duty[],
  { reason, at }: { reason: string | null; at: Date },
): Promise<void> {
  if (duties.length === 0) return;
  const accounts = await accountsOf(
    tx,
    duties.map(({ resourceId }) => resourceId),
  );
  const byNews = new Map<string, { accountId: string; kind: DutyKind; duties: Duty[] }>();
  for (const duty of duties) {
    for (const accountId of accounts.get(duty.resourceId) ?? []) {
      const key = `${accountId} ${duty.kind}`;
      const so = byNews.get(key)?.duties ?? [];
      byNews.set(key, { accountId, kind: duty.kind, duties: [...so, duty] });
    }
  }
  const notices = [...byNews.values()].map((news): Notice => ({
    accountId: news.accountId,
    kind: news.kind,
    facts: factsOf(news.duties, reason),
    at,
  }));
  await tellAccounts(tx, { notification }, notices, at);
}

/** Messages, and a word to the open screens of those who get them. */
export async function tellAccounts(
  tx: Tx,
  { notification }: Telling,
  notices: readonly Notice[],
  at: Date,
): Promise<void> {
  await notification.notifyMany(tx, notices);
  await notification.publish(
    tx,
    notices.map(({ accountId }) => ({ accountId })),
    at,
  );
}

async function accountsOf(reader: Reader, resourceIds: readonly string[]): Promise<Map<string, string[]>> {
  const people = await peopleOf(reader, resourceIds);
  const accounts = await accountsOfPeople(reader, [...new Set(people.values())]);
  return new Map([...people].map(([resourceId, personId]) => [resourceId, accounts.get(personId) ?? []]));
}

/** Characters for the lines of a message, of the 2,000 that all facts of a notice may have: some fifteen lines. */
const linesMost = 1200;

/** The first one in full, for the copy that WeChat carries; all of them as lines that the phone puts into words. */
function factsOf(duties: readonly Duty[], reason: string | null): Record<string, string> {
  const all = [...duties].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  const [first] = all;
  if (first === undefined) throw new Error('News of no duty');
  const lines: string[] = [];
  for (const duty of all) {
    const line = lineOf(duty);
    if (lines.join('\n').length + line.length > linesMost) break;
    lines.push(line);
  }
  return {
    service: first.service.name,
    centre: first.service.centreName,
    place: first.place,
    startAt: first.startAt.toISOString(),
    endAt: first.endAt.toISOString(),
    ...(reason === null || reason === '' ? {} : { reason }),
    dutyTimes: lines.join('\n'),
    dutyCount: String(all.length),
  };
}

const lineOf = ({ startAt, endAt, service, place, other, wasAt, wasPlace }: Duty): string =>
  dutyLine({
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    service: service.name,
    place,
    other: other ?? '',
    wasAt: wasAt?.toISOString() ?? '',
    wasPlace: wasPlace ?? '',
  });
