import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { familyConsent } from '@shared/words/family-consent';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { goInstead, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, Field, IconTile, notify, TextInput } from '@/ui';
import { ConsentCard } from './consent-card';
import { FamilyPage } from './gate';
import { dayOf, momentAt } from './when';

type Offer = Reply<'familyInvite.open'>;

/** Who asks, what they will see and do and until when, before yes or no. Opened by the link, or the code is typed. */
export default function AcceptPage() {
  const w = useWords(familyAddWords).accept;
  const { code = '' } = useParams<{ code: string }>();
  return (
    <FamilyPage title={w.title}>
      <Accept linked={code} />
    </FamilyPage>
  );
}

function Accept({ linked }: { linked: string }) {
  const w = useWords(familyAddWords).accept;
  const [code, setCode] = useState(linked);
  const [error, setError] = useState<string>();
  const [offer, setOffer] = useState<Offer | null>(null);
  const look = async (wanted: string) => {
    try {
      setOffer(await call('familyInvite.open', { body: { code: wanted.trim() } }));
      setError(undefined);
    } catch (failure) {
      setError(asApiError(failure).message);
    }
  };
  useEffect(() => {
    if (linked !== '') void look(linked);
  }, [linked]);
  if (offer !== null) return <OfferCard offer={offer} code={code.trim()} />;
  return (
    <View className='family'>
      <Card>
        <View className='family-form'>
          <Text className='family__text'>{w.lead}</Text>
          <Field label={w.code} hint={w.hint} error={error}>
            <TextInput label={w.code} value={code} maxLength={16} big error={error !== undefined} onChange={setCode} />
          </Field>
        </View>
      </Card>
      <Button disabled={code.replace(/[\s-]/g, '').length < 8} onTap={() => look(code)}>
        {w.look}
      </Button>
    </View>
  );
}

function OfferCard({ offer, code }: { offer: Offer; code: string }) {
  const words = useWords(familyWords);
  const w = useWords(familyAddWords);
  const consent = useWords(familyConsent[offer.textVersion]);
  const { language } = useSettings();
  const now = useNow();
  const asker = offer.askerName || words.noName;
  const child = offer.childName || words.child;
  const title = offer.kind === 'guardian' ? w.accept.asksGuardian(asker, child) : w.accept.asks[offer.kind](asker);
  const answer = async (said: 'yes' | 'no') => {
    if (said === 'no' && !(await ask(w.accept.noAsk))) return;
    try {
      await call('familyInvite.answer', { body: { code, answer: said, textVersion: offer.textVersion } });
      notify(said === 'yes' ? w.accept.joined : w.accept.declined);
      await goInstead('/features/family/index');
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='family'>
      <Card>
        <View className='family-head'>
          <IconTile name='users-round' tone='brand' size={48} />
          <View className='family-head__words'>
            <Text className='family__strong'>{title}</Text>
            <Text className='family__note'>{w.accept.isRelation(words.relations[offer.relation])}</Text>
            <Text className='family__note'>{words.openUntil(momentAt(offer.expiresAt, now, language))}</Text>
          </View>
        </View>
      </Card>
      {offer.kind === 'proxy' ? null : (
        <ConsentCard
          title={w.consent}
          lines={offer.kind === 'guardian' ? consent.guardian(child) : consent.household(asker)}
          kept={consent.kept}
        />
      )}
      {offer.scopes.length === 0 || offer.lastOn === null ? null : (
        <ConsentCard
          title={offer.kind === 'proxy' ? w.consent : w.accept.alsoActs(asker)}
          lines={consent.proxy({ actor: asker, scopes: offer.scopes, until: dayOf(offer.lastOn, now, language) })}
          kept={consent.kept}
        />
      )}
      <Button onTap={() => answer('yes')}>{w.accept.yes}</Button>
      <Button kind='secondary' onTap={() => answer('no')}>
        {w.accept.no}
      </Button>
    </View>
  );
}
