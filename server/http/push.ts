import type Router from '@koa/router';
import type { Context } from 'koa';
import type { PushReceiver } from '../gateways/wechat';
import type { Clock } from '../kernel/clock';
import { Refusal } from '../kernel/refusals';

/** Where WeChat pushes its events: outside the contract, as its form is WeChat's. Set there under 消息推送. */
export const pushPath = '/wechat/push';

const bodyBytesMax = 64 * 1024;

/**
 * WeChat's question whether the address is ours, and its events. What is not rightly signed, sealed and fresh is refused
 * without a word why, and has no effect.
 */
export function mountPush(router: Router, receiver: PushReceiver, clock: Clock): void {
  router.get('wechat.echo', pushPath, (ctx) => {
    ctx.state['route'] = 'wechat.echo';
    const echo = receiver.echo(queryOf(ctx), clock.now());
    if (echo === null) throw new Refusal('forbidden');
    say(ctx, echo);
  });
  router.post('wechat.push', pushPath, async (ctx) => {
    ctx.state['route'] = 'wechat.push';
    const body = await bodyOf(ctx);
    if (body === null || !(await receiver.receive(queryOf(ctx), body, clock.now()))) throw new Refusal('forbidden');
    say(ctx, 'success');
  });
}

function say(ctx: Context, text: string): void {
  ctx.type = 'text/plain';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = text;
}

/** A parameter given twice counts as none. */
const queryOf = (ctx: Context): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(ctx.query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );

/** The body as it came: the frame leaves it alone, as what is signed is not to be read before. Null when it is too long. */
async function bodyOf(ctx: Context): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
