import Taro from '@tarojs/taro';
import { promised } from './promised';
import { isH5, isWeapp } from './target';

/** Longitude and latitude in GCJ-02, the system of Chinese maps and of the API. */
export interface Point {
  lng: number;
  lat: number;
}

export type Located = { ok: true; point: Point } | { ok: false; why: 'refused' | 'unavailable' };

/** Where the person is; asked for only at a tap that needs it. A refusal is an ordinary answer. */
export async function locate(): Promise<Located> {
  if (isH5) {
    const found = await browserPosition();
    if (!found.ok) return found;
    const { transform, WGS84, GCJ02 } = await coordinates();
    const [lng, lat] = transform([found.point.lng, found.point.lat], WGS84, GCJ02);
    return { ok: true, point: { lng, lat } };
  }
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
    return { ok: true, point: { lng: longitude, lat: latitude } };
  } catch (error) {
    return { ok: false, why: /deny|denied|auth/i.test(words(error)) ? 'refused' : 'unavailable' };
  }
}

/** Spelled out so that the compiler sees it: WeChat measures in GCJ-02 itself, its package goes without the library. */
const coordinates =
  process.env.TARO_ENV === 'h5'
    ? () => import('gcoord').then((library) => library.default)
    : () => Promise.reject(new Error('WeChat answers in GCJ-02 already.'));

/** In WGS-84, as browsers measure. */
function browserPosition(): Promise<Located> {
  if (!navigator.geolocation) return Promise.resolve({ ok: false, why: 'unavailable' });
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ ok: true, point: { lng: coords.longitude, lat: coords.latitude } }),
      (error) => done({ ok: false, why: error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable' }),
      { timeout: 8_000, maximumAge: 60_000 },
    );
  });
}

/** Reads a code with the phone's camera. Null when given up; a browser has no scanner, there the code is typed. */
export async function scan(): Promise<string | null> {
  if (!isWeapp) return null;
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
    return result;
  } catch {
    return null;
  }
}

export const canScan = isWeapp;

export async function callPhone(number: string): Promise<void> {
  if (isH5) {
    window.location.href = `tel:${number.replace(/[^\d+]/g, '')}`;
    return;
  }
  try {
    await Taro.makePhoneCall({ phoneNumber: number });
  } catch {
    // The person closed WeChat's own question.
  }
}

/** Copies a text; false when the system refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    if (isH5 && navigator.clipboard) await navigator.clipboard.writeText(text);
    else await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}

export interface CalendarEntry {
  title: string;
  startAt: Date;
  endAt: Date;
  place: string;
}

/**
 * In WeChat: puts entries into the phone's calendar, one by one in their order, and answers how many it took. The person or the
 * system may say no at any of them; the ones after it are not asked about.
 */
export async function addToCalendar(entries: readonly CalendarEntry[]): Promise<number> {
  let added = 0;
  try {
    for (const { title, startAt, endAt, place } of entries) {
      await promised(Taro.addPhoneCalendar, {
        title,
        startTime: Math.floor(startAt.getTime() / 1000),
        endTime: String(Math.floor(endAt.getTime() / 1000)),
        location: place,
        alarm: true,
        alarmOffset: 3600,
      });
      added += 1;
    }
  } catch {
    // Said no.
  }
  return added;
}

/** Hands a text or a file to the browser for keeping. Only the browser build calls it. */
export function download(name: string, text: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Hands a file over for keeping: a download in the browser; in WeChat, which has no folder of one's own, sent to a chat
 * that the person chooses (文件传输助手 by habit). False when given up.
 */
export async function keepFile(name: string, text: string, type: string): Promise<boolean> {
  if (isH5) {
    download(name, text, type);
    return true;
  }
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await promised(Taro.shareFileMessage, { filePath, fileName: name });
    return true;
  } catch {
    return false;
  } finally {
    // Everything about somebody does not stay lying in the phone's cache.
    Taro.getFileSystemManager().unlink({ filePath, fail: () => undefined });
  }
}

/** Opens the map at a place; in a browser, the address is copied instead. */
export async function openMap(
  place: Point & { name: string; address: string },
): Promise<'opened' | 'copied' | 'failed'> {
  if (isWeapp) {
    try {
      await Taro.openLocation({
        longitude: place.lng,
        latitude: place.lat,
        name: place.name,
        address: place.address,
        scale: 17,
      });
      return 'opened';
    } catch {
      return 'failed';
    }
  }
  return (await copy(`${place.name} ${place.address}`)) ? 'copied' : 'failed';
}

function words(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error);
}
