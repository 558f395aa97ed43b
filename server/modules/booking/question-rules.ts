import type { Service } from '../centre';
import { limits } from '../../../shared/limits';

export type Question = Service['questions'][number];
export type Value = string | number | boolean;
/** By question, as it was sent. */
export type Given = Readonly<Record<string, Value>>;

/** As it is kept: with the words it was asked in. */
export interface Answer {
  questionId: string;
  kind: Question['kind'];
  label: string;
  value: Value;
}

export interface WrongAnswer {
  questionId: string;
  /** `unknown`: the service asks this no more. */
  rule: 'required' | 'kind' | 'option' | 'range' | 'too_long' | 'unknown';
}

/** All that is wrong with what was answered, at once; else the answers in the order of their questions. */
export function decideAnswers(
  questions: readonly Question[],
  given: Given,
): { ok: true; answers: Answer[] } | { ok: false; wrong: WrongAnswer[] } {
  const wrong: WrongAnswer[] = Object.keys(given)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((questionId) => ({ questionId, rule: 'unknown' }));
  const answers: Answer[] = [];
  for (const question of questions) {
    const { id: questionId, kind, label, required } = question;
    const value = given[questionId];
    const rule = value === undefined ? (required ? 'required' : null) : faultOf(question, value);
    if (rule !== null) wrong.push({ questionId, rule });
    else if (value !== undefined) answers.push({ questionId, kind, label, value });
  }
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, answers };
}

function faultOf({ kind, options }: Question, value: Value): WrongAnswer['rule'] | null {
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return 'kind';
      return value.length > limits.answerMax ? 'too_long' : null;
    case 'choice':
      if (typeof value !== 'string') return 'kind';
      return options.includes(value) ? null : 'option';
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'kind';
      return value >= 0 && value <= limits.answerNumberMax ? null : 'range';
    case 'yes_no':
      return typeof value === 'boolean' ? null : 'kind';
  }
}
