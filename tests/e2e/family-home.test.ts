import { answer, box, button, looks, looksRight, openFamilyStage, text } from './family-stage';

let stage: Awaited<ReturnType<typeof openFamilyStage>>;
beforeAll(async () => {
  stage = await openFamilyStage();
}, 120_000);
afterEach(() => stage.putAway());
afterAll(() => stage?.close());

it('a father without WeChat is added through staff: what is wrong is said, what waits is seen and taken back', async () => {
  const page = await stage.open('add', { as: 'chen-xiulan', ...looks.small });
  await page.getByRole('radio', { name: /^没有微信的家人/ }).tap();
  await looksRight(page, 'in-person');
  await button(page, '请工作人员问本人').tap();
  await text(page, '请写家人的姓名').waitFor();
  await box(page, '家人的姓名').fill('陈阿福');
  await box(page, '生日').fill('19481301');
  await page.waitForTimeout(600);
  await button(page, '请工作人员问本人').tap();
  await text(page, /^生日不对/).waitFor();
  await looksRight(page, 'in-person-wrong');
  await box(page, '生日').fill('19481103');
  await text(page, '1948年11月3日，78 岁').waitFor();
  await page.getByRole('checkbox', { name: '预约', exact: true }).tap();
  await looksRight(page, 'in-person-filled');
  await page.waitForTimeout(600);
  await button(page, '请工作人员问本人').tap();
  await text(page, '已提交，工作人员会联系陈阿福').waitFor();
  // Anew: what was sent takes the app elsewhere a moment later.
  await page.goto(`${stage.server.url}/?again#/features/family/index`);
  await text(page, '等工作人员联系本人').waitFor();
  await looksRight(page, 'waiting');
  await button(page, '撤回：陈阿福').tap();
  await looksRight(page, 'withdraw-ask');
  await answer(page, '撤回').tap();
  await text(page, '已撤回').waitFor();
  await page.getByText('陈阿福').waitFor({ state: 'detached' });
});

it('who has no checked address is led to file one first', async () => {
  const page = await stage.open('add', { as: 'volunteer-huatai', ...looks.middle });
  await page.getByRole('radio', { name: /^没有微信的家人/ }).tap();
  await button(page, /^先登记住址/).waitFor();
  await looksRight(page, 'residence-first');
  await button(page, /^先登记住址/).tap();
  await text(page, '还没有登记住址').waitFor();
  await looksRight(page, 'residence-none');
});

it('somebody lets family act for them until a day, and ends it; the other ends theirs', async () => {
  const daughter = await stage.server.as('lin-xiaowen');
  const body = { kind: 'member' as const, relation: 'parent' as const, name: '陈秀兰' };
  const { code = '' } = (await daughter.call('family.invite', { body })).body ?? {};
  const mother = await stage.server.as('chen-xiulan');
  const yes = { code, answer: 'yes' as const, textVersion: '2026-11' as const };
  expect((await mother.call('familyInvite.answer', { body: yes })).status).toBe(200);

  const page = await stage.open('proxies', { as: 'chen-xiulan', ...looks.night });
  await text(page, '现在没有人可以替您办').waitFor();
  await looksRight(page, 'proxies-none');
  await button(page, '请家人替我办').tap();
  // The only one there is is chosen already.
  await page.getByRole('radio', { name: '林晓雯', checked: true }).waitFor();
  await page.getByRole('checkbox', { name: '看预约' }).tap();
  await page.getByRole('checkbox', { name: '预约', exact: true }).tap();
  await button(page, '我同意，请 TA 代办').tap();
  await text(page, '请选好谁来办、办什么').waitFor();
  await page.getByRole('checkbox', { name: '看预约' }).tap();
  await page.getByRole('checkbox', { name: '预约', exact: true }).tap();
  await page.getByRole('tab', { name: '半年' }).tap();
  await text(page, /^可以替您看预约、预约。/).waitFor();
  await looksRight(page, 'proxies-give');
  await page.waitForTimeout(600);
  await button(page, '我同意，请 TA 代办').tap();
  await text(page, '林晓雯现在可以替您办了').waitFor();
  await button(page, '不再让 TA 代办：林晓雯').waitFor();
  await looksRight(page, 'proxies-given');
  await stage.server.worker.runDue();
  const inbox = await stage.inbox({ as: 'lin-xiaowen', ...looks.night });
  await button(inbox, /^陈秀兰请您帮忙代办/).tap();
  await button(inbox, '不再代办：陈秀兰').waitFor();
  await looksRight(inbox, 'proxies-held');
  await button(inbox, '不再代办：陈秀兰').tap();
  await looksRight(inbox, 'proxies-end-ask');
  await answer(inbox, '结束代办').tap();
  await text(inbox, '和陈秀兰的代办已结束').waitFor();
  await page.reload();
  await text(page, '现在没有人可以替您办').waitFor();
});

it('an address that staff has refused is corrected and filed again', async () => {
  const page = await stage.open('residence', { as: 'ahmed-saleh', ...looks.middle });
  await button(page, '我搬家了，登记新住址').tap();
  await looksRight(page, 'residence-move');
  await button(page, '提交核对').tap();
  await text(page, '请先选村（社区）').waitFor();
  for (const area of ['泉州市', '晋江市', '罗山街道', '华泰社区']) await button(page, area).tap();
  await box(page, '详细住址').fill('路');
  await page.waitForTimeout(600);
  await button(page, '提交核对').tap();
  await text(page, '请写详细住址，至少 2 个字').waitFor();
  await looksRight(page, 'residence-short');
  await box(page, '详细住址').fill('华泰东路');
  await page.waitForTimeout(600);
  await button(page, '提交核对').tap();
  const state = text(page, '等核对');
  await state.waitFor();
  // The tag is as wide as its words, not as the card.
  expect((await state.locator('..').boundingBox())?.width).toBeLessThan(120);
  const worker = await stage.server.as('grid-huatai');
  const list = await worker.call('residence.waiting', { query: { limit: 50 } });
  const residenceId = list.body?.items.at(-1)?.id ?? '';
  const refusal = { decision: 'refuse' as const, reason: '住址写得不完整' };
  expect((await worker.call('residence.decide', { params: { residenceId }, body: refusal })).status).toBe(200);
  await stage.server.worker.runDue();

  const inbox = await stage.inbox({ as: 'ahmed-saleh', ...looks.middle });
  await button(inbox, /^住址没有核对上/).tap();
  await text(inbox, '原因：住址写得不完整').waitFor();
  await looksRight(inbox, 'residence-refused');
  stage.server.clock.set('2026-11-23T03:00:00.000Z');
  await button(inbox, '改好再提交').tap();
  expect(await box(inbox, '详细住址').inputValue()).toBe('华泰东路');
  await looksRight(inbox, 'residence-again');
  await box(inbox, '详细住址').fill('华泰东路 12 号 3 幢 301 室');
  await button(inbox, '提交核对').tap();
  await text(inbox, '等核对').waitFor();
  await text(inbox, '华泰东路 12 号 3 幢 301 室').waitFor();
  await button(inbox, '撤回').tap();
  await answer(inbox, '撤回').tap();
  await text(inbox, '已撤回').waitFor();
  await button(inbox, '登记住址').waitFor();
  await text(inbox, '现在没有登记的住址，需要时可以再登记。').waitFor();
  await looksRight(inbox, 'residence-withdrawn');
});

it('asks to sign in before anything of a family is shown', async () => {
  const page = await stage.open('index', looks.middle);
  await text(page, '登录后看家人').waitFor();
  await looksRight(page, 'signed-out');
});
