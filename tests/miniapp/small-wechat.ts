import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { fakeWx, type WxDeps } from './fake-wx';
import { applyData, countNodes, pathsTo, readTemplates, textOf, type Node, type Template } from './page-tree';

type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> };

/** setData bounds that WeChat sets: 256 KB a call; pages below 1,000 nodes. */
const setDataBytesMax = 256 * 1024;

export interface Page {
  route: string;
  data: Record<string, unknown>;
  /** What a person reads. */
  text(): string;
}

interface LivePage extends Page {
  config: PageConfig;
  self: Record<string, unknown>;
}

export interface SmallWechat {
  /** Opens a page as WeChat would at a start. */
  launch(path: string): Promise<void>;
  current(): Page;
  /** Waits until the words stand on the page in front; fails with what stood there instead. */
  see(words: string | RegExp): Promise<void>;
  /** Taps what carries the words (text or label), as a finger would: the event goes up from there. */
  tap(words: string | RegExp): Promise<void>;
  /** Types into the field of this label. */
  type(label: string, words: string): Promise<void>;
  /** What WeChat would send to a chat after a tap on the page's share button. */
  share(): { title: string; path: string };
  /** The largest setData call and page so far. */
  figures: { setDataBytes: number; nodes: number };
  /** Console errors of the bundle. */
  errors: string[];
  close(): void;
}

interface Options extends Omit<WxDeps, 'storage' | 'open' | 'back'> {
  /** The built package. */
  dir: string;
  /** What the phone kept of the app before it was closed. */
  storage?: Map<string, unknown>;
  /** By how many ms the phone's clock goes ahead of this machine's, or behind. */
  clockAhead?: number;
}

/** What a clock that goes ahead reads, in every context of its own. */
const clockOf = (ahead: number): string => `{
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...of) {
      if (of.length === 0) super(Real.now() + ${ahead});
      else super(...of);
    }
    static now() {
      return Real.now() + ${ahead};
    }
  };
}`;

/**
 * Runs the built package outside WeChat: its own modules in a context without eval, DOM or Node, against a `wx` that
 * answers as WeChat does and reaches the real API. It proves that the bundle starts, draws, listens and calls; it does
 * not prove how WeChat paints it.
 */
