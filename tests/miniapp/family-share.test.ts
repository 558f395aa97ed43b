import { familyWords } from '../../shared/words/family';
import { familyAddWords } from '../../shared/words/family-add';
import { openStage } from './stage';

const w = familyAddWords.zh;

const stage = openStage();

test('an invitation goes to a chat with its code, opens who asks, and is answered; its picture is scanned too', async () => {
  const [daughter, mother, brother] = await Promise.all([
    stage.server.build.resident({ name: '林小满' }),
    stage.server.build.resident({ name: '陈月娥' }),
    stage.server.build.resident({ name: '林大川' }),
  ]);
  const phone = stage.phone(daughter);
  await phone.launch('features/family/add');
  await phone.tap(familyWords.zh.signedOut.action);
  await phone.tap(w.ways.wechat.title);
  await phone.type(w.name, '陈月娥');
  await phone.tap(w.makeCode);
  await phone.see(w.made.title('陈月娥'));
  const card = phone.share();
  expect(card.title).toBe('林小满邀请您登记为家人');
  expect(card.path).toMatch(/^\/features\/family\/accept\?code=[0-9A-Z]{8}$/);

  const hers = stage.phone(mother);
  await hers.launch(card.path.slice(1));
  await hers.tap(w.accept.signedOut.action);
  await hers.see(w.accept.asks.member('林小满'));
  await hers.tap(w.accept.yes);
  await hers.see(familyWords.zh.me('陈月娥'));

  const client = await stage.server.as(daughter);
  const made = await client.call('family.invite', { body: { kind: 'member', relation: 'sibling', name: '林大川' } });
  const his = stage.phone(brother, {
    scanned: () => `https://linli.example/#/features/family/accept?code=${made.body?.code}`,
  });
  await his.launch('features/family/accept');
  await his.tap(w.accept.signedOut.action);
  await his.tap(w.accept.scan);
  await his.see(w.accept.asks.member('林小满'));
  for (const wechat of stage.phones) expect(wechat.errors).toEqual([]);
}, 60_000);
