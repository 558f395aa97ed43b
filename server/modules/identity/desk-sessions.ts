import type { Handler } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import type { DeskDeps } from './desk-login';
import { endDeskSession, listDeskSessions } from './desk-store';

export const listMyDeskSessions =
  ({ db }: DeskDeps): Handler<'deskSession.list'> =>
  async ({ actor, now, query }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : { createdAt: new Date(last[0]), id: last[1] };
    const rows = await listDeskSessions(db, actor.accountId, now, after, query.limit + 1);
    return pageOf(
      rows,
      query.limit,
      (row) => ({
        id: row.id,
        browser: row.browser ?? '',
        address: row.address ?? '',
        enteredBy: row.entered_by,
        role: row.active_role,
        begunAt: row.created_at.toISOString(),
        endsAt: (row.ends_at ?? row.created_at).toISOString(),
        current: row.id === actor.sessionId,
      }),
      (row) => [row.created_at.getTime(), row.id],
    );
  };

export const endMyDeskSession =
  ({ forget }: DeskDeps): Handler<'deskSession.end'> =>
  async (ask) => {
    const { sessionId } = ask.params;
    await ask.write(async (tx) => {
      if (!(await endDeskSession(tx, sessionId, ask.actor.accountId, ask.now))) return ask.refuse('not_found');
      return auditAsk(tx, ask, 'session', sessionId);
    });
    forget();
    return { ended: true };
  };
