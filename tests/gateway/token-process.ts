import { createInterface } from 'node:readline';
import pino from 'pino';
import { openWechat } from '../../server/gateways/wechat';
import { systemClock } from '../../server/kernel/clock';
import { openDb } from '../../server/kernel/db';
import { openVault } from '../../server/kernel/vault';

/**
 * One of several processes that share the app's token: says `ready`, makes so many calls at once for each line it reads,
 * and says how they went.
 */
const [databaseUrl = '', baseUrl = '', appid = '', secret = ''] = process.argv.slice(2);
const { db } = openDb(databaseUrl, 6);
const fieldKeys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
const gateway = openWechat({
  baseUrl,
  appid,
  secret,
  db,
  clock: systemClock,
  log: pino({ level: 'silent' }),
  vault: openVault(fieldKeys, Buffer.alloc(32, 7)),
});

createInterface({ input: process.stdin }).on('line', (line) => {
  const calls = Array.from({ length: Number(line) }, () =>
    gateway.checkText({ openid: 'oSomebody', scene: 'comment', text: '你好' }),
  );
  void Promise.allSettled(calls).then((ends) => {
    const failed = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
    process.stdout.write(`${JSON.stringify({ went: ends.length - failed.length, failed })}\n`);
  });
});
process.stdout.write('ready\n');
