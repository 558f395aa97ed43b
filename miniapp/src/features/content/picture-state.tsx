import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { contentWords } from '@shared/words/content';
import { useWords } from '@/services/settings';
import { Tag, type IconName, type Tone } from '@/ui';

type State = Reply<'file.upload'>['picture']['state'];

const tones: Record<State, Tone> = {
  checking: 'brand',
  review: 'warn',
  passed: 'ok',
  refused: 'error',
  replaced: 'muted',
};
const icons: Record<State, IconName> = {
  checking: 'clock',
  review: 'clock',
  passed: 'circle-check',
  refused: 'circle-x',
  replaced: 'minus',
};

export function StateTag({ state }: { state: State }) {
  const w = useWords(contentWords);
  return (
    <Tag tone={tones[state]} icon={icons[state]}>
      {w.states[state]}
    </Tag>
  );
}

/** How far the check of something is, and what it means for the one who sent it. */
export function StateLine({ state, reason }: Pick<Reply<'file.upload'>['picture'], 'state' | 'reason'>) {
  const w = useWords(contentWords);
  const hint =
    state === 'checking'
      ? w.checkingHint
      : state === 'review'
        ? w.reviewHint
        : reason === null
          ? null
          : w.because(w.reasons[reason]);
  return (
    <View className='content-state'>
      <StateTag state={state} />
      {hint === null ? null : <Text className='content-state__hint'>{hint}</Text>}
    </View>
  );
}
