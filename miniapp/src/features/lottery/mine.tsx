import { Text, View } from '@tarojs/components';
import { lotteryWords } from '@shared/words/lottery';
import { Card, ListView, StatusTag } from '@/ui';
import { go, goTab } from '@/platform/navigate';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { OwnPage } from '@/shell/own-page';
import { entryHint, entryMarks, spanOf } from './when';
import './lottery.scss';

/** Every draw that I, or somebody I act for, have entered. */
export default function MyDrawsPage() {
  const w = useWords(lotteryWords);
  return (
    <OwnPage title={w.listTitle} icon='ticket' signedOut={w.signedOut}>
      {() => <MyDraws />}
    </OwnPage>
  );
}

function MyDraws() {
  const w = useWords(lotteryWords);
  const { me } = useSession();
  const { language } = useSettings();
  const now = useNow();
  const list = useList((cursor) => call('lottery.mine', { query: { cursor } }), [me?.accountId], { onShow: true });
  useLive('me', list.reload);
  return (
    <ListView
      list={list}
      keyOf={({ entry }) => entry.id}
      empty={{
        icon: 'ticket',
        title: w.empty.title,
        hint: w.empty.hint,
        action: { word: w.empty.action, onTap: () => goTab('services') },
      }}
    >
      {({ entry, draw }) => {
        const mark = entryMarks[entry.state];
        const name = entry.personId === me?.personId ? w.me : entry.personName || w.relative;
        return (
          <Card onTap={() => go('/features/lottery/draw', { slotId: draw.slotId })}>
            <View className='entry'>
              <View className='entry__head'>
                <Text className='entry__name'>{draw.serviceName}</Text>
                <StatusTag tone={mark.tone} icon={mark.icon}>
                  {w.entryStates[entry.state]}
                </StatusTag>
              </View>
              <Text className='entry__hint'>{`${spanOf(draw, now, language)} · ${name}`}</Text>
              <Text className='entry__more'>{entryHint(entry, w)}</Text>
            </View>
          </Card>
        );
      }}
    </ListView>
  );
}
