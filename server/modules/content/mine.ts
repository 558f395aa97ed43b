import type { Handler, HandlersOf } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import type { Inside } from './deps';
import { decideAppeal } from './rules';
import { listMine } from './list-store';
import { findItem, listOfSubject, openAppeal } from './store';
import { pictureView, submissionView } from './view';

const mine =
  ({ db, links }: Inside): Handler<'content.mine'> =>
  async ({ query, actor, now }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : { createdAt: new Date(last[0]), id: last[1] };
    const rows = await listMine(db, actor.accountId, after, query.limit + 1);
    const view = (row: (typeof rows)[number]) => submissionView(links, row, now);
    return pageOf(rows, query.limit, view, (row) => [row.created_at.getTime(), row.id]);
  };

/** How many of the newest are looked through for the one that shows. */
const lookedThrough = 10;

const profile =
  ({ db, links }: Inside): Handler<'content.profile'> =>
  async ({ actor, now }) => {
    const [avatars, names] = await Promise.all([
      listOfSubject(db, 'avatar', actor.personId, lookedThrough),
      listOfSubject(db, 'person_name', actor.personId, 1),
    ]);
    const shown = avatars.find(({ state }) => state === 'passed');
    const latest = avatars[0];
    const { url, thumbUrl } = shown === undefined ? { url: null, thumbUrl: null } : pictureView(links, shown, now);
    return {
      avatar: {
        url,
        thumbUrl,
        latest: latest === undefined || latest === shown ? null : pictureView(links, latest, now),
      },
      heldName: names[0]?.state === 'review' ? names[0].text : null,
    };
  };

/** Somebody else will look again. Sent twice at once, one of both is told that there is an appeal already. */
const appeal =
  ({ db, links }: Inside): Handler<'content.appeal'> =>
  async (ask) => {
    const { itemId } = ask.params;
    await ask.write(async (tx) => {
      const item = await findItem(tx, itemId);
      if (item === undefined || item.account_id !== ask.actor.accountId || item.state === 'replaced') {
        return ask.refuse('not_found');
      }
      const verdict = decideAppeal(item, ask.now);
      if (!verdict.ok) return ask.refuse(verdict.code);
      if (!(await openAppeal(tx, itemId, ask.body.text, ask.now))) return ask.refuse('content.appealed_already');
      return auditAsk(tx, ask, 'content_item', itemId);
    });
    const item = await findItem(db, itemId);
    return item === undefined ? ask.refuse('not_found') : submissionView(links, item, ask.now);
  };

export const contentHandlers = (deps: Inside): HandlersOf<'content'> => ({
  'content.mine': mine(deps),
  'content.profile': profile(deps),
  'content.appeal': appeal(deps),
});
