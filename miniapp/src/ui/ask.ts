import { createStore } from '../services/store';

export interface Question {
  title: string;
  text?: string;
  /** The word of the button that does it. */
  yes: string;
  no?: string;
  danger?: boolean;
}

export const questionStore = createStore<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks before something that can't be taken back: `if (await ask({ title, yes: '取消预约' })) …`. */
export function ask(question: Question): Promise<boolean> {
  questionStore.get()?.answer(false);
  return new Promise((done) => {
    questionStore.set({
      ...question,
      answer(yes) {
        questionStore.set(null);
        done(yes);
      },
    });
  });
}
