import type { Page } from 'playwright-core';
import { deskShellWords } from '../../shared/words/desk-shell';
import { violations } from './axe';
import { desk, look, openStage, phone } from './stage';
import { misfits } from './visit';

/** The workplaces of a desk, in their groups: found at a glance, by keys and by ear, and only one's own. */
const stage = openStage();
const { groups, nav } = deskShellWords.zh;

const laptop = { viewport: { width: 1024, height: 768 } };
const navigation = (page: Page) => page.getByRole('navigation', { name: '工作台导航' });

/** Each group's heading, and the entries that a screen reader counts under it. */
const groupsOn = (page: Page) =>
  navigation(page).evaluate((element) =>
    Array.from(element.querySelectorAll('[role=list]')).map((list) => ({
      name: list.getAttribute('aria-label'),
      entries: Array.from(list.querySelectorAll('[role=listitem] [role=link]')).map((one) => one.textContent),
    })),
  );
const headings = (page: Page) => navigation(page).getByRole('heading', { level: 2 }).allInnerTexts();

/** Entries that one has to scroll to. */
const outOfSight = (page: Page) =>
  navigation(page).evaluate((element) => {
    const box = element.querySelector('.ui-desk__groups')?.getBoundingClientRect() ?? new DOMRect();
    return Array.from(element.querySelectorAll('[role=link]'))
      .filter((link) => {
        const { top, bottom } = link.getBoundingClientRect();
        const within = link.closest('.ui-desk__groups') === null ? { top: 0, bottom: innerHeight } : box;
        return top < within.top - 0.5 || bottom > within.bottom + 0.5;
      })
      .map((link) => link.textContent);
  });

async function centreWith(role: 'staff' | 'manager') {
  const centre = await stage.server.build.centre({ name: '永福里邻里中心' });
  const who = await stage.server.build.staff(centre.id, { role });
  return { centre, who };
}

describe('in a browser', () => {
  it.each([
    ['1280×800', desk, {}],
    ['1024×768', laptop, {}],
    ['dark', desk, { dark: true }],
  ] as const)(
    'shows everything that a manager has in named groups, without scrolling: %s',
    async (name, options, how) => {
      const { who, centre } = await centreWith('manager');
      await stage.server.build.call(centre.id, who, { told_by_at: new Date('2026-11-23T01:30:00.000Z') });
      const page = await stage.open('/features/desk/index', { as: who, options, ...how });
      await navigation(page).getByRole('link', { name: '待电话告知 1' }).waitFor();
      expect(await headings(page)).toEqual(Object.values(groups));
      const shown = await groupsOn(page);
      expect(shown.map((one) => one.name)).toEqual(Object.values(groups));
      expect(shown[0]?.entries).toEqual([nav.slots, nav.list, nav.approvals, `${nav.calls}1`]);
      expect(shown[3]?.entries).toContain(nav.figures);
      expect(await outOfSight(page)).toEqual([]);
      expect(await misfits(page, 24)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await look(page, `desk-nav-${name}`);
    },
  );

  it('says where one is, group and entry, and follows from page to page', async () => {
    const { who } = await centreWith('staff');
    const page = await stage.open('/features/desk/index', { as: who, options: desk });
    const chosen = () => navigation(page).locator('.ui-desk__group-word.is-chosen').innerText();
    await navigation(page).getByRole('link', { name: nav.photos }).waitFor();
    expect(await chosen()).toBe(groups.today);
    await navigation(page).getByRole('link', { name: nav.photos }).click();
    await page.waitForFunction(() => location.hash.startsWith('#/features/content/photos'));
    await navigation(page).locator('[aria-current=page]', { hasText: nav.photos }).waitFor();
    expect(await chosen()).toBe(groups.centre);
    // Figures and roles are not theirs: the group is there with what is.
    expect((await groupsOn(page)).at(-1)).toEqual({ name: groups.centre, entries: [nav.photos] });
  });

  it('is passed by one key, and its entries are opened by keys', async () => {
    const { who } = await centreWith('staff');
    const page = await stage.open('/features/standing/review', { as: who, options: desk });
    await page.getByText('都答复完了').waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到页面内容' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await look(page, 'desk-nav-skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ui-desk__main'))).toBe(true);
    await navigation(page).getByRole('link', { name: nav.calls }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/features/calls/index'));
  });

  it('needs no headings where somebody has one kind of work', async () => {
    const { build } = stage.server;
    await build.centre();
    const who = await build.staff('3505', { role: 'reviewer', scopeKind: 'area' });
    const page = await stage.open('/features/review/index', { as: who, options: desk });
    await navigation(page).getByRole('link', { name: nav.words }).waitFor();
    expect(await headings(page)).toEqual([]);
    expect(await groupsOn(page)).toEqual([{ name: groups.residents, entries: [nav.queue, nav.words] }]);
  });

  it('scrolls by itself in care mode, and keeps the open entry in view', async () => {
    const { who } = await centreWith('manager');
    const page = await stage.open('/features/content/photos', { as: who, options: desk, care: true });
    await navigation(page).getByRole('link', { name: nav.photos }).waitFor();
    // Scrolled to once it is drawn.
    await page.waitForFunction(() => {
      const box = document.querySelector('.ui-desk__groups')?.getBoundingClientRect();
      const open = document.querySelector('.ui-desk__groups [aria-current]')?.getBoundingClientRect();
      return box !== undefined && open !== undefined && open.top >= box.top - 0.5 && open.bottom <= box.bottom + 0.5;
    });
    expect(await outOfSight(page)).not.toContain(nav.photos);
    expect(await violations(page)).toEqual([]);
    await look(page, 'desk-nav-care');
  });

  it('has its groups in English too', async () => {
    const { who } = await centreWith('manager');
    const kept = { 'linli.settings': { language: 'en' } };
    const page = await stage.open('/features/desk/index', { as: who, options: desk, kept });
    const english = page.getByRole('navigation', { name: 'Desk navigation' });
    await english.getByRole('link', { name: deskShellWords.en.nav.photos }).waitFor();
    expect(await english.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
      Object.values(deskShellWords.en.groups),
    );
    await look(page, 'desk-nav-english');
  });
});

describe('on a phone', () => {
  it.each([
    ['375', phone(375), {}],
    ['320 in care mode', phone(320, 640), { care: true }],
    ['375 dark', phone(375), { dark: true }],
  ] as const)('has the same groups below the day: %s', async (name, options, how) => {
    const { who } = await centreWith('manager');
    const page = await stage.open('/features/desk/index', { as: who, options, ...how });
    await page.getByRole('button', { name: nav.photos }).waitFor();
    for (const word of [groups.plan, groups.residents, groups.centre]) {
      expect(await page.getByText(word, { exact: true }).count()).toBe(1);
    }
    const titles = await page.locator('.ui-section .ui-row__title').allInnerTexts();
    expect(titles).toEqual(
      ['services', 'timetable', 'changes', 'facility', 'activities', 'programmes', 'lottery', 'neighbours', 'excuses']
        .concat(['ratings', 'figures', 'photos', 'roles'])
        .map((key) => nav[key as keyof typeof nav]),
    );
    expect(await misfits(page, 44)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: nav.photos }).scrollIntoViewIfNeeded();
    await look(page, `desk-nav-phone-${name}`, true);
  });
});
