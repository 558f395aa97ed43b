import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueWords } from '../../shared/words/catalogue';
import { centreEnglishWords } from '../../shared/words/centre-english';
import { centreTextsWords } from '../../shared/words/centre-texts';
import { startServer, type TestServer } from '../support/app';
import { openSmallWechat, type SmallWechat } from './small-wechat';

const dir = join(__dirname, '..', '..', 'dist', 'weapp');
const w = centreTextsWords.zh;

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

test('WeChat asks before a page with unsaved text is left, and no more once it is saved', async () => {
  const centre = await server.build.centre({ name: '仁里邻里中心' });
  const manager = await server.build.staff(centre.id, { role: 'manager' });
  const asked: (string | null)[] = [];
  const phone = openSmallWechat({
    ...{ dir, api: server.url },
    loginCode: () => server.standin.codes.give(manager.openid),
    leaving: (message) => asked.push(message),
  });
  open.push(phone);
  await phone.launch('pages/mine/index');
  await phone.tap('登录');
  await phone.tap('进入工作台');
  await phone.tap(catalogueWords.zh.title);
  await phone.tap(w.rowNote);
  await phone.see(w.pointStays);
  expect(asked).toEqual([]);
  await phone.type(w.name, '新仁里中心');
  expect(asked).toEqual([centreEnglishWords.zh.unsaved.title]);
  await phone.tap(centreEnglishWords.zh.save);
  await phone.see(w.saved);
  expect(asked).toEqual([centreEnglishWords.zh.unsaved.title, null]);
  const { name } = await server.db
    .selectFrom('centre')
    .select('name')
    .where('id', '=', centre.id)
    .executeTakeFirstOrThrow();
  expect(name).toBe('新仁里中心');
});
