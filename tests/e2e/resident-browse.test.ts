import type { Page } from 'playwright-core';
import { violations } from './axe';
import { demoCity, monday, openStage, pastDoubleTap } from './stage';
import { misfits, type Visit } from './visit';

const huatai = 'ctr_huatai';
/** In the street next to 华泰邻里中心; browsers measure in WGS-84. */
const nearHuatai = { latitude: 24.8113, longitude: 118.5845 };

const stage = openStage(monday, demoCity);

const open = (path: string, who?: Visit): Promise<Page> => stage.open(path, who);
/** Visited pages stay in the document, hidden: only what one sees counts. */
const text = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').first();
const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first().tap();
const tab = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).locator('visible=true').first().tap();

/** Books the first free time of a service for a persona, over the API. */
async function book(persona: string, serviceId: string) {
  const client = await stage.server.as(persona);
  const slots = await client.call('service.slots', { params: { serviceId } });
  const slot = slots.body?.items.find((one) => one.state === 'open' && !one.mine);
  if (slot === undefined) throw new Error(`${serviceId} has no free time`);
  const booked = await client.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: `browse-${slot.id}` },
  });
  if (!booked.ok) throw new Error(booked.problem.code);
  await stage.server.worker.runDue();
  return booked.body;
}

describe('a newcomer without a session', () => {
  it('finds a centre by area although the location was refused, and the phone remembers it', async () => {
    const page = await open('/pages/home/index');
    await text(page, '先找到您家附近的邻里中心').waitFor();
    // The centres are there before any question is answered.
    await text(page, '华泰邻里中心').waitFor();
    await tap(page, '用定位找最近的');
    await text(page, '没有拿到位置').waitFor();

    await tap(page, '按地区选');
    await tap(page, /^泉州市/);
    await tap(page, /^晋江市/);
    await tap(page, /^罗山街道/);
    await text(page, '罗山街道的中心').waitFor();
    await page.locator('.centre-card').locator('visible=true').first().tap();
    await text(page, '家门口的中心').waitFor();
    await text(page, '罗山街道华泰社区').waitFor();
    await text(page, '开放至 21:30').waitFor();

    await page.reload();
    await text(page, '家门口的中心').waitFor();
    await text(page, '罗山街道华泰社区').waitFor();
    expect(await page.getByText('您是哪一位').count()).toBe(0);
  });

  it('is shown the nearest centre first when the location is given', async () => {
    const page = await open('/pages/home/index', {
      options: { geolocation: nearHuatai, permissions: ['geolocation'] },
    });
    await tap(page, '用定位找最近的');
    await text(page, '家门口的中心').waitFor();
    await text(page, '罗山街道华泰社区').waitFor();
    await text(page, /步行约 \d+ 分钟/).waitFor();
    await tap(page, /罗山街道华泰社区/);
    await text(page, '从近到远').waitFor();
    const first = page.locator('.centre-card').locator('visible=true').first();
    await first.getByText('华泰邻里中心').waitFor();
    await first.getByText('当前').waitFor();
  });

  it('reads what a centre offers, when it is open and why a day differs, and makes it theirs', async () => {
    const page = await open('/features/centre/centre?centreId=ctr_meiqing');
    await text(page, '梅青邻里中心').waitFor();
    await text(page, /开放至|开门|今天/).waitFor();
    await page.getByRole('tab', { name: '开放和位置' }).tap();
    await text(page, '上午全员消防演练，下午两点开门').waitFor();
    await text(page, '14:00–21:00').waitFor();
    await text(page, '找谁帮忙').waitFor();
    await tap(page, '设为我的中心');
    await text(page, '已把梅青邻里中心设为您的中心').waitFor();
    await text(page, '我的中心').waitFor();
  });

  it('is told what to do when a centre is gone', async () => {
    const page = await open('/features/centre/centre?centreId=ctr_gone');
    await text(page, '没有找到这个中心').waitFor();
    await tap(page, '看全部中心');
    await text(page, '选好以后').waitFor();
  });
});

describe('services', () => {
  it('are found by need and by words, and an empty answer leads on', async () => {
    const page = await open('/pages/services/index', { centreId: huatai });
    await text(page, '健身房 1 小时').waitFor();
    await page.getByRole('radio', { name: '吃饭' }).tap();
    await text(page, '长者午餐').waitFor();
    await page.getByText('健身房 1 小时').locator('visible=true').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: '全部需要' }).tap();

    await page.getByLabel('搜服务').fill('外商');
    await text(page, '没有找到“外商”').waitFor();
    await tap(page, '看全部中心');
    await text(page, '外商证照办理').waitFor();
    await text(page, /仁里邻里中心/).waitFor();
    expect(await page.getByLabel('搜服务').inputValue()).toBe('外商');
    await page.getByText('外商证照办理').tap();
    await page.waitForURL(/features\/booking\/service/);
  });

  it('keep what was typed when the network fails, and come back on retry', async () => {
    const page = await open('/pages/services/index', { centreId: huatai });
    await text(page, '健身房 1 小时').waitFor();
    await page.route('**/api/v1/services?**', (route) => route.abort());
    await page.getByLabel('搜服务').fill('理发');
    await text(page, '网络好像断了').waitFor();
    await page.unroute('**/api/v1/services?**');
    await tap(page, '重试');
    await text(page, '能人理发').waitFor();
    expect(await page.getByLabel('搜服务').inputValue()).toBe('理发');
  });

  it('ask an older person one thing first in care mode', async () => {
    const page = await open('/pages/services/index', { centreId: huatai, care: true });
    await text(page, '想做什么').waitFor();
    await tap(page, '吃饭');
    await text(page, '长者午餐').waitFor();
    await text(page, '打电话给中心').waitFor();
  });
});

