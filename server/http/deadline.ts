import type Koa from 'koa';
import type { Logger } from 'pino';
import { Refusal } from '../kernel/refusals';

/**
 * Answers `busy` when nothing else has come within `ms`, before the phone gives up by itself. The work goes on to its own
 * end, which the database's bounds see to: a write that is sent again finds by its key what became of it.
 */
export function deadline(ms: number, log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    let timer: NodeJS.Timeout | undefined;
    let late = false;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        late = true;
        reject(new Refusal('busy'));
      }, ms);
    });
    const work = next().catch((error: unknown) => {
      if (!late) throw error;
      const { requestId, route } = ctx.state as { requestId?: string; route?: string };
      log.warn({ requestId, route, err: error }, 'failed after its deadline');
    });
    try {
      await Promise.race([work, patience]);
    } finally {
      clearTimeout(timer);
    }
  };
}
