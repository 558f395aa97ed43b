import { touched } from '../services/desk-presence';

const stampKey = 'linli.touched';
const writeEveryMs = 5_000;
let writtenAt = 0;

/** Notes each touch and key, and tells the other tabs of this browser: who works in one is not away in the next. */
export function watchPresence(): void {
  const note = () => {
    const now = Date.now();
    touched(now);
    if (now - writtenAt < writeEveryMs) return;
    writtenAt = now;
    try {
      window.localStorage.setItem(stampKey, String(now));
    } catch {
      // A closed storage: each tab counts for itself.
    }
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const) {
    window.addEventListener(kind, note, { passive: true, capture: true });
  }
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === stampKey) touched(Number(newValue) || 0);
  });
}
