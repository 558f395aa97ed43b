import type { InboxKind } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { noticeEnglish, type Service } from '../centre';
import { accountsOfPeople, findPeople } from '../identity';
import type { StandingDeps } from './deps';
import { appealUntil, type Visit } from './rules';
import type { ExcuseRow } from './store';

const kindOf = { accepted: 'excuse_accepted', refused: 'excuse_refused', upheld: 'excuse_upheld' } as const;

/** Tells what became of an excuse: the person on each account of theirs, and who said it for them. */
export async function tellOfAnswer(
  tx: Tx,
  deps: Pick<StandingDeps, 'notification'>,
  row: ExcuseRow,
  { visit, service, at }: { visit: Visit | undefined; service: Service | null; at: Date },
): Promise<void> {
  const kind: InboxKind | undefined = kindOf[row.state as keyof typeof kindOf];
  if (kind === undefined) return;
  const own = (await accountsOfPeople(tx, [row.person_id])).get(row.person_id) ?? [];
  const accounts = own.includes(row.account_id) ? own : [...own, row.account_id];
  const name = (await findPeople(tx, [row.person_id])).get(row.person_id)?.name ?? '';
  for (const accountId of accounts) {
    const facts = {
      service: service?.name ?? '',
      centre: service?.centreName ?? '',
      ...(service === null ? {} : noticeEnglish(service.english)),
      ...(visit === undefined ? {} : { startAt: visit.startAt.toISOString(), endAt: visit.endAt.toISOString() }),
      ...(row.answer === null ? {} : { reason: row.answer }),
      ...(row.state === 'refused' ? { appealUntil: appealUntil(at).toISOString() } : {}),
      ...(own.includes(accountId) ? {} : { for: name }),
    };
    await deps.notification.notify(tx, { accountId, kind, facts, bookingId: row.booking_id, at });
  }
  const screens = accounts.map((accountId) => ({ accountId }));
  for (const one of [...screens, { topic: `centre:${row.centre_id}` }]) await deps.notification.publish(tx, one, at);
}
