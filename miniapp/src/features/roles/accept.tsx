import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { errorWords } from '@shared/words/errors';
import { rolesWords } from '@shared/words/roles';
import { signInWords } from '@shared/words/ui';
import { canScan, scan } from '@/platform/device';
import { back, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { keepMe } from '@/services/session';
import { useWords } from '@/services/settings';
import { OwnPage } from '@/shell/own-page';
import { ask, Button, Card, Facts, Field, IconTile, notify, TextInput } from '@/ui';
import { codeIn, lastDay } from './code';
import './roles.scss';

type Offer = Reply<'invitation.look'>;

/** Names role, place and who invites before anything is taken on. Opened by the link, or the code is typed or scanned. */
export default function AcceptPage() {
  const w = useWords(rolesWords).accept;
  const { code: linked = '' } = useParams<{ code?: string }>();
  return (
    <OwnPage title={w.title} icon='user-check' signedOut={w.signedOut}>
      {() => <Accept linked={codeIn(linked)} />}
    </OwnPage>
  );
}

function Accept({ linked }: { linked: string }) {
  const w = useWords(rolesWords).accept;
  const [code, setCode] = useState(linked);
  const [error, setError] = useState<string>();
  const [offer, setOffer] = useState<Offer | null>(null);
  const look = async (wanted: string) => {
    try {
      setOffer(await call('invitation.look', { query: { code: wanted } }));
      setError(undefined);
    } catch (failure) {
      setError(asApiError(failure).message);
    }
  };
  useEffect(() => {
    if (linked !== '') void look(linked);
  }, [linked]);
  const scanned = async () => {
    const found = codeIn((await scan()) ?? '');
    if (found === '') return;
    setCode(found);
    await look(found);
  };
  if (offer !== null) return <OfferCard offer={offer} code={code} onNo={() => back()} />;
  return (
    <View className='roles'>
      <Card>
        <Text className='roles__lead'>{w.lead}</Text>
        <Field label={w.code} hint={w.hint} error={error}>
          <TextInput label={w.code} value={code} maxLength={20} big error={error !== undefined} onChange={setCode} />
        </Field>
      </Card>
      <Button disabled={code.trim() === ''} onTap={() => look(codeIn(code))}>
        {w.look}
      </Button>
      {canScan ? (
        <Button kind='secondary' icon='scan-qr-code' onTap={scanned}>
          {w.scan}
        </Button>
      ) : null}
    </View>
  );
}

function OfferCard({ offer, code, onNo }: { offer: Offer; code: string; onNo: () => unknown }) {
  const words = useWords(rolesWords);
  const w = words.accept;
  const errors = useWords(errorWords);
  const role = useWords(signInWords).roles[offer.role];
  const yes = async () => {
    keepMe(await call('invitation.accept', { body: { code } }));
    notify(w.done(offer.scopeName, role));
    if (await ask(w.now)) keepMe(await call('role.switch', { body: { role: offer.role } }));
    await back();
  };
  return (
    <View className='roles'>
      <Card>
        <View className='roles-offer'>
          <IconTile name='user-check' tone='teal' size={56} />
          <Text className='roles-offer__what'>{w.offered(offer.scopeName, role)}</Text>
          <Text className='roles-offer__by'>{offer.invitedBy === null ? w.unknown : w.by(offer.invitedBy)}</Text>
        </View>
        <Facts
          items={[
            {
              label: w.lasts,
              value: offer.roleEndsAt === null ? words.always : words.until(lastDay(offer.roleEndsAt)),
            },
          ]}
        />
        {offer.refusal === null ? null : <Text className='roles__refusal'>{errors[offer.refusal]}</Text>}
      </Card>
      {offer.may.accept ? <Button onTap={yes}>{w.yes}</Button> : null}
      <Button kind='secondary' onTap={onNo}>
        {w.no}
      </Button>
    </View>
  );
}
