import Taro from '@tarojs/taro';
import { addLayer } from './back-closes';
import { isH5 } from './target';

/** Something was written on the page in view and is not saved. */
interface Unsaved {
  /** Asks whether it may be left. */
  ask: () => Promise<boolean>;
  release: () => void;
}

let held: Unsaved | null = null;

/**
 * From now on whoever leaves this page is asked, by `ask` where the app can, by the browser or by WeChat with its own words
 * where it can't: `leave` goes on after the browser's back button. In WeChat a swipe back is not asked about. Call what it
 * returns once all is saved, or while the page is out of view.
 */
export function holdUnsaved({ ask, leave, message }: Pick<Unsaved, 'ask'> & { leave: () => unknown; message: string }) {
  const letGo = isH5 ? holdBrowser(ask, leave) : holdWechat(message);
  const mine: Unsaved = {
    ask,
    release: () => {
      if (held === mine) held = null;
      letGo();
    },
  };
  held = mine;
  return mine.release;
}

/** Before the page in view is left for good: true where nothing is lost, or the person has said that it may be. */
export async function mayLosePage(): Promise<boolean> {
  const asked = held;
  if (asked === null) return true;
  if (!(await asked.ask())) return false;
  asked.release();
  return true;
}

/** The tab is closed or loaded anew with the browser's own question; the back button first meets an entry of its own. */
function holdBrowser(ask: () => Promise<boolean>, leave: () => unknown): () => void {
  const warn = (event: Event) => event.preventDefault();
  window.addEventListener('beforeunload', warn);
  let isOver = false;
  const ended = async () => {
    if (isOver) return;
    if (await ask()) {
      if (held?.ask === ask) held.release();
      await leave();
    } else if (!isOver) drop = addLayer(ended);
  };
  let drop = addLayer(ended);
  return () => {
    isOver = true;
    window.removeEventListener('beforeunload', warn);
    drop();
  };
}

function holdWechat(message: string): () => void {
  void quietly(() => Taro.enableAlertBeforeUnload({ message }));
  return () => void quietly(() => Taro.disableAlertBeforeUnload());
}

async function quietly(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch {
    // A WeChat from before there was such a question leaves without one.
  }
}
