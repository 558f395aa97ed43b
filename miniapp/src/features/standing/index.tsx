import { View } from '@tarojs/components';
import { useState } from 'react';
import { standingWords } from '@shared/words/standing';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { SaySheet } from '@/sheets/say-sheet';
import { OwnPage } from '@/shell/own-page';
import { Chips, Empty, Loaded, Section } from '@/ui';
import { GradeCard } from './grade-card';
import { HowCard } from './how-card';
import { MissedCard } from './missed-card';
import type { Missed } from './standing';
import './standing.scss';

/** What was missed, what it weighs, when it fades and what can be done; of oneself and of those one acts for. */
export default function StandingPage() {
  const w = useWords(standingWords);
  return (
    <OwnPage title={w.title} icon='calendar-check' signedOut={w.signedOut}>
      {(me) => <Standing me={me} />}
    </OwnPage>
  );
}

function Standing({ me }: { me: Me }) {
  const w = useWords(standingWords);
  const [personId, setPersonId] = useState(useParams<{ personId: string }>().personId ?? me.personId);
  const [said, setSaid] = useState<{ missed: Missed; kind: 'excuse' | 'appeal' } | null>(null);
  const family = useLoad(() => call('family.list'), [me.accountId]);
  const query = personId === me.personId ? {} : { personId };
  const load = useLoad(() => call('standing.mine', { query }), [personId], { onShow: true });
  const others = (family.data?.items ?? []).filter(({ scopes }) => scopes.includes('view'));
  return (
    <View className='standing'>
      {others.length > 0 && (
        <Chips
          label={w.whose}
          options={[
            { value: me.personId, word: w.self },
            ...others.map((one) => ({ value: one.personId, word: one.name ?? '' })),
          ]}
          value={personId}
          onChange={setPersonId}
        />
      )}
      <Loaded load={load}>
        {(standing) => (
          <View className='standing'>
            <GradeCard standing={standing} />
            <Section title={w.list}>
              {standing.missed.length === 0 ? (
                <Empty icon='calendar-check' {...w.empty} />
              ) : (
                <View className='standing'>
                  {standing.missed.map((one) => (
                    <MissedCard
                      key={one.bookingId}
                      missed={one}
                      standing={standing}
                      onSay={(kind) => setSaid({ missed: one, kind })}
                    />
                  ))}
                </View>
              )}
            </Section>
            <HowCard standing={standing} />
          </View>
        )}
      </Loaded>
      {said !== null && (
        <SaySheet key={said.missed.bookingId} {...said} onClose={() => setSaid(null)} onDone={load.reload} />
      )}
    </View>
  );
}
