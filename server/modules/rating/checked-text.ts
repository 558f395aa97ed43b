import type { Ask } from '../../http/ask';
import type { MachineFinding, RatedTextState } from '../../../shared/enums';
import type { RatingDeps } from './deps';

/** Refuses words that must not be shown; others are passed, or held for a human, who then finds them in the queue. */
export async function checkedText(
  deps: RatingDeps,
  ask: Ask<'rating.rate'> | Ask<'rating.answer'>,
  text: string | null,
  path: string,
): Promise<{ state: RatedTextState; held: MachineFinding | null }> {
  if (text === null) return { state: 'none', held: null };
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'comment', texts: [text] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path, rule: checked.reason, message: 'not to be shown' }]);
  }
  return checked.verdict === 'hold' ? { state: 'held', held: checked.machine } : { state: 'passed', held: null };
}
