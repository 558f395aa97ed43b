import { Button as WechatButton, Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { familyAddWords } from '@shared/words/family-add';
import { copy } from '@/platform/device';
import { back } from '@/platform/navigate';
import { isWeapp } from '@/platform/target';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Icon, notify } from '@/ui';
import { momentAt } from './when';

export type Made = Reply<'family.invite'> & { name: string };

/** The code, this one time, and how it reaches the other. */
export function MadeCode({ made }: { made: Made }) {
  const w = useWords(familyAddWords).made;
  const { language } = useSettings();
  const now = useNow();
  const origin = API_BASE === '' && typeof window !== 'undefined' ? window.location.origin : API_BASE;
  const send = async () => {
    if (await copy(`${origin}/#/features/family/accept?code=${made.code}`)) notify(w.copied);
  };
  return (
    <View className='family-code'>
      <Card>
        <Text className='family__strong'>{w.title(made.name)}</Text>
        <Text className='family-code__figures'>{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</Text>
        <View className='family-form'>
          {w.steps.map((step, i) => (
            <Text key={step} className='family__text'>{`${i + 1}. ${step}`}</Text>
          ))}
        </View>
      </Card>
      <Text className='family__note'>{w.once(momentAt(made.expiresAt, now, language))}</Text>
      {isWeapp ? (
        // WeChat opens its own sharing only from its own button.
        <WechatButton className='family-share' openType='share' hoverClass='is-pressed'>
          <Icon name='share-2' size={20} />
          <Text className='family-share__word'>{w.send}</Text>
        </WechatButton>
      ) : (
        <Button icon='copy' onTap={send}>
          {w.copy}
        </Button>
      )}
      <Button kind='secondary' onTap={() => back()}>
        {w.done}
      </Button>
    </View>
  );
}
