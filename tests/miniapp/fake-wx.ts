/** The address that a package built for development calls. */
const builtFor = 'http://127.0.0.1:8080';

interface Callbacks {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
}

export interface WxDeps {
  /** Where the API really listens; the package was built for another address. */
  api: string;
  /** What wx.login gives: a fresh code of the stand-in. */
  loginCode: () => string;
  /** Where the phone is; refused when left out. */
  location?: { longitude: number; latitude: number };
  /** What the camera sees when something is scanned. */
  scanned?: () => string;
  /** Whether WeChat still has to ask for consent to its privacy guide: then private calls wait for the app's own sheet. */
  privacy?: 'agreed' | 'to_ask';
  /** A newer version that WeChat has fetched; called when the app starts it. */
  update?: () => void;
  /** Gets the name of each private call as it is made. */
  privateCalls?: string[];
  /** A WeChat from before answers could be read while they come. */
  old?: boolean;
  /** Gets the path of each request as it is made. */
  requests?: string[];
  /** The phone's network; there is one all the time when left out. */
  network?: FakeNetwork;
  /** Takes an entry for the phone's calendar; false: the person says no. */
  calendar?: (entry: CalendarCall) => boolean;
  /** Gets what WeChat is to ask before the page in view is left; null: nothing any more. */
  leaving?: (message: string | null) => void;
  /** Gets each piece of an answer that is read while it comes. */
  chunks?: string[];
  storage: Map<string, unknown>;
  open(url: string, how: 'push' | 'replace' | 'relaunch'): void;
  back(delta: number): void;
}

type HearNetwork = (state: { isConnected: boolean; networkType: string }) => void;

/** `addPhoneCalendar`: times in seconds, the end as a text. */
export interface CalendarCall {
  title: string;
  startTime: number;
  endTime: string;
  location: string;
}

/** A network that a test takes away and gives back. */
export function fakeNetwork() {
  const hears = new Set<HearNetwork>();
  const network = {
    isOn: true,
    hears,
    set(isOn: boolean) {
      network.isOn = isOn;
      for (const hear of [...hears]) hear({ isConnected: isOn, networkType: isOn ? 'wifi' : 'none' });
    },
  };
  return network;
}

type FakeNetwork = ReturnType<typeof fakeNetwork>;

/** What the bundle asks of WeChat, answered as WeChat does: by callbacks, later. */
export function fakeWx(deps: WxDeps): Record<string, unknown> {
  const { api, loginCode, location, scanned, update, privateCalls = [], storage, open, back } = deps;
  const { old = false, requests = [], chunks = [], network = fakeNetwork() } = deps;
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
  let agreed = deps.privacy !== 'to_ask';
  let askPrivacy: AskPrivacy = () => undefined;
  /** What touches personal data: held back until the privacy guide is agreed to, then done or refused as WeChat does. */
  const held =
    <O extends Callbacks>(name: string, act: (options: O) => void) =>
    (options: O): void => {
      privateCalls.push(name);
      if (agreed) return act(options);
      askPrivacy(
        ({ event }) => {
          if (event === 'exposureAuthorization') return;
          agreed = event === 'agree';
          if (agreed) act(options);
          else answer(options, { errMsg: `${name}:fail privacy permission is not authorized`, errno: 104 }, false);
        },
        { referrer: name },
      );
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
    getLocation: held('getLocation', (o) =>
      location === undefined ? answer(o, { errMsg: 'getLocation:fail auth deny' }, false) : answer(o, location),
    ),
    scanCode: held('scanCode', (o) =>
      scanned === undefined
        ? answer(o, { errMsg: 'scanCode:fail cancel' }, false)
        : answer(o, { result: scanned(), scanType: 'QR_CODE', errMsg: 'scanCode:ok' }),
    ),
    addPhoneCalendar: (o: Callbacks & CalendarCall) => {
      const { title, startTime, endTime, location: at } = o;
      const isTaken = deps.calendar?.({ title, startTime, endTime, location: at }) ?? true;
      answer(o, { errMsg: `addPhoneCalendar:${isTaken ? 'ok' : 'fail auth deny'}` }, isTaken);
    },
    enableAlertBeforeUnload: (o: Callbacks & { message: string }) => {
      deps.leaving?.(o.message);
      answer(o, { errMsg: 'enableAlertBeforeUnload:ok' });
    },
    disableAlertBeforeUnload: (o?: Callbacks) => {
      deps.leaving?.(null);
      answer(o, { errMsg: 'disableAlertBeforeUnload:ok' });
    },
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
    onNeedPrivacyAuthorization: (ask: AskPrivacy) => void (askPrivacy = ask),
    openPrivacyContract: () => undefined,
    getNetworkType: (o: Callbacks) => answer(o, { networkType: network.isOn ? 'wifi' : 'none' }),
    onNetworkStatusChange: (hear: HearNetwork) => void network.hears.add(hear),
    offNetworkStatusChange: (hear: HearNetwork) => void network.hears.delete(hear),
    reportPerformance: () => undefined,
    getUpdateManager: () => ({
      onCheckForUpdate: (fn: (found: { hasUpdate: boolean }) => void) => fn({ hasUpdate: update !== undefined }),
      onUpdateReady: (fn: () => void) => void (update !== undefined && fn()),
      onUpdateFailed: () => undefined,
      applyUpdate: () => update?.(),
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
  ]) {
    wx[name] = done(name);
  }

  function go(options: Callbacks & { url: string }, how: 'push' | 'replace' | 'relaunch'): void {
    setTimeout(() => {
      open(options.url, how);
      answer(options, { errMsg: 'navigate:ok' });
    }, 0);
  }

  function request(o: RequestOptions): RequestTask {
    const cut = new AbortController();
    const hears = new Set<(part: { data: ArrayBuffer }) => void>();
    const task: RequestTask = { abort: () => cut.abort() };
    const isChunked = o.enableChunked === true && !old;
    if (isChunked) task.onChunkReceived = (hear) => void hears.add(hear);
    requests.push(o.url.replace(builtFor, ''));
    if (!network.isOn) {
      answer(
        o,
        { errMsg: 'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED' },
        false,
      );
      return task;
    }
    if (!requestMethods.includes(o.method ?? 'GET')) {
      answer(o, { errMsg: `request:fail invalid method "${o.method}"` }, false);
      return task;
    }
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
    })
      .then(async (response) => {
        const data = isChunked ? await readChunks(response, hears) : await response.text();
        answer(o, {
          data,
          statusCode: response.status,
          header: headersOf(response),
          errMsg: 'request:ok',
        });
      })
      .catch((error: Error) => answer(o, { errMsg: `request:fail ${error.message}` }, false));
    return task;
  }

  /** As WeChat does: each piece as it comes, and nothing of it in the answer at the end. */
  async function readChunks(response: Response, hears: ReadonlySet<(part: { data: ArrayBuffer }) => void>) {
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) return '';
      chunks.push(Buffer.from(piece.value).toString());
      for (const hear of hears) hear({ data: Uint8Array.from(piece.value).buffer });
    }
  }
  return wx;
}

/** What `wx.request` can send: no PATCH. */
const requestMethods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => (headers[name] = value));
  return headers;
}

type AskPrivacy = (answer: (choice: { event: string }) => void, info: { referrer: string }) => void;

interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
  enableChunked?: boolean;
}

interface RequestTask {
  abort(): void;
  onChunkReceived?: (hear: (part: { data: ArrayBuffer }) => void) => void;
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
