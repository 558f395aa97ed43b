import { isH5 } from './target';

/**
 * Writes what a page shows into the browser's address, so that a reload or a copied link shows the same. No step is added
 * to the history, and the router is not told: the page has it already. WeChat has no address, there nothing happens.
 */
export function keepInAddress(values: Record<string, string | undefined>): void {
  if (!isH5) return;
  const [path = ''] = window.location.hash.split('?');
  const query = Object.entries(values)
    .filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  window.history.replaceState(window.history.state, '', query === '' ? path : `${path}?${query}`);
}

/** Where the browser is, to come back to: the page with its parameters; empty in WeChat. */
export function hereAddress(): string {
  return isH5 ? window.location.hash.replace(/^#/, '') : '';
}
