import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { reviewWords } from '@shared/words/review';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, Card, Loaded, Screen, Segmented } from '@/ui';
import { BlockedWords } from './blocked-words';
import { CaseView } from './case-view';
import { QueueList } from './queue-list';
import { useQueue, type Queue } from './use-queue';
import './review.scss';

type Part = 'queue' | 'words';

/** The reviewer's desk: what waits, one thing at a time, and the city's blocked words. */
export default function ReviewPage() {
  const w = useWords(reviewWords);
  return (
    <DeskGate title={w.title} may={(me) => me.role === 'reviewer'} refusal={{ icon: 'shield', ...w.gate }}>
      {(me) => <Desk me={me} />}
    </DeskGate>
  );
}

function Desk({ me }: { me: Me }) {
  const w = useWords(reviewWords);
  const isWide = useDesk();
  const [part, setPart] = useState<Part>(useParams<{ part: string }>().part === 'words' ? 'words' : 'queue');
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
  return (
    <DeskShell
      me={me}
      current={part}
      title={w.nav[part]}
      badges={{ queue: queue.load.data?.waiting }}
      within={{ queue: () => setPart('queue'), words: () => setPart('words') }}
    >
      {part === 'words' ? <BlockedWords /> : <Wide queue={queue} list={list} />}
    </DeskShell>
  );
}

/** The queue beside the case that is open; with nothing to look at, that alone. */
function Wide({ queue, list }: { queue: Queue; list: ReactNode }) {
  const w = useWords(reviewWords);
  const { open, load } = queue;
  if (open === null && load.data?.items.length === 0) return <>{list}</>;
  return (
    <View className='review-wide'>
      <View className='review-wide__list'>{list}</View>
      <View className='review-wide__case'>
        {open === null ? (
          <Card>
            <Text className='review-case__note'>{w.choose}</Text>
          </Card>
        ) : (
          <CaseView key={open.id} queue={queue} item={open} keys />
        )}
      </View>
    </View>
  );
}
