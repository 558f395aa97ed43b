import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { reviewWords } from '@shared/words/review';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { cx, Empty, Icon, Photo, Tag, Tap } from '@/ui';
import type { Queue, Queued } from './use-queue';

/** What waits, the longest first. */
export function QueueList({ queue }: { queue: Queue }) {
  const w = useWords(reviewWords);
  const { data } = queue.load;
  if (data === null) return null;
  if (data.items.length === 0) return <Empty icon='circle-check' title={w.empty.title} hint={w.empty.hint} />;
  return (
    <View className='review-list'>
      <View className='review-list__counts'>
        <Text className='review-list__count'>{w.waiting(data.waiting)}</Text>
        {data.overdue > 0 ? (
          <Tag tone='error' icon='clock-alert'>
            {w.late(data.overdue)}
          </Tag>
        ) : null}
      </View>
      {data.items.map((item) => (
        <QueueRow key={item.id} item={item} isOpen={queue.open?.id === item.id} onTap={() => queue.choose(item)} />
      ))}
    </View>
  );
}

function QueueRow({ item, isOpen, onTap }: { item: Queued; isOpen: boolean; onTap: () => void }) {
  const w = useWords(reviewWords);
  const now = useNow();
  const { language } = useSettings();
  const at = new Date(item.at);
  const time = language === 'zh' ? ('zh-CN' as const) : ('en' as const);
  const waits = w.waits(`${dayWords(civilDay(at), now, time)} ${clockWords(at)}`);
  return (
    <Tap className={cx('review-row', isOpen && 'is-chosen')} current={isOpen} onTap={onTap}>
      <View className='review-row__face'>
        {item.thumbUrl === null ? <Icon name='speech' size={24} /> : <Photo url={item.thumbUrl} />}
      </View>
      <View className='review-row__words'>
        <Text className='review-row__kind'>{w.kinds[item.kind]}</Text>
        {item.text === null ? null : <Text className='review-row__text'>{item.text}</Text>}
        <Text className='review-row__note'>{waits}</Text>
        <View className='review-row__tags'>
          {item.isAppeal ? <Tag tone='violet'>{w.appeal}</Tag> : null}
          {item.overdue ? <Tag tone='error'>{w.overdue}</Tag> : null}
        </View>
      </View>
    </Tap>
  );
}
