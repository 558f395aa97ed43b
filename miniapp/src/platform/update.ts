import { createStore } from '../services/store';
import { isH5, isWeapp } from './target';

/** `needed`: the server no longer speaks with this version. `ready`: WeChat has fetched a newer one beside it. */
export interface UpdateState {
  needed: boolean;
  ready: boolean;
  failed: boolean;
}

export const updateStore = createStore<UpdateState>({ needed: false, ready: false, failed: false });

const say = (change: Partial<UpdateState>): void => updateStore.set({ ...updateStore.get(), ...change });

/** The server's word that this version is too old (426). Nothing works any more: said over every page. */
export const updateNeeded = (): void => say({ needed: true });

interface UpdateManager {
  onCheckForUpdate(fn: (found: { hasUpdate: boolean }) => void): void;
  onUpdateReady(fn: () => void): void;
  onUpdateFailed(fn: () => void): void;
  applyUpdate(): void;
}

declare const wx: { getUpdateManager?: () => UpdateManager };

/** WeChat looks for a newer version at each cold start and fetches it by itself; here it tells how that went. */
export function watchUpdates(): void {
  const manager = updateManager();
  // Nothing newer to be had by itself: then only fetching the mini-program anew helps.
  manager?.onCheckForUpdate(({ hasUpdate }) => say({ failed: !hasUpdate }));
  manager?.onUpdateReady(() => say({ ready: true }));
  manager?.onUpdateFailed(() => say({ failed: true }));
}

/** Starts anew with the newest version: what is typed and not sent is lost, so a person always taps for it. */
export function applyUpdate(): void {
  if (isH5) window.location.reload();
  else updateManager()?.applyUpdate();
}

const updateManager = (): UpdateManager | undefined =>
  isWeapp && typeof wx !== 'undefined' ? wx.getUpdateManager?.() : undefined;
