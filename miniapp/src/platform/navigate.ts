import Taro, { useRouter } from '@tarojs/taro';
import { leaveLayers } from './back-closes';
import { fetchPage } from './page-code';
import { mayLosePage } from './unsaved';

export type TabName = 'home' | 'services' | 'mine';
type Values = Record<string, string | number | undefined>;

/** WeChat refuses an eleventh page on the stack. */
const stackLimit = 10;

function address(page: string, values: Values): string {
  const query = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query ? `${page}?${query}` : page;
}

/**
 * Before the address changes, what the page is made of is fetched: Taro's router changes the address first, and would put a
 * page that comes late over the one that somebody has gone back to. Not to be opened: it didn't come, or it isn't asked for any
 * more.
 */
async function isReady(page: string): Promise<boolean> {
  const inView = () => Taro.getCurrentPages().at(-1)?.path;
  const from = inView();
  return (await fetchPage(page)) && inView() === from;
}

/** Opens a page: `go('/features/booking/slots', { serviceId })`. */
export async function go(page: string, values: Values = {}): Promise<void> {
  const url = address(page, values);
  if (!(await isReady(page))) return;
  await leaveLayers();
  if (Taro.getCurrentPages().length >= stackLimit) await Taro.redirectTo({ url });
  else await Taro.navigateTo({ url });
}

/**
 * Opens a page in the place of this one: after a finished step that one should not come back to. Like all ways that lose the
 * page in view it asks before where something on it is not saved.
 */
export async function goInstead(page: string, values: Values = {}): Promise<void> {
  if (!(await isReady(page)) || !(await mayLosePage())) return;
  await leaveLayers();
  await Taro.redirectTo({ url: address(page, values) });
}

export async function goTab(tab: TabName): Promise<void> {
  const url = `/pages/${tab}/index`;
  if (!(await isReady(url)) || !(await mayLosePage())) return;
  await leaveLayers();
  await Taro.switchTab({ url });
}

/** To the page before; to the first tab where there is none (a link or a scanned code opened this page). */
export async function back(): Promise<void> {
  if (!(await mayLosePage())) return;
  await leaveLayers();
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await goTab('home');
}

/**
 * In a browser somebody may come by an address that no page has: leads home, in its place, so that going back does not meet
 * it again. WeChat says so itself.
 */
export function leadHomeWhenLost(tell: () => void): void {
  Taro.eventCenter.on('__taroRouterNotFound', () => {
    void Taro.reLaunch({ url: '/pages/home/index' });
    tell();
  });
}

/** Shows the page from its beginning: what stood there has been replaced by something else. */
export async function toTop(): Promise<void> {
  try {
    await Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  } catch {
    // A page that is just being left has nothing to scroll.
  }
}

/** Parameters of this page, decoded on either target. */
export function useParams<T extends Record<string, string | undefined>>(): Partial<T> {
  const { params } = useRouter();
  const decoded: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' && key !== '$taroTimestamp' && key !== 'stamp') decoded[key] = decode(value);
  }
  return decoded as Partial<T>;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
