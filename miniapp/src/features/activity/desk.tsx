import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { activityWords } from '@shared/words/activity';
import { activityDeskWords } from '@shared/words/activity-desk';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { activityFace, whenWords } from '@/shell/activity-face';
import { faceMarks } from '@/shell/once';
import { Button, Card, ListView, StatusTag, Tag } from '@/ui';
import { Frame } from './frame';
import './desk.scss';

/** A centre's activities: drafts, what is coming, and what is over. */
export default function ActivityDeskPage() {
  const w = useWords(activityDeskWords);
  const { centreId } = useParams<{ centreId: string }>();
  return (
    <Frame title={w.title} lead={w.lead} centreId={centreId}>
      {(me) => <DeskList me={me} centreId={centreId ?? me.deskCentreId ?? undefined} />}
    </Frame>
  );
}

function DeskList({ me, centreId }: { me: Me; centreId: string | undefined }) {
  const w = useWords(activityDeskWords);
  const plans = me.role === 'manager' || me.role === 'operator';
  const list = useList((cursor) => call('deskActivity.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  useLive(centreId === undefined ? null : `centre:${centreId}`, list.reload);
  return (
    <View className='activity-desk'>
      {plans && (
        <View className='activity-desk__bar'>
          <Button
            icon='plus'
            block={false}
            onTap={() => go('/features/activity/edit', centreId === undefined ? {} : { centreId })}
          >
            {w.create}
          </Button>
        </View>
      )}
      <ListView list={list} keyOf={({ id }) => id} empty={{ icon: 'tent', ...(plans ? w.empty : w.emptyStaff) }}>
        {(one) => <DeskCard activity={one} />}
      </ListView>
    </View>
  );
}

function DeskCard({ activity }: { activity: ItemOf<'deskActivity.list'> }) {
  const w = useWords(activityDeskWords);
  const r = useWords(activityWords);
  const { language } = useSettings();
  const now = useNow();
  const face = activityFace(activity, now);
  return (
    <Card onTap={() => go('/features/activity/event', { serviceId: activity.id })}>
      <View className='activity'>
        <View className='activity__head'>
          <Text className='activity__name'>{activity.name}</Text>
          <View className='activity__tags'>
            {activity.citywide && <Tag tone='violet'>{r.citywide}</Tag>}
            {activity.serviceState === 'draft' ? (
              <StatusTag tone='muted' icon='pencil'>
                {w.draft}
              </StatusTag>
            ) : (
              <StatusTag {...faceMarks[face]}>{r.faces[face]}</StatusTag>
            )}
          </View>
        </View>
        <Text className='activity__when'>{whenWords(activity, now, language)}</Text>
        <Text className='activity__note'>
          {`${w.places(activity.booked, activity.capacity)} · ${w.waiting(activity.waiting)} · ${activity.place}`}
        </Text>
      </View>
    </Card>
  );
}
