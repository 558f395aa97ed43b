import { z } from 'zod';
import { questionKinds } from '../../enums';
import { limits } from '../../limits';
import { id, words } from './basics';

/** As it was asked then. */
export const answer = z.object({
  questionId: id,
  kind: z.enum(questionKinds),
  label: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
});

/** Which questions a service asks, and which need an answer, it says itself. */
export const answers = z
  .array(z.strictObject({ questionId: id, value: z.union([words(1, limits.answerMax), z.number(), z.boolean()]) }))
  .max(limits.questionsMax);
