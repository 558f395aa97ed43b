import type { Page } from 'playwright-core';
import { violations } from './axe';
import { demoCity, look, monday, openStage } from './stage';
import { misfits, type Visit } from './visit';

const stage = openStage(monday, demoCity);

const open = (path: string, who?: Visit): Promise<Page> => stage.open(`/features/family/${path}`, who);
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first();
const box = (page: Page, name: string) => page.getByRole('textbox', { name }).locator('visible=true').first();
const pictureOf = (page: Page, name: string) => look(page, `family-${name}`, true);

async function looksRight(page: Page, name: string): Promise<void> {
  await pictureOf(page, name);
  expect(await misfits(page, 44)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

it('a daughter invites her mother, who reads what it means, agrees in her own WeChat, and ends it', async () => {
  const daughter = await open('index', { as: 'lin-xiaowen' });
  await text(daughter, '还没有登记家人').waitFor();
  await looksRight(daughter, 'none');
  await button(daughter, '添加家人').tap();
  await daughter.getByRole('radio', { name: /^有微信的家人/ }).tap();
  await box(daughter, '家人的姓名').fill('陈秀兰');
  await daughter.getByRole('checkbox', { name: '看预约' }).tap();
  await daughter.getByRole('checkbox', { name: '预约', exact: true }).tap();
  await looksRight(daughter, 'invite');
  await button(daughter, '生成邀请码').tap();
  const shown = text(daughter, /^[0-9A-Z]{4} [0-9A-Z]{4}$/);
  await shown.waitFor();
  const code = (await shown.textContent()) ?? '';
  await looksRight(daughter, 'code');
  await button(daughter, '好了').tap();
  await text(daughter, '陈秀兰 · 加入这一户').waitFor();

  const mother = await open('accept', { as: 'chen-xiulan', care: true });
  await box(mother, '邀请码').fill(code.toLowerCase());
  await button(mother, '看看邀请').tap();
  await text(mother, '林晓雯请您登记为同一户家人').waitFor();
  await text(mother, '同时让林晓雯替您办').waitFor();
  await text(mother, /^可以替您看预约、预约。/).waitFor();
  await text(mother, /2027年11月23日/).waitFor();
  await looksRight(mother, 'accept-care');
  await button(mother, '我同意').tap();
  await text(mother, '陈秀兰（我）').waitFor();
  await pictureOf(mother, 'members-care');
  await stage.server.worker.runDue();

  await daughter.reload();
  await button(daughter, /^陈秀兰，父母/).waitFor();
  await text(daughter, /看预约、预约\s到2027年11月23日/).waitFor();
  await looksRight(daughter, 'members');
  const kept = await stage.server.database.sql<{ kind: string; text_version: string; method: string }>(
    "SELECT kind, text_version, method FROM agreement WHERE given_by = 'prs_chen-xiulan' ORDER BY kind",
  );
  expect(kept).toEqual([
    { kind: 'household', text_version: '2026-11', method: 'own_wechat' },
    { kind: 'proxy', text_version: '2026-11', method: 'own_wechat' },
  ]);

  await mother.goto(`${stage.server.url}/#/features/family/proxies`);
  await button(mother, '不再让 TA 代办：林晓雯').tap();
  await button(mother, '结束代办').tap();
  await text(mother, '现在没有人可以替您办').waitFor();
  await daughter.reload();
  await text(daughter, '还没有。添加家人时可以一起说好').waitFor();
}, 180_000);

it('an address is filed from the areas, confirmed by staff, and shown as such', async () => {
  const page = await open('residence', { as: 'lin-xiaowen' });
  await button(page, '登记住址').tap();
  await button(page, '泉州市').tap();
  await button(page, '晋江市').tap();
  // Below the path: the card above has rows of its own.
  const first = page.locator('.family-path + .ui-rows .ui-row').first();
  await text(page, /街道|镇/).waitFor();
  await first.tap();
  await button(page, /(社区|村|村委会|居委会)$/).waitFor();
  await looksRight(page, 'residence-areas');
  await first.tap();
  await button(page, '重新选').waitFor();
  await box(page, '详细住址').fill('和平路 12 号 3 栋 502');
  await button(page, '提交核对').tap();
  await text(page, '等核对').waitFor();
  await looksRight(page, 'residence-filed');

  const worker = await stage.server.as('grid-huatai');
  const waiting = await worker.call('residence.waiting');
  const residenceId = waiting.body?.items[0]?.id ?? '';
  const decided = await worker.call('residence.decide', { params: { residenceId }, body: { decision: 'confirm' } });
  expect(decided.status).toBe(200);
  await page.reload();
  await text(page, '已核对').waitFor();
  await looksRight(page, 'residence-confirmed');
}, 180_000);

it('a guardian adds a child with the words of consent before them', async () => {
  const page = await open('add', { as: 'wang-qiang' });
  await page.getByRole('radio', { name: /^14 岁以下的孩子/ }).tap();
  await box(page, '家人的姓名').fill('王小明');
  await box(page, '生日').fill('20190518');
  await text(page, /2019年5月18日，7 岁/).waitFor();
  await text(page, '您是王小明的监护人，替王小明同意登记。').waitFor();
  await looksRight(page, 'child');
  await button(page, '我是监护人，我同意').tap();
  await text(page, '王小明已登记').waitFor();
  // The app goes home by itself then; who opens another page before it has would be taken away from it.
  await page.waitForURL(/pages\/home/);
  await page.goto(`${stage.server.url}/#/features/family/index`);
  await text(page, '王小明 · 监护人').waitFor();
}, 120_000);

it.each([
  ['in care mode at 320', { care: true, options: { viewport: { width: 320, height: 640 } } }],
  ['in the dark at 375', { dark: true, options: { viewport: { width: 375, height: 700 } } }],
])(
  'reads every page %s',
  async (how, who) => {
    for (const name of ['index', 'add', 'accept', 'residence', 'proxies']) {
      const page = await open(name, { as: 'wang-qiang', ...who });
      await page.locator('.family:visible .ui-button, .family:visible .ui-choice').first().waitFor();
      await looksRight(page, `${name}-${how.replace(/ /g, '-')}`);
      await page.context().close();
    }
  },
  180_000,
);
