import { Button as WechatButton, Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import type { Reply } from '@shared/contract/types';
import { familyAddWords } from '@shared/words/family-add';
import { copy } from '@/platform/device';
import { back, toTop } from '@/platform/navigate';
import { isWeapp } from '@/platform/target';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { codeLink } from '@/sheets/code-link';
import { Button, Card, Icon, notify, QrCode } from '@/ui';
import { momentAt } from './when';

export type Made = Reply<'family.invite'> & { name: string };

export const acceptPage = '/features/family/accept';

/** The code, this one time, and how it reaches the other: scanned side by side, sent, or read aloud. */
export function MadeCode({ made }: { made: Made }) {
  const w = useWords(familyAddWords).made;
  const { language } = useSettings();
  const now = useNow();
  useEffect(() => {
    // The form was longer, and its button stood at the end.
    void toTop();
  }, []);
  const link = codeLink(acceptPage, made.code);
  const send = async () => {
    if (await copy(link)) notify(w.copied);
    else notify(w.notCopied, 'error');
  };
  return (
    <View className='family-code'>
      <Card>
        <Text className='family__strong'>{w.title(made.name)}</Text>
        <View className='family-code__picture'>
          <QrCode value={link} label={w.qr} />
        </View>
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
        <WechatButton
          className='ui-button ui-button--primary ui-button--block ui-button--native'
          openType='share'
          hoverClass='is-pressed'
        >
          <Icon name='share-2' size={20} />
          <Text className='ui-button__word'>{w.send}</Text>
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
