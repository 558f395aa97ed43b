import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { noticesWords } from '@shared/words/notices';
import { OwnPage } from '@/shell/own-page';
import { asApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { useConsents } from '@/services/use-consents';
import { Button, Card, Loaded, notify, Tag } from '@/ui';
import './account.scss';

type Consent = ItemOf<'consent.list'>;

/** Which messages may come into WeChat, how many of each are left, and the tap that allows one more. */
export default function NoticesPage() {
  const w = useWords(noticesWords);
  return (
    <OwnPage title={w.title} icon='bell' signedOut={w.signedOut}>
      {() => <Consents />}
    </OwnPage>
  );
}

function Consents() {
  const w = useWords(noticesWords);
  const { load, allow } = useConsents();
  const more = async ({ template }: Consent) => {
    try {
      const said = await allow([template]);
      notify(w.said[said], said === 'accept' ? 'ok' : 'info');
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <Loaded load={load}>
      {({ items }) => (
        <View className='account'>
          <Text className='account__note'>{w.lead}</Text>
          {items.map((consent) => (
            <ConsentCard key={consent.template} consent={consent} onMore={() => more(consent)} />
          ))}
          <Text className='account__note'>{w.alsoInbox}</Text>
        </View>
      )}
    </Loaded>
  );
}

function ConsentCard({ consent, onMore }: { consent: Consent; onMore: () => Promise<void> }) {
  const w = useWords(noticesWords);
  const { title, note } = w.templates[consent.template];
  const banned = consent.state === 'banned';
  const word = consent.left > 0 ? w.allowOne : w.allowFirst;
  return (
    <Card>
      <View className='account-consent'>
        <Text className='account-point__title'>{title}</Text>
        <Tag tone={banned ? 'warn' : consent.left > 0 ? 'ok' : 'muted'}>
          {banned ? w.banned : consent.left > 0 ? w.left(consent.left) : w.none}
        </Tag>
      </View>
      <Text className='account__text'>{banned ? w.bannedHint : note}</Text>
      <Button kind='soft' label={w.allowLabel(title, word)} onTap={onMore}>
        {word}
      </Button>
    </Card>
  );
}
