import { isH5 } from './target';
import { updateNeeded } from './update';

/** What Taro keeps of the pages of the browser app: the code of each is a promise of its own. */
interface Routes {
  routes: { path: string; load: () => [Promise<unknown>] }[];
}

let tell = (): void => undefined;

/** Says to the person that a page has not come and that it is worth another try. */
export function whenPageMissing(say: () => void): void {
  tell = say;
}

/**
 * In a browser, fetches the code of a page, as in '/features/booking/slots', where it isn't here yet. False: it does not come,
 * and the person has been told so, or that there is a newer version, with which the code of this one is gone.
 */
export async function fetchPage(path: string): Promise<boolean> {
  if (!isH5) return true;
  const { routes } = (window as unknown as { __taroAppConfig: Routes }).__taroAppConfig;
  try {
    await routes.find((route) => `/${route.path}` === path)?.load()[0];
    return true;
  } catch {
    if (await isReplaced()) updateNeeded();
    else tell();
    return false;
  }
}

/** Whether the app that the server gives out is no longer made of the scripts that run here. */
async function isReplaced(): Promise<boolean> {
  try {
    const answer = await fetch(window.location.pathname, { cache: 'no-store' });
    const given = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const here = [...document.scripts].map((script) => script.getAttribute('src'));
    const scripts = [...given.scripts].map((script) => script.getAttribute('src'));
    return answer.ok && scripts.some((script) => script !== null && !here.includes(script));
  } catch {
    return false;
  }
}
