import { Text, View } from '@tarojs/components';
import { programmeWords } from '@shared/words/programme';
import { useCareBar } from '@/shell/care-bar';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Card, ListView, Screen, StatusTag } from '@/ui';
import { faceMarks, faceOf, nextWords, seasonOf, type Card as Programme } from './when';
import './programme.scss';

/** Programmes of several days for children: of one centre, or of all. */
export default function ProgrammesPage() {
  const w = useWords(programmeWords);
  const { centreId } = useParams<{ centreId: string }>();
  const bar = useCareBar();
  const list = useList((cursor) => call('programme.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  return (
    <Screen title={w.title} bar={bar} onPullDown={list.reload}>
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ icon: 'school', title: w.listEmpty, hint: w.listEmptyHint }}
      >
        {(one) => <ProgrammeCard programme={one} />}
      </ListView>
    </Screen>
  );
}

function ProgrammeCard({ programme }: { programme: Programme }) {
  const w = useWords(programmeWords);
  const { language } = useSettings();
  const now = useNow();
  const face = faceOf(programme, now);
  return (
    <Card onTap={() => go('/features/programme/programme', { serviceId: programme.id })}>
      <View className='season'>
        <View className='season__head'>
          <Text className='season__name'>{programme.name}</Text>
          <StatusTag {...faceMarks[face]}>{w.faces[face]}</StatusTag>
        </View>
        <Text className='season__when'>{seasonOf(programme, now, w, language)}</Text>
        <Text className='season__note'>
          {`${w.days(programme.sessions)} · ${w.ages(programme.minAge, programme.maxAge)} · ${programme.centreName}`}
        </Text>
        <Text className='season__next'>{nextWords(programme, now, w, language)}</Text>
      </View>
    </Card>
  );
}
