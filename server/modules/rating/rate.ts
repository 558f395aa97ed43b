import type { Ask } from '../../http/ask';
import { isDuplicate, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { findActable } from '../booking';
import { namesEnglish, type Service } from '../centre';
import type { RatingDeps } from './deps';
import { checkedText } from './checked-text';
import { changeOf, decideRate, openUntil } from './rules';
import { bookingKey, findOfBooking, insertRating, ratingStore, updateRating, type RatingRow } from './store';

type Visit = NonNullable<Awaited<ReturnType<typeof findActable>>>;
type OwnAsk = Ask<'rating.get'> | Ask<'rating.rate'>;

async function visitOf(deps: RatingDeps, ask: OwnAsk, scope: 'view' | 'book') {
  const visit = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, scope, ask.now);
  const service = visit === undefined ? null : await deps.centre.getService(visit.service_id);
  return visit === undefined || service === null ? null : { visit, service };
}

export async function get(deps: RatingDeps, ask: Ask<'rating.get'>): Promise<Reply<'rating.get'>> {
  const found = await visitOf(deps, ask, 'view');
  if (found === null) return ask.refuse('not_found');
  const acts = await findActable(deps.db, found.visit.id, ask.actor.personId, 'book', ask.now);
  return ownView(found, await findOfBooking(deps.db, found.visit.id), acts !== undefined, ask.now);
}

/**
 * Says how a visit was, or says it anew: one rating a booking, whoever of the family writes it and however often they tap.
 * Its service's counters change with it. Words are checked before; where a human must look first, staff read them and
 * nobody else does.
 */
export async function rate(deps: RatingDeps, ask: Ask<'rating.rate'>): Promise<Reply<'rating.rate'>> {
  const found = await visitOf(deps, ask, 'book');
  if (found === null) return ask.refuse('not_found');
  const { visit, service } = found;
  const before = await findOfBooking(deps.db, visit.id);
  const verdict = decideRate(factsOf(visit), before?.rated_at ?? null, ask.now);
  if (!verdict.ok) ask.refuse(verdict.code);
  const comment = ask.body.comment ?? null;
  const unchanged = before !== undefined && before.comment === comment;
  const checked = unchanged
    ? { state: before.comment_state, held: null }
    : await checkedText(deps, ask, comment, 'body.comment');
  const work = (known: RatingRow | undefined) =>
    ask.write(async (tx) => {
      const row = await write(tx, deps, ask, { visit, known, comment, state: checked.state });
      if (checked.held !== null && comment !== null) {
        const of = { accountId: ask.actor.accountId, subjectId: row, areaCode: service.areaCode, now: ask.now };
        await deps.words.hold(tx, { kind: 'rating_comment', ...of, text: comment, machine: checked.held });
      }
      await auditAsk(tx, ask, 'rating', row, { bookingId: visit.id, stars: ask.body.stars, words: comment !== null });
    });
  try {
    await work(before);
  } catch (error) {
    // Two taps at once, or both parents: the other one's is there now, and this one changes it.
    if (!isDuplicate(error, bookingKey)) throw error;
    await work(await findOfBooking(deps.db, visit.id));
  }
  return ownView(found, await findOfBooking(deps.db, visit.id), true, ask.now);
}

interface Written {
  visit: Visit;
  known: RatingRow | undefined;
  comment: string | null;
  state: RatingRow['comment_state'];
}

async function write(
  tx: Tx,
  deps: RatingDeps,
  ask: Ask<'rating.rate'>,
  { visit, known, comment, state }: Written,
): Promise<string> {
  const { lockRating, count } = deps.store ?? ratingStore;
  const { stars } = ask.body;
  const said = { stars, comment, comment_state: state, account_id: ask.actor.accountId, changed_at: ask.now };
  const locked = known === undefined ? undefined : await lockRating(tx, known.id);
  await count(tx, visit.service_id, changeOf(locked?.stars ?? null, stars));
  if (locked !== undefined) {
    await updateRating(tx, locked.id, said);
    return locked.id;
  }
  const id = newId('rtg');
  await insertRating(tx, {
    ...said,
    id,
    booking_id: visit.id,
    service_id: visit.service_id,
    centre_id: visit.centre_id,
    person_id: visit.beneficiary_id,
    answer_state: 'none',
    rated_at: ask.now,
  });
  return id;
}

const factsOf = (visit: Visit) => ({ state: visit.state, endAt: visit.end_at });

function ownView(
  { visit, service }: { visit: Visit; service: Service },
  row: RatingRow | undefined,
  acts: boolean,
  now: Date,
): Reply<'rating.get'> {
  const may = acts && decideRate(factsOf(visit), row?.rated_at ?? null, now).ok;
  return {
    bookingId: visit.id,
    serviceName: service.name,
    centreName: service.centreName,
    english: namesEnglish(service.english),
    phone: service.phone,
    startAt: visit.start_at.toISOString(),
    rating:
      row === undefined
        ? null
        : {
            stars: row.stars,
            comment: row.comment,
            commentState: row.comment_state,
            answer: row.answer_state === 'passed' ? row.answer : null,
            answeredAt: row.answer_state === 'passed' ? (row.answered_at?.toISOString() ?? null) : null,
            ratedAt: row.rated_at.toISOString(),
          },
    openUntil: may ? openUntil(factsOf(visit), row?.rated_at ?? null).toISOString() : null,
    may: { rate: may },
  };
}