describe('a resident', () => {
  it('sees the next booking at home and its notice, which then counts as read', async () => {
    const booking = await book('wang-qiang', 'svc_huatai_fitness');
    const page = await open('/pages/home/index', { as: 'wang-qiang', centreId: huatai });
    await text(page, '我的下一项').waitFor();
    await text(page, booking.serviceName).waitFor();
    await tap(page, /^消息 \d+ 条未读$/);
    await text(page, `约好了：${booking.serviceName}`).waitFor();
    await text(page, /未读 · /).waitFor();
    await tap(page, '返回');
    await page.getByRole('button', { name: '消息', exact: true }).locator('visible=true').waitFor();

    await pastDoubleTap(page);
    await tap(page, '消息');
    await page.getByText(`约好了：${booking.serviceName}`).locator('visible=true').first().tap();
    await page.waitForURL(new RegExp(`booking/booking\\?bookingId=${booking.id}`));
  });

  it('comes in, says what to be called, and leaves', async () => {
    const page = await open('/pages/mine/index', { centreId: huatai });
    await tap(page, '登录');
    await text(page, '您是哪一位').waitFor();
    await text(page, 'Ahmed Saleh').tap();
    await text(page, '接下来').waitFor();
    await page.locator('.mine-who--card').tap();
    await page.getByLabel('称呼').fill('  ');
    await tap(page, '保存');
    await text(page, '写一个称呼就行').waitFor();
    await page.getByLabel('称呼').fill('艾哈迈德');
    await pastDoubleTap(page);
    await tap(page, '保存');
    await text(page, '记住了，艾哈迈德').waitFor();
    await page.locator('.mine-who--card').getByText('艾哈迈德').waitFor();

    await tap(page, '退出登录');
    await text(page, '要退出登录吗').waitFor();
    await tap(page, /^退出$/);
    await text(page, '登录后就能预约').waitFor();
    const stored = await page.evaluate(() => localStorage.getItem('linli.session'));
    expect(stored).toBeNull();
  });

  it('turns care mode on: the home becomes four big tasks and stays so', async () => {
    const booking = await book('chen-xiulan', 'svc_huatai_pressure');
    const page = await open('/pages/home/index', { as: 'chen-xiulan', centreId: huatai });
    await tap(page, '大字关怀');
    await text(page, '您好，陈秀兰').waitFor();
    await text(page, new RegExp(booking.serviceName)).waitFor();
    for (const task of [/^预约/, /^我的事/, /^消息/, /^打电话给中心/]) {
      await page.getByRole('button', { name: task }).locator('visible=true').first().waitFor();
    }
    await page.reload();
    await text(page, '您好，陈秀兰').waitFor();
    await tab(page, '我的');
    await tap(page, /^设置/);
    await page.getByRole('tab', { name: '关闭' }).tap();
    await tap(page, '返回');
    await tab(page, '首页');
    await text(page, '家门口的中心').waitFor();
  });

  it('may enter the desk only as staff', async () => {
    const resident = await open('/pages/mine/index', { as: 'lin-xiaowen', centreId: huatai });
    await text(resident, '接下来').waitFor();
    expect(await resident.getByText('进入工作台').count()).toBe(0);
    const staff = await open('/pages/mine/index', { as: 'staff-huatai', centreId: huatai });
    await tap(staff, /^进入工作台/);
    await staff.waitForURL(/features\/desk\/index/);
  });
});

describe('every page of a resident', () => {
  const lin: Visit = { as: 'lin-xiaowen', centreId: huatai };
  const pages: { path: string; shows: string | RegExp; who?: Visit }[] = [
    { path: '/pages/home/index', shows: /也可以直接进去看看|选我的中心/ },
    { path: '/pages/home/index', shows: /家门口的中心|打电话给中心/, who: lin },
    { path: '/pages/services/index', shows: /健身房 1 小时|想做什么/, who: lin },
    { path: '/pages/mine/index', shows: '登录后就能预约' },
    { path: '/pages/mine/index', shows: '接下来', who: lin },
    { path: '/features/centre/choose', shows: '全部中心' },
    { path: '/features/centre/choose?by=area', shows: '泉州市' },
    { path: '/features/centre/centre?centreId=ctr_renli', shows: '外商证照办理' },
    { path: '/features/centre/centre?centreId=ctr_meiqing&show=about', shows: '找谁帮忙' },
    { path: '/features/account/inbox', shows: '登录后看消息' },
    { path: '/features/account/inbox', shows: '约好了', who: lin },
    { path: '/features/account/name', shows: '到了中心', who: lin },
    { path: '/features/account/settings', shows: '字号' },
    { path: '/features/account/privacy', shows: '只看不登录' },
  ];
  const widths = [320, 375, 414];
  const sights = [
    { care: false, dark: false },
    { care: true, dark: true },
  ];

  beforeAll(async () => {
    await book('lin-xiaowen', 'svc_huatai_study');
  });

  it.each(pages.map((one) => ({ ...one, whom: one.who?.as ?? 'nobody' })))(
    'can be read, heard and tapped: $path as $whom',
    async ({ path, shows, who }) => {
      const wrong: string[] = [];
      for (const sight of sights) {
        const page = await open(path, { ...who, ...sight });
        await text(page, shows).waitFor();
        const tell = (told: string[], how: string) =>
          wrong.push(...told.map((one) => `${sight.care ? 'care, dark' : 'usual'} ${how}: ${one}`));
        for (const width of widths) {
          await page.setViewportSize({ width, height: 844 });
          tell(await misfits(page, 44), String(width));
        }
        tell(await violations(page), 'axe');
        await page.context().close();
      }
      expect(wrong).toEqual([]);
    },
  );
});
