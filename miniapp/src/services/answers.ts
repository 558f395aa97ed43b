import type { Reply } from '@shared/contract/types';

export type Question = Reply<'service.get'>['questions'][number];
export type Value = string | number | boolean;

/** By person, then by question. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** Somebody whom this booking is for. */
export interface Member {
  personId: string;
  name: string;
}

/** As the API takes them; what was left empty is not sent. */
export const answersOf = (answers: Answers, personId: string): { questionId: string; value: Value }[] =>
  Object.entries(answers[personId] ?? {})
    .filter(([, value]) => value !== '')
    .map(([questionId, value]) => ({ questionId, value: typeof value === 'string' ? value.trim() : value }));

/** What was answered, as lines to read. */
export const answerFacts = (
  answers: readonly { label: string; value: Value }[],
  { yes, no }: { yes: string; no: string },
): { label: string; value: string }[] =>
  answers.map(({ label, value }) => ({
    label,
    value: typeof value === 'boolean' ? (value ? yes : no) : String(value),
  }));

/** Questions that still need an answer, by person. */
export const missingOf = (
  questions: readonly Question[],
  members: readonly Member[],
  answers: Answers,
): { personId: string; questionId: string }[] =>
  members.flatMap(({ personId }) => {
    const given = answersOf(answers, personId);
    return questions
      .filter(({ id, required }) => required && !given.some((one) => one.questionId === id && one.value !== ''))
      .map(({ id: questionId }) => ({ personId, questionId }));
  });
