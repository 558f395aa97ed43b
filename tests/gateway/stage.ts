import { openWechat, WechatError, type WechatDeps, type WechatGateway } from '../../server/gateways/wechat';
import { openDb, type OpenDb } from '../../server/kernel/db';
import { openVault, type Vault } from '../../server/kernel/vault';
import { startStandin, type Standin } from '../../server/standin/server';
import { handClock, keepingLog, type HandClock } from '../jobs/stage';
import { testDatabase, type TestDatabase } from '../support/database';

export const appid = 'wx0000000000000000';
export const secret = 'a-secret-for-tests';
export const openid = 'oDev_lin-xiaowen';

export interface GatewayStage {
  database: TestDatabase;
  open: OpenDb;
  standin: Standin;
  clock: HandClock;
  log: ReturnType<typeof keepingLog>;
  vault: Vault;
  gateway(more?: Partial<WechatDeps>): WechatGateway;
}

/** A stand-in of its own and an empty database for every test of a file. */
export function gatewayStage(): GatewayStage {
  const fieldKeys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
  const stage = {
    log: keepingLog(),
    vault: openVault(fieldKeys, Buffer.alloc(32, 7)),
    gateway: (more: Partial<WechatDeps> = {}) => {
      const { standin, open, clock, log, vault } = stage;
      return openWechat({ baseUrl: standin.url, appid, secret, db: open.db, clock, log, vault, ...more });
    },
  } as GatewayStage;
  beforeAll(async () => {
    stage.database = await testDatabase();
    stage.open = openDb(stage.database.url, 12);
  });
  afterAll(async () => {
    await stage.open.close();
    await stage.database.close();
  });
  beforeEach(async () => {
    await stage.database.truncate();
    stage.clock = handClock();
    stage.log.lines.length = 0;
    stage.standin = await startStandin({ port: 0, appid, secret, clock: stage.clock });
  });
  afterEach(() => stage.standin.stop());
  return stage;
}

/** `trouble errcode` of a call that fails, `none` of one that does not. */
export const troubleWith = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'none',
    (error: unknown) => (error instanceof WechatError ? `${error.trouble} ${error.errcode}` : String(error)),
  );
