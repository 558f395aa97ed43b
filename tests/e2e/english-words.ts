import type { Page } from 'playwright-core';
import { personas } from '../../server/demo/personas';
import type { TestServer } from '../support/app';

const runs = /[\u3400-\u9fff\uf900-\ufaff]+/g;

/**
 * All that the city itself has said in Chinese: names of places, services and people, and what they wrote. Kept as runs
 * between other signs, so that a word of ours is not let through because some sentence happens to hold it.
 */
export async function chineseOfCity(server: TestServer, more: readonly string[]): Promise<ReadonlySet<string>> {
  const { sql } = server.database;
  const columns = await sql<{ t: string; c: string }>(
    `SELECT table_name AS t, column_name AS c FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type IN ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'json')`,
  );
  const said = new Set([...personas.map(({ name }) => name), ...more].flatMap((text) => text.match(runs) ?? []));
  for (const { t, c } of columns) {
    const rows = await sql<{ v: string | null }>(
      `SELECT DISTINCT \`${c}\` AS v FROM \`${t}\` WHERE \`${c}\` REGEXP '[^ -~]' LIMIT 20000`,
    );
    for (const { v } of rows) for (const run of String(v ?? '').match(runs) ?? []) said.add(run);
  }
  // Communities and villages go by their name alone.
  for (const run of [...said]) said.add(run.replace(/(居委会|委会)$/, ''));
  return said;
}

/**
 * Chinese of centres and services that has its English beside it: on an English screen none of it is left. What is said
 * elsewhere in the same words, without English, may stand.
 */
export async function chineseWithEnglish(server: TestServer): Promise<string[]> {
  const pairs = {
    service: ['name', 'summary', 'detail', 'bring', 'host', 'place'],
    centre: ['name', 'intro', 'founding', 'address', 'transport'],
  };
  const twins = Object.entries(pairs).flatMap(([table, columns]) => columns.map((column) => [table, column] as const));
  const textsOf = async (isIn: string) => {
    const found: string[] = [];
    for (const [table, column] of twins) {
      const rows = await server.database.sql<{ v: string }>(
        `SELECT DISTINCT \`${column}\` AS v FROM \`${table}\` WHERE \`${column}_en\` ${isIn} AND \`${column}\` <> ''`,
      );
      found.push(...rows.map(({ v }) => v));
    }
    return found;
  };
  const without = new Set(await textsOf("= ''"));
  return (await textsOf("<> ''")).filter((text) => !without.has(text) && (text.match(runs) ?? []).length > 0);
}

/** Whether a text holds another by itself, not as a part of longer Chinese. */
export function holdsWhole(text: string, chinese: string): boolean {
  const isHan = (letter: string | undefined) => letter !== undefined && /[\u3400-\u9fff\uf900-\ufaff]/.test(letter);
  for (let at = text.indexOf(chinese); at >= 0; at = text.indexOf(chinese, at + 1)) {
    if (!isHan(text[at - 1]) && !isHan(text[at + chinese.length])) return true;
  }
  return false;
}

/** Chinese on the page in view, read or spoken, that the city did not say; and signs of Chinese in what is spoken. */
export async function chineseLeft(page: Page, said: ReadonlySet<string>): Promise<string[]> {
  const texts = await textsOf(page);
  return texts.filter((text) => (text.match(runs) ?? []).some((run) => !isOfCity(run, text, said)));
}

/** Everything on the page in view, read or spoken. */
export async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [`title: ${document.title}`];
    const pages = Array.from(document.querySelectorAll<HTMLElement>('.taro_page'));
    const front = pages.filter((one) => one.offsetParent !== null);
    const walk = (element: Element): void => {
      if (element instanceof HTMLElement && element.offsetParent === null && !element.matches('body, .taro_page')) {
        if (getComputedStyle(element).position !== 'fixed' && getComputedStyle(element).display !== 'contents') return;
      }
      for (const name of ['aria-label', 'alt', 'placeholder', 'title', 'aria-description']) {
        const value = element.getAttribute(name);
        if (value) found.push(`${name}: ${value}`);
      }
      for (const child of Array.from(element.childNodes)) {
        if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim()) found.push(child.textContent.trim());
        else if (child instanceof Element && !['SCRIPT', 'STYLE'].includes(child.tagName)) walk(child);
      }
    };
    const others = Array.from(document.body.children).filter((one) => !one.querySelector('.taro_page'));
    for (const root of [...front, ...others]) walk(root);
    return found;
  });
}

/** The setting of the language says each one in itself. */
const ofEveryLanguage = ['语言', '中文'];

function isOfCity(run: string, text: string, said: ReadonlySet<string>): boolean {
  if (said.has(run) || ofEveryLanguage.includes(run)) return true;
  // A masked name leaves single characters, and a face without a picture shows one of the name.
  if (run.length === 1) return text.includes('*') || text.length === 1;
  // Two names side by side: a street and its community.
  return Array.from(run).some((_, at) => at > 1 && said.has(run.slice(0, at)) && said.has(run.slice(at)));
}

/** Waits until what the page has asked for is there. */
export function watchCalls(page: Page): () => Promise<void> {
  const open = new Set<unknown>();
  const isCall = (url: string) => url.includes('/api/') && !url.includes('/live');
  page.on('request', (request) => isCall(request.url()) && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return async () => {
    let quiet = 0;
    while (quiet < 3) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      quiet = open.size === 0 ? quiet + 1 : 0;
    }
  };
}
