import { answer, box, button, looks, looksRight, openFamilyStage, text } from './family-stage';

let stage: Awaited<ReturnType<typeof openFamilyStage>>;
beforeAll(async () => {
  stage = await openFamilyStage();
}, 120_000);
afterEach(() => stage.putAway());
afterAll(() => stage?.close());

async function codeFor(as: string, name: string): Promise<string> {
  const client = await stage.server.as(as);
  const made = await client.call('family.invite', { body: { kind: 'member', relation: 'parent', name } });
  if (!made.ok) throw new Error(made.problem.code);
  return made.body.code;
}

it.each([
  ['in care mode at 320', 'care', looks.small],
  ['at 375', '375', looks.middle],
  ['in the dark at 414', 'dark', looks.night],
])(
  'an invitation is shown as a picture, a code and a link, which opens who asks, %s',
  async (_how, key, look) => {
    const asker = await stage.open('add', { as: 'lin-xiaowen', ...look });
    await asker.getByRole('radio', { name: /^有微信的家人/ }).tap();
    await looksRight(asker, `add-${key}`);
    await box(asker, '家人的姓名').fill('陈秀兰');
    await button(asker, '生成邀请码').tap();
    await asker.getByRole('img', { name: '邀请二维码' }).locator('visible=true').waitFor();
    // The top of the page, not where the button of the longer form stood.
    const title = await text(asker, '把邀请码给陈秀兰').boundingBox();
    expect(title?.y).toBeGreaterThan(0);
    const code = ((await text(asker, /^[0-9A-Z]{4} [0-9A-Z]{4}$/).textContent()) ?? '').replace(' ', '');
    await looksRight(asker, `code-${key}`);

    const own = await stage.open(`accept?code=${code}`, { as: 'lin-xiaowen', ...look });
    await text(own, '这是您自己发出的邀请，请让家人来打开').waitFor();
    expect(await box(own, '邀请码').inputValue()).toBe(code);
    const beyond = await box(own, '邀请码').evaluate((field) => field.scrollWidth - field.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await looksRight(own, `own-${key}`);

    const hers = await stage.open(`accept?code=${code}`, look);
    await text(hers, '登录后看家人的邀请').waitFor();
    await looksRight(hers, `signed-out-${key}`);
    await button(hers, '登录').tap();
    await hers.getByRole('button', { name: /^陈秀兰，/ }).tap();
    await text(hers, '林晓雯请您登记为同一户家人').waitFor();
    await looksRight(hers, `offer-${key}`);
    await button(asker, '好了').tap();
    const client = await stage.server.as('lin-xiaowen');
    const [made] = (await client.call('family.get')).body?.invitations ?? [];
    await client.call('familyInvite.withdraw', { params: { inviteId: made?.id ?? '' } });
  },
  120_000,
);

it('a pasted link is read as its code; a wrong one says what to do', async () => {
  const code = await codeFor('wang-qiang', '陈秀兰');
  const page = await stage.open('accept', { as: 'chen-xiulan' });
  await box(page, '邀请码').fill('ABCD 2345');
  await button(page, '看看邀请').tap();
  await text(page, '邀请码不对，或已用过、已过期，请家人重新发一个').waitFor();
  await box(page, '邀请码').fill(`${stage.server.url}/#/features/family/accept?code=${code}`);
  expect(await box(page, '邀请码').inputValue()).toBe(code);
  await page.waitForTimeout(600);
  await button(page, '看看邀请').tap();
  await text(page, '王强请您登记为同一户家人').waitFor();
});

it('a mother says no; the daughter is told, and nothing waits any more', async () => {
  const code = await codeFor('lin-xiaowen', '陈秀兰');
  const hers = await stage.open(`accept?code=${code}`, { as: 'chen-xiulan', ...looks.small });
  await button(hers, '不同意').tap();
  await text(hers, '不同意这个邀请吗？').waitFor();
  await looksRight(hers, 'refuse-ask');
  await answer(hers, '再想想').tap();
  await button(hers, '不同意').tap();
  await answer(hers, '不同意').tap();
  await text(hers, '已告诉家人您不同意').waitFor();
  await text(hers, '还没有登记家人').waitFor();
  await looksRight(hers, 'refused');
  await stage.server.worker.runDue();

  const inbox = await stage.inbox({ as: 'lin-xiaowen', ...looks.small });
  await text(inbox, '陈秀兰没有同意邀请').waitFor();
  await looksRight(inbox, 'refused-told');
  await button(inbox, /^陈秀兰没有同意邀请/).tap();
  await text(inbox, '同一户的家人').waitFor();
  await inbox.getByText('等回复').waitFor({ state: 'detached' });
  const again = await stage.open(`accept?code=${code}`, { as: 'wang-qiang', ...looks.small });
  await text(again, '邀请码不对，或已用过、已过期，请家人重新发一个').waitFor();
});

it('a second guardian is asked for one child, agrees, and may act for it; then the first may leave', async () => {
  const mother = await stage.open('index', { as: 'lin-xiaowen', ...looks.middle });
  await text(mother, '苏小满').waitFor();
  await looksRight(mother, 'with-children');
  await button(mother, /^林晓雯（我）/).tap();
  await looksRight(mother, 'sheet-me');
  await button(mother, '退出这一户').tap();
  await answer(mother, '退出').tap();
  await text(mother, '您是孩子唯一的监护人，请先邀请另一位监护人，或先移出孩子').waitFor();
  for (const child of ['苏小满', '苏小禾']) {
    await button(mother, new RegExp(`^${child}，`)).tap();
    await looksRight(mother, 'sheet-child');
    await button(mother, '邀请另一位监护人').tap();
    await text(mother, `请另一位监护人和您一起照看${child}的预约。`).waitFor();
    await looksRight(mother, 'guardian-form');
    await button(mother, '生成邀请码').tap();
    await text(mother, '请写家人的姓名').waitFor();
    await box(mother, '家人的姓名').fill('王强');
    await mother.waitForTimeout(600);
    await button(mother, '生成邀请码').tap();
    const shown = text(mother, /^[0-9A-Z]{4} [0-9A-Z]{4}$/);
    await shown.waitFor();
    await looksRight(mother, 'guardian-code');
    const code = ((await shown.textContent()) ?? '').replace(' ', '');
    const father = await stage.open(`accept?code=${code}`, { as: 'wang-qiang', ...looks.middle });
    await text(father, `林晓雯请您一起做${child}的监护人`).waitFor();
    await looksRight(father, 'guardian-offer');
    await button(father, '我同意').tap();
    await text(father, `${child} · 监护人`).waitFor();
    await looksRight(father, 'guardian-agreed');
    await button(mother, '好了').tap();
    await text(mother, '同一户的家人').waitFor();
  }
  await button(mother, /^林晓雯（我）/).tap();
  await button(mother, '退出这一户').tap();
  await looksRight(mother, 'leave-ask');
  await answer(mother, '退出').tap();
  await text(mother, '已退出这一户').waitFor();
  await text(mother, '还没有登记家人').waitFor();
  await looksRight(mother, 'left');
  // The children no longer live with her: as guardian she gives one of them up, the other guardian stays.
  await button(mother, '不再做监护人：苏小禾').tap();
  await text(mother, '不再做苏小禾的监护人吗？').waitFor();
  await looksRight(mother, 'guardian-end-ask');
  await answer(mother, '不再做').tap();
  await text(mother, '和苏小禾的代办已结束').waitFor();
  await mother.getByText('苏小禾 · 监护人').waitFor({ state: 'detached' });
  await stage.server.worker.runDue();
  const inbox = await stage.inbox({ as: 'wang-qiang', ...looks.middle });
  await text(inbox, '林晓雯不再做苏小禾的监护人').waitFor();
  await looksRight(inbox, 'guardian-left-told');
}, 60_000);

it('a mother who had joined leaves again; the daughter is told and sees her no more', async () => {
  const code = await codeFor('lin-xiaowen', '陈秀兰');
  const hers = await stage.open(`accept?code=${code}`, { as: 'chen-xiulan', ...looks.night });
  await button(hers, '我同意').tap();
  await button(hers, /^陈秀兰（我）/).tap();
  await looksRight(hers, 'leave-sheet');
  await button(hers, '退出这一户').tap();
  await answer(hers, '不退出').tap();
  await button(hers, /^陈秀兰（我）/).tap();
  await button(hers, '退出这一户').tap();
  await answer(hers, '退出').tap();
  await text(hers, '还没有登记家人').waitFor();
  await stage.server.worker.runDue();
  const inbox = await stage.inbox({ as: 'lin-xiaowen', ...looks.night });
  await text(inbox, '陈秀兰已不在这一户').waitFor();
  await looksRight(inbox, 'left-told');
  const daughter = await stage.open('index', { as: 'lin-xiaowen', ...looks.night });
  await text(daughter, '林晓雯（我）').waitFor();
  expect(await daughter.getByText('陈秀兰').count()).toBe(0);
});
