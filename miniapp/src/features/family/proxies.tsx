import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { consentTexts, currentConsentText } from '@shared/enums';
import type { Reply } from '@shared/contract/types';
import { familyConsent } from '@shared/words/family-consent';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { go, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, ChoiceCards, Field, Loaded, notify, Row, Section } from '@/ui';
import { ConsentCard } from './consent-card';
import { FamilyPage } from './gate';
import { PowerChoice, type Power } from './power-choice';
import { PowerRows } from './power-rows';
import { dayOf, lastOnOf } from './when';

const textVersion = currentConsentText ?? consentTexts[0];

/** Who may act for me and for whom I may act; both end here, and a new one is given. */
export default function ProxiesPage() {
  const w = useWords(familyWords);
  const { memberId } = useParams<{ memberId: string }>();
  return (
    <FamilyPage title={w.proxies.title}>
      <Proxies wanted={memberId} />
    </FamilyPage>
  );
}

function Proxies({ wanted }: { wanted?: string }) {
  const w = useWords(familyWords);
  const load = useLoad(() => call('family.get'), [], { onShow: true });
  const [giving, setGiving] = useState(wanted !== undefined);
  return (
    <Loaded load={load}>
      {(family) => (
        <View className='family'>
          <Text className='family__text'>{w.proxies.lead}</Text>
          <Section title={w.actForMe}>
            <PowerRows powers={family.actForMe} mine none={w.nobodyForMe} onChange={load.reload} />
          </Section>
          {giving ? (
            <Give
              family={family}
              wanted={wanted}
              onDone={() => {
                setGiving(false);
                return load.reload();
              }}
            />
          ) : (
            <Button icon='plus' onTap={() => setGiving(true)}>
              {w.give.title}
            </Button>
          )}
          <Section title={w.iActFor}>
            <PowerRows
              powers={family.iActFor}
              members={family.members}
              none={w.nobodyToActFor}
              onChange={load.reload}
            />
          </Section>
        </View>
      )}
    </Loaded>
  );
}

interface GiveProps {
  family: Reply<'family.get'>;
  wanted?: string;
  onDone: () => unknown;
}

function Give({ family, wanted, onDone }: GiveProps) {
  const w = useWords(familyWords);
  const add = useWords(familyAddWords);
  const consent = useWords(familyConsent[textVersion]);
  const { language } = useSettings();
  const now = useNow();
  const able = family.members.filter((member) => member.may.beProxy);
  const [memberId, setMemberId] = useState<string | null>(
    wanted ?? (able.length === 1 ? able[0]?.memberId : undefined) ?? null,
  );
  const [power, setPower] = useState<Power>({ scopes: ['view', 'book'], span: 'year' });
  const who = able.find((member) => member.memberId === memberId);
  if (able.length === 0) {
    return (
      <Card pad={false} tone='warn'>
        <Row
          icon='users-round'
          iconTone='warn'
          title={w.give.nobody.title}
          note={w.give.nobody.hint}
          onTap={() => go('/features/family/add')}
        />
      </Card>
    );
  }
  const lastOn = lastOnOf(power.span, now);
  const send = async () => {
    if (who === undefined || power.scopes.length === 0) return notify(w.give.needed, 'error');
    try {
      const body = { memberId: who.memberId, scopes: [...power.scopes], lastOn, textVersion };
      await call('proxy.give', { body });
      notify(w.give.done(who.name || w.noName));
      await onDone();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <Section title={w.give.title}>
      <View className='family'>
        <Card>
          <View className='family-form'>
            <Field label={w.give.who}>
              <ChoiceCards<string>
                label={w.give.who}
                options={able.map((member) => ({ value: member.memberId, title: member.name || w.noName }))}
                value={memberId}
                onChange={setMemberId}
              />
            </Field>
            <PowerChoice label={add.scopesFor} value={power} onChange={setPower} />
          </View>
        </Card>
        {who === undefined || power.scopes.length === 0 ? null : (
          <ConsentCard
            title={add.consent}
            lines={consent.proxy({
              actor: who.name || w.noName,
              scopes: power.scopes,
              until: dayOf(lastOn, now, language),
            })}
            kept={consent.kept}
          />
        )}
        <Button onTap={send}>{w.give.send}</Button>
      </View>
    </Section>
  );
}
