import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { familyConsent } from '@shared/words/family-consent';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { canScan, scan } from '@/platform/device';
import { goInstead, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { codeIn } from '@/sheets/code-link';
import { ask, Button, Card, Field, IconTile, notify, Skeleton, TextInput } from '@/ui';
import { ConsentCard } from './consent-card';
import { FamilyPage } from './gate';
import { dayOf, momentAt } from './when';

type Offer = Reply<'familyInvite.open'>;

/** Who asks, what they will see and do and until when, before yes or no. Opened by the link, or the code is scanned or typed. */
export default function AcceptPage() {
  const w = useWords(familyAddWords).accept;
  const { code = '' } = useParams<{ code: string }>();
  return (
    <FamilyPage title={w.title} signedOut={w.signedOut}>
      <Accept linked={codeIn(code)} />
    </FamilyPage>
  );
}

function Accept({ linked }: { linked: string }) {
  const w = useWords(familyAddWords).accept;
  const [code, setCode] = useState(linked);
  const [error, setError] = useState<string>();
  const [offer, setOffer] = useState<Offer | null>(null);
  // By the link, who asks is all that one wants to see: the empty form would only flash up.
  const [isOpening, setOpening] = useState(linked !== '');
  const look = async (wanted: string) => {
    try {
      setOffer(await call('familyInvite.open', { body: { code: wanted } }));
      setError(undefined);
    } catch (failure) {
      setError(asApiError(failure).message);
    } finally {
      setOpening(false);
    }
  };
  useEffect(() => {
    if (linked !== '') void look(linked);
  }, [linked]);
  const camera = async () => {
    const found = codeIn((await scan()) ?? '');
    if (found === '') return;
    setCode(found);
    await look(found);
  };
  if (offer !== null) return <OfferCard offer={offer} code={codeIn(code)} />;
  if (isOpening) return <Skeleton kind='card' lines={4} />;
  return (
    <View className='family'>
      <Card>
        <View className='family-form'>
          <Text className='family__text'>{w.lead}</Text>
          <Field label={w.code} hint={w.hint} error={error}>
            <TextInput
              label={w.code}
              value={code}
              // A whole link fits, for those who paste it.
              maxLength={200}
              big
              error={error !== undefined}
              onChange={(text) => {
                setCode(text.includes('code=') ? codeIn(text) : text.slice(0, 16));
                setError(undefined);
              }}
            />
          </Field>
        </View>
      </Card>
      <Button disabled={codeIn(code).length < limits.familyCode} onTap={() => look(codeIn(code))}>
        {w.look}
      </Button>
      {canScan ? (
        <Button kind='secondary' icon='scan-qr-code' onTap={camera}>
          {w.scan}
        </Button>
      ) : null}
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