export function openSmallWechat({ dir, storage = new Map(), clockAhead = 0, ...phone }: Options): SmallWechat {
  const templates = readTemplates(readFileSync(join(dir, 'base.wxml'), 'utf8'));
  const appJson = JSON.parse(readFileSync(join(dir, 'app.json'), 'utf8')) as AppJson;
  const pagePaths = [
    ...appJson.pages,
    ...packagesOf(appJson).flatMap(({ root, pages }) => pages.map((p) => `${root}/${p}`)),
  ];
  const stack: LivePage[] = [];
  const figures = { setDataBytes: 0, nodes: 0 };
  const errors: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  let registered: PageConfig | null = null;
  let appConfig: Record<string, unknown> = {};

  const wx = fakeWx({ ...phone, storage, open, back });
  const context = vm.createContext(globals(), { codeGeneration: { strings: false, wasm: false } });
  if (clockAhead !== 0) vm.runInContext(clockOf(clockAhead), context);
  const modules = new Map<string, { exports: unknown }>();

  function globals(): Record<string, unknown> {
    const keep = (timer: NodeJS.Timeout) => {
      // The app is gone: what it still had to answer begins nothing new.
      if (closed) clearTimeout(timer);
      timers.add(timer);
      return timer;
    };
    const say = (...words: unknown[]) => void errors.push(words.map(String).join(' '));
    return {
      wx,
      App: (config: Record<string, unknown>) => void (appConfig = config),
      Page: (config: PageConfig) => void (registered = config),
      Component: (config: PageConfig) => void (registered = config),
      getApp: () => appConfig,
      getCurrentPages: () => stack.map((page) => page.self),
      console: {
        log: () => undefined,
        info: () => undefined,
        debug: () => undefined,
        warn: () => undefined,
        error: say,
      },
      setTimeout: (fn: () => void, ms?: number) => keep(setTimeout(fn, ms)),
      clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
      setInterval: (fn: () => void, ms?: number) => keep(setInterval(fn, ms)),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
    };
  }

  /** WeChat's own require: files of the package by relative path, each run once. */
  function load(file: string): unknown {
    const path = file.endsWith('.js') ? file : `${file}.js`;
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const run = vm.compileFunction(readFileSync(path, 'utf8'), ['require', 'module', 'exports'], {
      filename: path,
      parsingContext: context,
    });
    run.call(undefined, (to: string) => load(join(dirname(path), to)), module, module.exports);
    return module.exports;
  }

  function configOf(route: string): PageConfig {
    registered = null;
    const file = join(dir, `${route}.js`);
    if (!existsSync(file)) throw new Error(`The package has no page ${route}`);
    modules.delete(file);
    load(file);
    if (registered === null) throw new Error(`${route} registers no page`);
    return registered;
  }

  function open(url: string, how: 'push' | 'replace' | 'relaunch'): void {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?');
    if (!pagePaths.includes(path)) throw new Error(`app.json names no page ${path}`);
    if (how === 'replace') leave(stack.pop());
    if (how === 'relaunch') while (stack.length > 0) leave(stack.pop());
    const front = stack.at(-1);
    if (front !== undefined) call(front, 'onHide');
    const page = pageOf(path);
    stack.push(page);
    call(page, 'onLoad', queryOf(search));
    call(page, 'onShow');
    call(page, 'onReady');
  }

  function back(delta: number): void {
    for (let n = 0; n < delta && stack.length > 1; n += 1) leave(stack.pop());
    const front = stack.at(-1);
    if (front !== undefined) call(front, 'onShow');
  }

  const leave = (page: LivePage | undefined): void => {
    if (page !== undefined) call(page, 'onUnload');
  };

  function pageOf(route: string): LivePage {
    const config = configOf(route);
    const data = JSON.parse(JSON.stringify(config.data ?? {})) as Record<string, unknown>;
    const self: Record<string, unknown> = { ...config, data, route };
    self['setData'] = (change: Record<string, unknown>, done?: () => void) => {
      const json = JSON.stringify(change);
      figures.setDataBytes = Math.max(figures.setDataBytes, Buffer.byteLength(json));
      if (figures.setDataBytes > setDataBytesMax) errors.push(`setData of ${figures.setDataBytes} bytes on ${route}`);
      // WeChat carries copies between its two threads, never the objects themselves.
      applyData(data, JSON.parse(json) as Record<string, unknown>);
      figures.nodes = Math.max(figures.nodes, countNodes((data['root'] ?? {}) as Node));
      if (done !== undefined) queueMicrotask(done);
    };
    const text = () => textOf((data['root'] ?? {}) as Node);
    return { route, data, config, self, text };
  }

  const call = (page: LivePage, name: string, ...args: unknown[]): unknown => {
    const fn = page.self[name];
    return typeof fn === 'function' ? (fn as (...a: unknown[]) => unknown).apply(page.self, args) : undefined;
  };

  const current = (): LivePage => {
    const page = stack.at(-1);
    if (page === undefined) throw new Error('No page is open');
    return page;
  };

  async function until<T>(what: string, look: () => T | null): Promise<T> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (Date.now() > deadline) {
        throw new Error(
          `${what} not on ${current().route}. It reads: ${current().text()}\nErrors: ${errors.join('\n')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    async launch(path) {
      load(join(dir, 'app.js'));
      const options = { path, query: {}, scene: 1001, shareTicket: '', referrerInfo: {} };
      for (const name of ['onLaunch', 'onShow']) {
        const hook = appConfig[name];
        if (typeof hook === 'function') (hook as (o: unknown) => void).call(appConfig, options);
      }
      open(path, 'relaunch');
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    current,
    async see(words) {
      await until(`“${String(words)}”`, () => (fits(current().text(), words) ? true : null));
    },
    async tap(words) {
      const page = current();
      const path = await until(`Something to tap with “${String(words)}”`, () => tappable(page, words, templates));
      touch(page, path, templates, call);
      await new Promise((resolve) => setTimeout(resolve, 30));
    },
    async type(label, words) {
      const page = current();
      const fields = () => pathsTo((page.data['root'] ?? {}) as Node, (node) => listensTo(node, 'input', templates));
      const labelled = (path: Node[]) => propOf(path.at(-1), 'aria-label', templates) === label;
      const path = await until(`A field “${label}”`, () => fields().find(labelled) ?? null);
      const target = { id: idOf(path.at(-1)), dataset: { sid: path.at(-1)?.sid } };
      const detail = { value: words, cursor: words.length };
      call(page, 'eh', { type: 'input', timeStamp: Date.now(), detail, target, currentTarget: target });
      await new Promise((resolve) => setTimeout(resolve, 30));
    },
    share() {
      const shared = call(current(), 'onShareAppMessage', { from: 'button' });
      if (shared === undefined) throw new Error(`${current().route} says nothing to share`);
      return shared as { title: string; path: string };
    },
    figures,
    errors,
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const fits = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

const idOf = (node: Node | undefined): string => node?.uid ?? node?.sid ?? '';

const listensTo = (node: Node, event: string, templates: Map<string, Template>): boolean =>
  templates.get(node.nn ?? '')?.events.has(event) === true;

function propOf(node: Node | undefined, name: string, templates: Map<string, Template>): unknown {
  const short = templates.get(node?.nn ?? '')?.props.get(name);
  return short === undefined ? undefined : node?.[short];
}

/** The innermost node that carries the words and has a listener for a tap on its way up; not one that is disabled. */
function tappable(page: LivePage, words: string | RegExp, templates: Map<string, Template>): Node[] | null {
  const listens = (node: Node) => listensTo(node, 'tap', templates);
  const prop = (node: Node, name: string) => propOf(node, name, templates);
  const carries = (node: Node) => fits(String(prop(node, 'aria-label') ?? ''), words) || fits(textOf(node), words);
  const paths = pathsTo((page.data['root'] ?? {}) as Node, (node) => listens(node) && carries(node));
  // The deepest of those that fit is what the finger meets.
  const path = paths.sort((a, b) => b.length - a.length)[0];
  if (path === undefined) return null;
  const shut = path.some((node) => ['true', true].includes(prop(node, 'aria-disabled') as string | boolean));
  return shut ? null : path;
}

/** A tap goes up from the node through all that listen, as WeChat's own events do. */
function touch(
  page: LivePage,
  path: readonly Node[],
  templates: Map<string, Template>,
  call: (page: LivePage, name: string, ...args: unknown[]) => unknown,
): void {
  const target = path.at(-1) as Node;
  for (const node of [...path].reverse()) {
    if (!listensTo(node, 'tap', templates)) continue;
    const at = (one: Node) => ({ id: idOf(one), dataset: { sid: one.sid } });
    const event = { timeStamp: Date.now(), detail: {}, target: at(target), currentTarget: at(node) };
    call(page, 'eh', { ...event, type: 'tap' });
    const openType = templates.get(node.nn ?? '')?.props.get('open-type');
    // WeChat's own consent button tells by an event of its own.
    if (openType !== undefined && node[openType] === 'agreePrivacyAuthorization') {
      call(page, 'eh', { ...event, type: 'agreeprivacyauthorization' });
    }
  }
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

const packagesOf = (app: AppJson) => app.subPackages ?? app.subpackages ?? [];

const queryOf = (search: string): Record<string, string> =>
  Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]),
  );
