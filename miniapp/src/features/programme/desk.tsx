import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { programmeWords } from '@shared/words/programme';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, ListView, StatusTag } from '@/ui';
import { Frame } from './frame';
import { faceMarks, faceOf, seasonOf } from './when';
import './programme.scss';
import './desk.scss';

/** A centre's programmes: drafts, what runs, and what is over. */
export default function ProgrammeDeskPage() {
  const w = useWords(programmeDeskWords);
  const { centreId } = useParams<{ centreId: string }>();
  return (
    <Frame title={w.title} lead={w.lead} centreId={centreId}>
      {(me) => <DeskList centreId={centreId ?? me.deskCentreId ?? undefined} />}
    </Frame>
  );
}

function DeskList({ centreId }: { centreId: string | undefined }) {
  const w = useWords(programmeDeskWords);
  const list = useList((cursor) => call('deskProgramme.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  useLive(centreId === undefined ? null : `centre:${centreId}`, list.reload);
  return (
    <View className='season-desk'>
      <View className='season-desk__bar'>
        <Button
          icon='plus'
          block={false}
          onTap={() => go('/features/programme/edit', centreId === undefined ? {} : { centreId })}
        >
          {w.create}
        </Button>
      </View>
      <ListView list={list} keyOf={({ id }) => id} empty={{ icon: 'school', ...w.empty }}>
        {(one) => <DeskCard programme={one} />}
      </ListView>
    </View>
  );
}

function DeskCard({ programme }: { programme: ItemOf<'deskProgramme.list'> }) {
  const w = useWords(programmeDeskWords);
  const r = useWords(programmeWords);
  const { language } = useSettings();
  const now = useNow();
  const face = faceOf(programme, now);
  const taken = programme.capacity - programme.free;
  return (
    <Card onTap={() => go('/features/programme/season', { serviceId: programme.id })}>
      <View className='season'>
        <View className='season__head'>
          <Text className='season__name'>{programme.name}</Text>
          {programme.serviceState === 'draft' ? (
            <StatusTag tone='muted' icon='pencil'>
              {w.draft}
            </StatusTag>
          ) : (
            <StatusTag {...faceMarks[face]}>{r.faces[face]}</StatusTag>
          )}
        </View>
        <Text className='season__when'>{`${seasonOf(programme, now, r, language)} · ${r.days(programme.sessions)}`}</Text>
        <Text className='season__note'>
          {`${w.enrolled(taken, programme.capacity)} · ${w.waiting(programme.waiting)} · ${programme.place}`}
        </Text>
      </View>
    </Card>
  );
}
