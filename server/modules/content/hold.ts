import type { ContentKind, MachineFinding } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { lockPerson } from '../identity';
import { insertItem, lockLiveOf, replaceItems } from './store';

export interface Held {
  kind: ContentKind;
  accountId: string;
  /** Person, slot or booking that the words belong to. */
  subjectId: string;
  /** Of the centre; empty where there is none. */
  areaCode: string;
  text: string;
  machine: MachineFinding;
  now: Date;
}

/** Queues words that a human must see before others do; until then they show nowhere. */
export async function holdWords(tx: Tx, held: Held): Promise<void> {
  await insertItem(tx, {
    id: newId('cnt'),
    kind: held.kind,
    account_id: held.accountId,
    subject_id: held.subjectId,
    area_code: held.areaCode,
    text: held.text,
    state: 'review',
    machine: held.machine,
    queued_at: held.now,
    created_at: held.now,
  });
}

/**
 * A name that somebody gives themselves ends what waits of earlier ones, so that a late decision can't bring an old name
 * back; with `held` it waits itself. Names of one person stand in line.
 */
export async function nameGiven(
  tx: Tx,
  who: { accountId: string; personId: string },
  name: { text: string; held: MachineFinding | null },
  now: Date,
): Promise<void> {
  const { accountId, personId } = who;
  await lockPerson(tx, personId);
  await replaceItems(tx, await lockLiveOf(tx, 'person_name', personId), now);
  if (name.held === null) return;
  const { text, held: machine } = name;
  await holdWords(tx, { kind: 'person_name', accountId, subjectId: personId, areaCode: '', text, machine, now });
}
