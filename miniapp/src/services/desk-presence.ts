import { createStore } from './store';

/** Why the last desk session is over, told on the login page; null when nobody was signed out. */
export const deskOver = createStore<'idle' | null>(null);

let touchedAt = Date.now();

/** The person has touched the screen, or a key. */
export function touched(at = Date.now()): void {
  touchedAt = Math.max(touchedAt, at);
}

/** Goes along with everything an open desk asks, so that its own asking keeps nobody signed in. */
export const idleSeconds = (): number => Math.max(0, Math.floor((Date.now() - touchedAt) / 1000));

/** Set while the person is asked to confirm that it is them; the step-up sheet answers. */
export const stepUpAsk = createStore<{ answer: (confirmed: boolean) => void } | null>(null);

export function askStepUp(): Promise<boolean> {
  stepUpAsk.get()?.answer(false);
  return new Promise((done) => {
    stepUpAsk.set({
      answer(confirmed) {
        stepUpAsk.set(null);
        done(confirmed);
      },
    });
  });
}
