import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { applyData, countNodes, pathsTo, readTemplates, textOf, type Node, type Template } from './page-tree';

type Callbacks = {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};
type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> };

/** The address that a package built for development calls. */
const builtFor = 'http://127.0.0.1:8080';

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
  /** The largest setData call and page so far. */
  figures: { setDataBytes: number; nodes: number };
  /** Console errors of the bundle. */
  errors: string[];
  close(): void;
}

interface Options {
  /** The built package. */
  dir: string;
  /** Where the API really listens; the package was built for `builtFor`. */
  api: string;
  /** What wx.login gives: a fresh code of the stand-in. */
  loginCode: () => string;
  location?: { longitude: number; latitude: number };
}

/**
 * Runs the built package outside WeChat: its own modules in a context without eval, DOM or Node, against a `wx` that
 * answers as WeChat does and reaches the real API. It proves that the bundle starts, draws, listens and calls; it does
 * not prove how WeChat paints it.
 */
export function openSmallWechat({ dir, api, loginCode, location }: Options): SmallWechat {
  const templates = readTemplates(readFileSync(join(dir, 'base.wxml'), 'utf8'));
  const appJson = JSON.parse(readFileSync(join(dir, 'app.json'), 'utf8')) as AppJson;
  const pagePaths = [
    ...appJson.pages,
    ...packagesOf(appJson).flatMap(({ root, pages }) => pages.map((p) => `${root}/${p}`)),
  ];
  const stack: LivePage[] = [];
  const figures = { setDataBytes: 0, nodes: 0 };
  const errors: string[] = [];
  const storage = new Map<string, unknown>();
  const timers = new Set<NodeJS.Timeout>();
  let registered: PageConfig | null = null;
  let appConfig: Record<string, unknown> = {};

  const wx = fakeWx({ api, loginCode, location, storage, open, back, stackOf: () => stack });
  const context = vm.createContext(globals(), { codeGeneration: { strings: false, wasm: false } });
  const modules = new Map<string, { exports: unknown }>();

  function globals(): Record<string, unknown> {
    const keep = (timer: NodeJS.Timeout) => {
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
    figures,
    errors,
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const fits = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** The innermost node that carries the words and has a listener for a tap on its way up; not one that is disabled. */
function tappable(page: LivePage, words: string | RegExp, templates: Map<string, Template>): Node[] | null {
  const listens = (node: Node) => templates.get(node.nn ?? '')?.events.has('tap') === true;
  const prop = (node: Node, name: string) => {
    const short = templates.get(node.nn ?? '')?.props.get(name);
    return short === undefined ? undefined : node[short];
  };
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
  const idOf = (node: Node) => node.uid ?? node.sid ?? '';
  const target = path.at(-1) as Node;
  for (const node of [...path].reverse()) {
    if (templates.get(node.nn ?? '')?.events.has('tap') !== true) continue;
    const at = (one: Node) => ({ id: idOf(one), dataset: { sid: one.sid } });
    call(page, 'eh', { type: 'tap', timeStamp: Date.now(), detail: {}, target: at(target), currentTarget: at(node) });
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

interface WxDeps extends Pick<Options, 'api' | 'loginCode' | 'location'> {
  storage: Map<string, unknown>;
  open(url: string, how: 'push' | 'replace' | 'relaunch'): void;
  back(delta: number): void;
  stackOf(): readonly LivePage[];
}

/** What the bundle asks of WeChat, answered as WeChat does: by callbacks, later. */
function fakeWx({ api, loginCode, location, storage, open, back }: WxDeps): Record<string, unknown> {
  const answer = (options: Callbacks | undefined, result: unknown, ok = true): void => {
    queueMicrotask(() => {
      if (ok) options?.success?.(result);
      else options?.fail?.(result);
      options?.complete?.(result);
    });
  };
  const done = (name: string) => (options?: Callbacks) => answer(options, { errMsg: `${name}:ok` });
  const system = {
    brand: 'Xiaomi',
    model: 'Mi 10',
    pixelRatio: 2,
    windowWidth: 375,
    windowHeight: 700,
    screenWidth: 375,
    screenHeight: 760,
    statusBarHeight: 24,
    language: 'zh_CN',
    version: '8.0.50',
    system: 'Android 12',
    platform: 'android',
    SDKVersion: '3.4.0',
    fontSizeSetting: 16,
    theme: 'light',
    safeArea: { top: 24, bottom: 740, left: 0, right: 375, width: 375, height: 716 },
  };
  const wx: Record<string, unknown> = {
    getSystemInfoSync: () => system,
    getSystemInfo: (options: Callbacks) => answer(options, system),
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 28, bottom: 60, left: 281, right: 368, width: 87, height: 32 }),
    canIUse: () => true,
    nextTick: (fn: () => void) => void queueMicrotask(fn),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorage: (o: Callbacks & { key: string }) => answer(o, { data: storage.get(o.key) }, storage.has(o.key)),
    setStorage: (o: Callbacks & { key: string; data: unknown }) => {
      storage.set(o.key, o.data);
      answer(o, { errMsg: 'setStorage:ok' });
    },
    removeStorage: (o: Callbacks & { key: string }) => {
      storage.delete(o.key);
      answer(o, { errMsg: 'removeStorage:ok' });
    },
    login: (o: Callbacks) => answer(o, { code: loginCode(), errMsg: 'login:ok' }),
    getLocation: (o: Callbacks) =>
      location === undefined ? answer(o, { errMsg: 'getLocation:fail auth deny' }, false) : answer(o, location),
    getSetting: (o: Callbacks) => answer(o, { authSetting: {} }),
    request: (o: RequestOptions) => request(o),
    navigateTo: (o: Callbacks & { url: string }) => go(o, 'push'),
    redirectTo: (o: Callbacks & { url: string }) => go(o, 'replace'),
    reLaunch: (o: Callbacks & { url: string }) => go(o, 'relaunch'),
    switchTab: (o: Callbacks & { url: string }) => go(o, 'relaunch'),
    navigateBack: (o?: Callbacks & { delta?: number }) => {
      setTimeout(() => back(o?.delta ?? 1), 0);
      answer(o, { errMsg: 'navigateBack:ok' });
    },
    createSelectorQuery: () => emptyQuery(),
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onAppShow: () => undefined,
    onAppHide: () => undefined,
    offAppShow: () => undefined,
    offAppHide: () => undefined,
    onNeedPrivacyAuthorization: () => undefined,
    onNetworkStatusChange: () => undefined,
    reportPerformance: () => undefined,
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
  for (const name of [
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'setBackgroundColor',
    'setTabBarBadge',
    'removeTabBarBadge',
    'setTabBarStyle',
    'setTabBarItem',
    'showToast',
    'hideToast',
    'showLoading',
    'hideLoading',
    'pageScrollTo',
    'stopPullDownRefresh',
    'setKeepScreenOn',
    'setVisualEffectOnCapture',
    'vibrateShort',
    'showShareMenu',
    'addPhoneCalendar',
  ]) {
    wx[name] = done(name);
  }

  function go(options: Callbacks & { url: string }, how: 'push' | 'replace' | 'relaunch'): void {
    setTimeout(() => {
      open(options.url, how);
      answer(options, { errMsg: 'navigate:ok' });
    }, 0);
  }

  function request(o: RequestOptions): { abort(): void } {
    const cut = new AbortController();
    const body =
      o.data === undefined || o.method === 'GET'
        ? undefined
        : typeof o.data === 'string'
          ? o.data
          : JSON.stringify(o.data);
    fetch(o.url.replace(builtFor, api), {
      method: o.method ?? 'GET',
      headers: o.header,
      body,
      signal: cut.signal,
    }).then(
      async (response) => {
        const data = await response.text();
        answer(o, {
          data,
          statusCode: response.status,
          header: Object.fromEntries(response.headers),
          errMsg: 'request:ok',
        });
      },
      (error: Error) => answer(o, { errMsg: `request:fail ${error.message}` }, false),
    );
    return { abort: () => cut.abort() };
  }
  return wx;
}

interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
}

function emptyQuery(): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const name of [
    'select',
    'selectAll',
    'selectViewport',
    'boundingClientRect',
    'scrollOffset',
    'fields',
    'in',
    'node',
  ]) {
    query[name] = () => query;
  }
  query['exec'] = (done?: (results: unknown[]) => void) => queueMicrotask(() => done?.([]));
  return query;
}
