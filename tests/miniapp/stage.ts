import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { openSmallWechat, type SmallWechat } from './small-wechat';

const dir = join(__dirname, '..', '..', 'dist', 'weapp');

type Options = Parameters<typeof openSmallWechat>[0];

export interface Stage {
  readonly server: TestServer;
  /** All that were opened so far. */
  readonly phones: readonly SmallWechat[];
  /** The built package on the phone of somebody, who has not signed in yet. */
  phone(who: Pick<Resident, 'openid'>, more?: Partial<Options>): SmallWechat;
}

/**
 * A server and phones for the tests of one file, put away after the last. The bundle reads the phone's own clock: the server goes
 * by the real time, or both go by `at`.
 */
export function openStage(at?: Date): Stage {
  let server: TestServer | undefined;
  const open: SmallWechat[] = [];
  beforeAll(async () => {
    if (!existsSync(join(dir, 'app.js'))) throw new Error('dist/weapp is not built: npm run build:weapp');
    server = await startServer({ at: at ?? new Date() });
  }, 60_000);
  afterAll(async () => {
    for (const phone of open) phone.close();
    await server?.close();
  });
  const there = (): TestServer => {
    if (server === undefined) throw new Error('The stage opens before the first test; ask for it inside one.');
    return server;
  };
  return {
    get server() {
      return there();
    },
    phones: open,
    phone({ openid }, more = {}) {
      const { url: api, standin } = there();
      const loginCode = () => standin.codes.give(openid);
      const clockAhead = at === undefined ? 0 : at.getTime() - Date.now();
      const phone = openSmallWechat({ dir, api, loginCode, clockAhead, ...more });
      open.push(phone);
      return phone;
    },
  };
}
