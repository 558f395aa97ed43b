import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { homeWords } from '@shared/words/home';
import { reviewWords } from '@shared/words/review';
import { goTab } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Button, Card, DeskLayout, Empty, Icon, Loaded, Screen, Segmented, Tap, type DeskItem } from '@/ui';
import { BlockedWords } from './blocked-words';
import { CaseView } from './case-view';
import { QueueList } from './queue-list';
import { useQueue } from './use-queue';
import './review.scss';

type Part = 'queue' | 'words';

/** The reviewer's desk: what waits, one thing at a time, and the city's blocked words. */
export default function ReviewPage() {
  const w = useWords(reviewWords);
  const { me } = useSession();
  if (me?.role !== 'reviewer') {
    return (
      <Screen title={w.title}>
        <Empty
          icon='shield'
          title={w.gate.title}
          hint={w.gate.hint}
          action={{ word: w.gate.action, onTap: () => (me === null ? signIn() : goTab('home')) }}
        />
      </Screen>
    );
  }
  return <Desk name={me.name} />;
}

function Desk({ name }: { name: string | null }) {
  const w = useWords(reviewWords);
  const brand = useWords(homeWords).title;
  const isWide = useDesk();
  const [part, setPart] = useState<Part>('queue');
  const queue = useQueue();
  const { open } = queue;

  if (!isWide && open !== null) {
    return (
      <Screen
        title={w.kinds[open.kind]}
        bar={
          <Button kind='quiet' icon='list-checks' onTap={() => queue.choose(null)}>
            {w.nav.queue}
          </Button>
        }
      >
        <CaseView key={open.id} queue={queue} item={open} keys={false} />
      </Screen>
    );
  }
  const list = <Loaded load={queue.load}>{() => <QueueList queue={queue} />}</Loaded>;
  if (!isWide) {
    return (
      <Screen title={w.title} onPullDown={queue.load.reload}>
        <View className='review'>
          <Segmented<Part>
            label={w.title}
            options={[
              { value: 'queue', word: w.nav.queue },
              { value: 'words', word: w.nav.words },
            ]}
            value={part}
            onChange={setPart}
          />
          {part === 'queue' ? list : <BlockedWords />}
        </View>
      </Screen>
    );
  }
  const item = (key: Part, icon: DeskItem['icon'], badge?: number): DeskItem => ({
    key,
    icon,
    word: w.nav[key],
    badge,
    onTap: () => setPart(key),
  });
  return (
    <DeskLayout
      title={w.nav[part]}
      brand={brand}
      place={w.place}
      items={[item('queue', 'list-checks', queue.load.data?.waiting), item('words', 'ban')]}
      current={part}
      foot={
        <View className='review-foot'>
          {name !== null && <Text>{name}</Text>}
          <Tap className='review-foot__way' role='link' onTap={() => goTab('home')}>
            <Icon name='house' size={18} />
            <Text>{w.back}</Text>
          </Tap>
        </View>
      }
    >
      {part === 'words' ? (
        <BlockedWords />
      ) : (
        <View className='review-wide'>
          <View className='review-wide__list'>{list}</View>
          <View className='review-wide__case'>
            {open === null ? (
              queue.load.data?.items.length === 0 ? null : (
                <Card>
                  <Text className='review-case__note'>{w.choose}</Text>
                </Card>
              )
            ) : (
              <CaseView key={open.id} queue={queue} item={open} keys />
            )}
          </View>
        </View>
      )}
    </DeskLayout>
  );
}
