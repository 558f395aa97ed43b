import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { homeWords } from '@shared/words/home';
import { programmeWords } from '@shared/words/programme';
import { callPhone } from '@/platform/device';
import { goInstead, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { CallBar, Card, Empty, Facts, Loaded, Row, Rows, Screen, Section, StatusTag } from '@/ui';
import { Children } from './children';
import { Sessions } from './sessions';
import { faceMarks, faceOf, nextWords, seasonOf } from './when';
import './programme.scss';

type Programme = Reply<'programme.get'>;

/** A programme: when it is, which of my children is in it, and to which sessions they came. */
export default function ProgrammePage() {
  const w = useWords(programmeWords);
  const callWord = useWords(homeWords).bigTasks.call;
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const { me } = useSession();
  const { care } = useSettings();
  const load = useLoad(() => call('programme.get', { params: { serviceId } }), [serviceId, me?.accountId], {
    onShow: true,
  });
  useLive('me', load.reload);
  useShareAppMessage(() => ({
    title: load.data?.name ?? w.title,
    path: `/features/programme/programme?serviceId=${encodeURIComponent(serviceId)}`,
  }));
  const [naming, setNaming] = useState<string | null>(null);
  const programme = load.data;
  return (
    <Screen
      title={w.title}
      onPullDown={load.reload}
      bar={care && programme !== null ? <CallBar phone={programme.phone} word={callWord} /> : undefined}
    >
      {programme === null && load.error?.code === 'not_found' ? (
        <Empty
          icon='school'
          title={w.gone}
          hint={w.goneHint}
          action={{ word: w.others, onTap: () => goInstead('/features/programme/index') }}
        />
      ) : (
        <Loaded load={load}>
          {(shown) => (
            <View className='season-page'>
              <Head programme={shown} />
              <Children key={me?.accountId} programme={shown} onChanged={load.reload} onMorePickup={setNaming} />
              <Sessions programme={shown} naming={naming} onNaming={setNaming} />
              <About programme={shown} />
            </View>
          )}
        </Loaded>
      )}
    </Screen>
  );
}

function Head({ programme }: { programme: Programme }) {
  const w = useWords(programmeWords);
  const { language } = useSettings();
  const now = useNow();
  const face = faceOf(programme, now);
  const { closedReason } = programme;
  return (
    <Card>
      <View className='season'>
        <View aria-live='polite'>
          <StatusTag {...faceMarks[face]}>{w.faces[face]}</StatusTag>
        </View>
        <Text className='season__title'>{programme.name}</Text>
        <Text className='season__when'>{`${seasonOf(programme, now, w, language)} · ${w.days(programme.sessions)}`}</Text>
        <Text className='season__note'>{programme.summary}</Text>
        <Text className='season__next'>
          {face === 'closed' && closedReason !== null
            ? w.closedBecause(closedReason)
            : nextWords(programme, now, w, language)}
        </Text>
      </View>
    </Card>
  );
}

function About({ programme }: { programme: Programme }) {
  const w = useWords(programmeWords);
  const { bring, host } = programme;
  return (
    <Section title={w.about}>
      <View className='ui-stack'>
        <Card>
          <View className='ui-stack'>
            <Text className='ui-text'>{programme.detail}</Text>
            <Facts
              items={[
                { label: w.ageLabel, value: w.ages(programme.minAge, programme.maxAge) },
                { label: w.placeLabel, value: `${programme.centreName} · ${programme.place}` },
                ...(host === null ? [] : [{ label: w.hostLabel, value: host }]),
                ...(bring === null ? [] : [{ label: w.bringLabel, value: bring }]),
                { label: w.placesLabel, value: String(programme.capacity) },
              ]}
            />
          </View>
        </Card>
        <Rows>
          <Row icon='phone' title={w.contact} note={programme.phone} onTap={() => callPhone(programme.phone)} />
        </Rows>
      </View>
    </Section>
  );
}
