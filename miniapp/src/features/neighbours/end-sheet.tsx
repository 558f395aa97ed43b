import { Text, View } from '@tarojs/components';
import { useState, type ComponentProps } from 'react';
import { neighbourWords, type NeighbourWords } from '@shared/words/neighbours';
import { isApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Facts, notify, Sheet } from '@/ui';
import { RefuseForm } from './refuse-form';

interface EndSheetProps {
  words: Pick<NeighbourWords['proxy'], 'title' | 'tell' | 'reasons' | 'stop' | 'stopping' | 'stopped'>;
  facts: ComponentProps<typeof Facts>['items'];
  /** Off for one's own family: a colleague's business. */
  mayEnd: boolean;
  onEnd: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** The list has changed. */
  onChanged: () => unknown;
}

/** One thing that residents have agreed on: looked at, and ended with a reason for somebody who asks staff to. */
export function EndSheet({ words, facts, mayEnd, onEnd, onClose, onChanged }: EndSheetProps) {
  const w = useWords(neighbourWords);
  const [isEnding, setEnding] = useState(false);
  const send = async (reason: string) => {
    try {
      await onEnd(reason);
      notify(words.stopped);
    } catch (error) {
      // They have moved out of the area or ended it themselves meanwhile: the list says so.
      if (!isApiError(error) || error.code !== 'not_found') throw error;
      notify(w.gone.title, 'info');
    }
    onClose();
    await onChanged();
  };
  return (
    <Sheet open title={isEnding ? words.stopping.title : words.title} onClose={onClose}>
      {isEnding ? (
        <RefuseForm words={words.stopping} reasons={words.reasons} onSend={send} onBack={() => setEnding(false)} />
      ) : (
        <View className='neighbours-sheet'>
          <Facts items={facts} />
          <Text className='neighbours-sheet__note'>{mayEnd ? words.tell : w.ownFamilyText}</Text>
          {mayEnd && (
            <View className='neighbours-acts'>
              <Button kind='danger' onTap={() => setEnding(true)}>
                {words.stop}
              </Button>
            </View>
          )}
        </View>
      )}
    </Sheet>
  );
}
