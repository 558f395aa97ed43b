import { Refusal } from '../../kernel/refusals';
import type { CheckWords } from '../content';

/** Refuses words that residents must not read. Calls outside, so it stands before a transaction. */
export async function checkTexts(checkWords: CheckWords, accountId: string, texts: readonly string[]): Promise<void> {
  const said = await checkWords({ accountId, scene: 'social', texts });
  if (said.verdict === 'risky')
    throw new Refusal('content.risky', [{ path: 'body', rule: said.reason, message: 'not to be shown' }]);
  // Nothing is shown that nobody could check; what is typed stays on the screen.
  if (said.verdict === 'hold') throw new Refusal('catalogue.words_unsure');
}
