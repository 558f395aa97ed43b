import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { noticeEnglish } from '../centre';
import type { RatingDeps } from './deps';
import { checkedText } from './checked-text';
import { averageOf } from './rules';
import {
  centreQuery,
  countersOf,
  findAtCentres,
  lockRating,
  passedQuery,
  updateRating,
  type CentreRow,
  type RatingRow,
} from './store';

const afterOf = (cursor: string | undefined): readonly [Date, string] | null => {
  const values = decodeCursor(cursor, ['number', 'string']);
  return values === null ? null : [new Date(values[0]), values[1]];
};

/** For everybody: how many, how good, and what was said, without who said it. */
export async function ofService(deps: RatingDeps, ask: Ask<'rating.ofService'>): Promise<Reply<'rating.ofService'>> {
  const { serviceId } = ask.params;
  if ((await deps.centre.getService(serviceId)) === null) ask.refuse('not_found');
  const { cursor, limit } = ask.query;
  const [rows, { ratings, stars }] = await Promise.all([
    passedQuery(deps.db, serviceId, afterOf(cursor), limit + 1).execute(),
    countersOf(deps.db, serviceId),
  ]);
  const page = pageOf(
    rows,
    limit,
    (row) => ({
      stars: row.stars,
      comment: row.comment ?? '',
      answer: row.answer_state === 'passed' ? row.answer : null,
      ratedAt: row.rated_at.toISOString(),
    }),
    (row) => [row.rated_at.getTime(), row.id],
  );
  return { ...page, ratings, average: averageOf(ratings, stars) };
}

/** For staff: all of it, also what waits for a reviewer; who wrote it is not their matter. */
export async function list(deps: RatingDeps, ask: Ask<'rating.list'>): Promise<Reply<'rating.list'>> {
  const all = await deps.centre.centreScope(ask.actor.grants);
  const { cursor, limit, centreId } = ask.query;
  const centreIds = centreId === undefined ? all : all.filter((id) => id === centreId);
  if (centreIds.length === 0) ask.refuse('not_found');
  const rows = await centreQuery(deps.db, centreIds, afterOf(cursor), limit + 1).execute();
  const services = await deps.centre.servicesOf([...new Set(rows.map((row) => row.service_id))]);
  return pageOf(
    rows,
    limit,
    (row) => deskView(row, services.get(row.service_id)?.name ?? ''),
    (row) => [row.rated_at.getTime(), row.id],
  );
}

/** Answers in the centre's name. Who has written hears of it once others may read it; a later answer takes its place. */
export async function answer(deps: RatingDeps, ask: Ask<'rating.answer'>): Promise<Reply<'rating.answer'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const seen = await findAtCentres(deps.db, ask.params.ratingId, centreIds);
  if (seen === undefined) return ask.refuse('not_found');
  if (seen.comment === null) ask.refuse('rating.nothing_to_answer');
  const service = await deps.centre.getService(seen.service_id);
  const { text } = ask.body;
  const { state, held } = await checkedText(deps, ask, text, 'body.text');
  await ask.write(async (tx) => {
    const row = await lockRating(tx, seen.id);
    if (row === undefined || row.comment === null) return ask.refuse('rating.nothing_to_answer');
    const answered = { answered_by: ask.actor.accountId, answered_at: ask.now };
    await updateRating(tx, row.id, { answer: text, answer_state: state, ...answered });
    if (held !== null) {
      const of = { accountId: ask.actor.accountId, subjectId: row.id, areaCode: service?.areaCode ?? '', now: ask.now };
      await deps.words.hold(tx, { kind: 'rating_answer', ...of, text, machine: held });
    }
    await auditAsk(tx, ask, 'rating', row.id, { state });
    if (state === 'passed') await tellAnswered(tx, deps, row, ask.now);
  });
  const after = (await findAtCentres(deps.db, seen.id, centreIds)) ?? seen;
  return deskView(after, service?.name ?? '');
}

async function tellAnswered(tx: Tx, deps: RatingDeps, row: RatingRow, now: Date): Promise<void> {
  if (row.account_id === null) return;
  const service = (await deps.centre.servicesOf([row.service_id], tx)).get(row.service_id);
  await deps.notify(tx, {
    accountId: row.account_id,
    kind: 'rating_answered',
    facts: {
      service: service?.name ?? '',
      centre: service?.centreName ?? '',
      ...(service === undefined ? {} : noticeEnglish(service.english)),
    },
    bookingId: row.booking_id,
    at: now,
  });
}

/** Words that were held have passed: they show, unless others have taken their place since. */
export async function reveal(
  tx: Tx,
  deps: RatingDeps,
  held: { part: 'comment' | 'answer'; ratingId: string; text: string; now: Date },
): Promise<void> {
  const row = await lockRating(tx, held.ratingId);
  if (row === undefined) return;
  if (held.part === 'comment') {
    if (row.comment === held.text) await updateRating(tx, row.id, { comment_state: 'passed' });
    return;
  }
  if (row.answer !== held.text || row.answer_state !== 'held') return;
  await updateRating(tx, row.id, { answer_state: 'passed' });
  await tellAnswered(tx, deps, row, held.now);
}

const deskView = (row: CentreRow, serviceName: string): ItemOf<'rating.list'> => ({
  id: row.id,
  serviceId: row.service_id,
  serviceName,
  visitedOn: row.on_day,
  stars: row.stars,
  comment: row.comment,
  commentState: row.comment_state,
  answer: row.answer,
  answerState: row.answer_state,
  answeredAt: row.answered_at?.toISOString() ?? null,
  ratedAt: row.rated_at.toISOString(),
  may: { answer: row.comment !== null },
});
