import { Text, View } from '@tarojs/components';
import { noticesWords } from '@shared/words/notices';
import { subscribeAsk } from '../platform/subscribe';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { Button, Icon, Sheet } from '../ui';

/** What WeChat asks by itself on a phone, in the browser's stand-in. */
export function SubscribeSheet() {
  const w = useWords(noticesWords).prompt;
  const waiting = useStore(subscribeAsk);
  if (waiting === null) return null;
  return (
    <Sheet
      open
      title={w.title}
      onClose={() => waiting.answer(false)}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={() => waiting.answer(false)}>
            {w.no}
          </Button>
          <Button onTap={() => waiting.answer(true)}>{w.yes}</Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{w.once}</Text>
        {waiting.asked.map(({ templateId, title }) => (
          <View key={templateId} className='subscribe-line'>
            <Icon name='circle-check' size={22} color='var(--ok)' />
            <Text className='ui-text'>{title}</Text>
          </View>
        ))}
        <Text className='subscribe-note'>{w.note}</Text>
      </View>
    </Sheet>
  );
}
