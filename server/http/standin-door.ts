import type Router from '@koa/router';
import type { Context } from 'koa';
import { Refusal } from '../kernel/refusals';

export interface StandinDoorDeps {
  /** Where the stand-in listens. */
  baseUrl: string;
  /** Who a bearer token stands for, as WeChat knows them; null for nobody. */
  openidOf(token: string): Promise<string | null>;
}

/**
 * Lets a browser speak to WeChat's stand-in, which it can't reach itself: what WeChat's own screens do on a phone (asking for
 * consent, the phone number, the camera), and the outbox to look at. Never mounted against the real WeChat.
 */
export function mountStandinDoor(router: Router, { baseUrl, openidOf }: StandinDoorDeps): void {
  router.all('standin', '/standin/:what', async (ctx) => {
    ctx.state['route'] = 'standin';
    const token = /^Bearer ([\w-]{20,128})$/.exec(ctx.get('Authorization'))?.[1];
    const openid = token === undefined ? null : await openidOf(token);
    const body = ctx.method === 'POST' ? JSON.stringify(ctx.request.body ?? {}) : undefined;
    const response = await fetch(new URL(ctx.path, baseUrl), {
      method: ctx.method === 'POST' ? 'POST' : 'GET',
      headers: { Accept: ctx.get('Accept'), ...(openid === null ? {} : { 'X-Standin-Openid': openid }) },
      body,
      signal: AbortSignal.timeout(5000),
    }).catch(() => {
      throw new Refusal('busy');
    });
    answer(ctx, response, await response.text());
  });
}

function answer(ctx: Context, response: Response, text: string): void {
  ctx.status = response.status;
  ctx.type = response.headers.get('Content-Type') ?? 'application/json';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = text;
}
