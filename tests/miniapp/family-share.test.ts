import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { familyWords } from '../../shared/words/family';
import { familyAddWords } from '../../shared/words/family-add';
import { startServer, type TestServer } from '../support/app';
import { openSmallWechat, type SmallWechat } from './small-wechat';

const dir = join(__dirname, '..', '..', 'dist', 'weapp');
const w = familyAddWords.zh;

let server: TestServer;
const open: SmallWechat[] = [];

beforeAll(async () => {
  if (!existsSync(join(dir, 'app.js'))) throw new Error('dist/weapp is not built: npm run build:weapp');
  // The bundle reads the phone's own clock, so the server goes by the real one too.
  server = await startServer({ at: new Date() });
}, 60_000);
afterAll(async () => {
  for (const wechat of open) wechat.close();
  await server.close();
});

function phoneOf(openid: string, scanned?: () => string): SmallWechat {
  const loginCode = () => server.standin.codes.give(openid);
  const wechat = openSmallWechat({ dir, api: server.url, loginCode, scanned });
  open.push(wechat);
  return wechat;
}

test('an invitation goes to a chat with its code, opens who asks, and is answered; its picture is scanned too', async () => {
  const [daughter, mother, brother] = await Promise.all([
    server.build.resident({ name: '林小满' }),
    server.build.resident({ name: '陈月娥' }),
    server.build.resident({ name: '林大川' }),
  ]);
  const phone = phoneOf(daughter.openid);
  await phone.launch('features/family/add');
  await phone.tap(familyWords.zh.signedOut.action);
  await phone.tap(w.ways.wechat.title);
  await phone.type(w.name, '陈月娥');
  await phone.tap(w.makeCode);
  await phone.see(w.made.title('陈月娥'));
  const card = phone.share();
  expect(card.title).toBe('林小满邀请您登记为家人');
  expect(card.path).toMatch(/^\/features\/family\/accept\?code=[0-9A-Z]{8}$/);

  const hers = phoneOf(mother.openid);
  await hers.launch(card.path.slice(1));
  await hers.tap(w.accept.signedOut.action);
  await hers.see(w.accept.asks.member('林小满'));
  await hers.tap(w.accept.yes);
  await hers.see(familyWords.zh.me('陈月娥'));

  const client = await server.as(daughter);
  const made = await client.call('family.invite', { body: { kind: 'member', relation: 'sibling', name: '林大川' } });
  const his = phoneOf(brother.openid, () => `https://linli.example/#/features/family/accept?code=${made.body?.code}`);
  await his.launch('features/family/accept');
  await his.tap(w.accept.signedOut.action);
  await his.tap(w.accept.scan);
  await his.see(w.accept.asks.member('林小满'));
  for (const wechat of open) expect(wechat.errors).toEqual([]);
}, 60_000);
