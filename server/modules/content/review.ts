import type { Reply } from '../../../shared/contract/types';
import type { Ask, HandlersOf } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { scopeOf } from '../identity';
import type { Inside } from './deps';
import { countQueue, findItemIn, listQueue } from './list-store';
import { decideReview } from './rules';
import { settle } from './settle';
import { detailView, queuedView } from './view';

const areasOf = (ask: { actor: Parameters<typeof scopeOf>[0] }) => scopeOf(ask.actor, 'reviewer').areaCodes;

async function detail(deps: Inside, ask: Ask<'review.get' | 'review.decide'>): Promise<Reply<'review.get'>> {
  const item = await findItemIn(deps.db, ask.params.itemId, areasOf(ask));
  if (item === undefined) return ask.refuse('not_found');
  const centre = item.kind === 'centre_photo' ? await deps.places.centreOf(item.subject_id) : null;
  const about = { now: ask.now, accountId: ask.actor.accountId, centreName: centre?.name ?? null };
  return detailView(deps.links, item, about);
}

/**
 * The desk of those who look where the machine was in doubt. Of two who decide at once one does, the other is told so.
 * Whoever refused does not decide on the appeal, and nobody on their own.
 */
export const reviewHandlers = (deps: Inside): HandlersOf<'review'> => ({
  'review.queue': async (ask) => {
    const { cursor, limit, kind } = ask.query;
    const last = decodeCursor(cursor, ['number', 'string']);
    const after = last === null ? null : { queuedAt: new Date(last[0]), id: last[1] };
    const areas = areasOf(ask);
    const [rows, counts] = await Promise.all([
      listQueue(deps.db, areas, kind, after, limit + 1),
      countQueue(deps.db, areas, ask.now),
    ]);
    const page = pageOf(rows, limit, queuedView(deps.links, ask.now), (row) => [row.queued_at?.getTime() ?? 0, row.id]);
    return { ...page, ...counts };
  },

  'review.get': (ask) => detail(deps, ask),

  'review.decide': async (ask) => {
    const { body, actor, now } = ask;
    await ask.write(async (tx) => {
      const item = await findItemIn(tx, ask.params.itemId, areasOf(ask));
      if (item === undefined) return ask.refuse('not_found');
      const verdict = decideReview(item, actor.accountId);
      if (!verdict.ok) return ask.refuse(verdict.code);
      const said = body.verdict === 'refuse' ? { reason: body.reason, note: body.note ?? null } : {};
      const decision = {
        item_id: item.id,
        round: item.round,
        reviewer_id: actor.accountId,
        verdict: body.verdict,
        reason: said.reason ?? null,
        decided_at: now,
      };
      const decided =
        (await deps.decisions.insertDecision(tx, decision)) &&
        (await settle(deps, tx, item, { verdict: body.verdict, ...said, reviewerId: actor.accountId, now }));
      if (!decided) return ask.refuse('review.decided_already');
      return auditAsk(tx, ask, 'content_item', item.id, {
        verdict: body.verdict,
        round: item.round,
        reason: decision.reason,
      });
    });
    return detail(deps, ask);
  },
});
