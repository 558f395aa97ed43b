import { isH5 } from './target';

/**
 * In a browser, the back button closes what lies over a page before it leaves the page. Every layer has an entry of its
 * own in the history on top of the page's: the same address, marked. Moves between these entries are kept from the router,
 * for which the page stays in view all the while. In WeChat nothing happens here: its own gesture leaves the page.
 */
interface Mark {
  /** The page's own entry and those on top of it, since the first layer was opened there. */
  page: string;
  /** How many layers lie over the page at this entry; 0 at its own. */
  layers: number;
}

const layers: { close: () => unknown }[] = [];
/** The page that layers lie over, or lay over since it came into view. */
let page: string | null = null;
/** At which of its entries the browser is. */
let depth = 0;
/** A move of our own is under way. */
let moving = false;
/** The address that was shown before it: a page may have written there what it shows. */
let address = '';
/** The change of address that comes with a move kept from the router is kept from it too. */
let quiet = false;
const waiting: (() => void)[] = [];
let pages = 0;

/** Closed by the back button from now on; call what it returns when it is closed. */
export function addLayer(close: () => unknown): () => void {
  if (!isH5) return () => undefined;
  const layer = { close };
  layers.push(layer);
  soon();
  return () => {
    const at = layers.indexOf(layer);
    if (at < 0) return;
    layers.splice(at, 1);
    soon();
  };
}

/** Before another page is opened: what lies over this one is left with it, and the history holds pages alone. */
export async function leaveLayers(): Promise<void> {
  if (!isH5) return;
  layers.length = 0;
  settle();
  if (moving) await new Promise<void>((done) => waiting.push(done));
  page = null;
}

/** Later in this turn: a layer that opens where another closes takes over its entry. */
const soon = (): void => void Promise.resolve().then(settle);

/** Brings the history to as many entries as there are layers. */
function settle(): void {
  if (moving) return;
  if (layers.length > depth) mark();
  if (layers.length < depth) {
    moving = true;
    address = window.location.href;
    window.history.go(layers.length - depth);
    return;
  }
  for (const done of waiting.splice(0)) done();
}

function mark(): void {
  const { history } = window;
  const state = history.state as object | null;
  page = markOf(state)?.page ?? `${Date.now().toString(36)}-${(pages += 1)}`;
  const marked = (count: number) => ({ ...state, linli: { page, layers: count } });
  if (depth === 0) history.replaceState(marked(0), '');
  while (depth < layers.length) history.pushState(marked((depth += 1)), '');
}

function markOf(state: unknown): Mark | null {
  const found = (state as { linli?: Partial<Mark> } | null)?.linli;
  return typeof found?.page === 'string' && typeof found.layers === 'number' ? (found as Mark) : null;
}

function moved(event: PopStateEvent): void {
  const mark = markOf(event.state);
  const isHere = mark !== null && mark.page === page;
  const isDead = mark !== null && !isHere && mark.layers > 0;
  quiet = isHere || isDead;
  if (quiet) event.stopImmediatePropagation();
  if (isHere) return stepped(mark.layers);
  // Layers are not opened again with the page that they lay over: on to its own entry, which is the router's.
  if (isDead) return window.history.go(-mark.layers);
  layers.length = 0;
  [page, depth, moving] = [null, 0, false];
  settle();
}

function stepped(to: number): void {
  depth = to;
  if (moving) {
    moving = false;
    if (window.location.href !== address) window.history.replaceState(window.history.state, '', address);
  } else while (layers.length > depth) layers.pop()?.close();
  settle();
}

if (isH5) {
  // At the window itself those that capture come first: before the router's.
  window.addEventListener('popstate', moved, true);
  window.addEventListener(
    'hashchange',
    (event) => {
      if (quiet) event.stopImmediatePropagation();
      quiet = false;
    },
    true,
  );
}
