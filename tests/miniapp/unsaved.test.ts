import { catalogueWords } from '../../shared/words/catalogue';
import { centreEnglishWords } from '../../shared/words/centre-english';
import { centreTextsWords } from '../../shared/words/centre-texts';
import { openStage } from './stage';

const w = centreTextsWords.zh;

const stage = openStage();

test('WeChat asks before a page with unsaved text is left, and no more once it is saved', async () => {
  const centre = await stage.server.build.centre({ name: '仁里邻里中心' });
  const manager = await stage.server.build.staff(centre.id, { role: 'manager' });
  const asked: (string | null)[] = [];
  const phone = stage.phone(manager, { leaving: (message) => asked.push(message) });
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
  const { name } = await stage.server.db
    .selectFrom('centre')
    .select('name')
    .where('id', '=', centre.id)
    .executeTakeFirstOrThrow();
  expect(name).toBe('新仁里中心');
});
