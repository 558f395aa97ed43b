import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { contentWords } from '@shared/words/content';
import { reviewWords } from '@shared/words/review';
import { showPictures } from '@/platform/picture';
import { isH5 } from '@/platform/target';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Facts, Loaded, Photo, Tag, Tap } from '@/ui';
import { RefuseSheet } from './refuse-sheet';
import type { Case, Queue, Queued } from './use-queue';
import { inTurn } from '@/ui/a11y';

/** One thing as others would see it, what the machine said of it, and the two answers. */
export function CaseView({ queue, item, keys }: { queue: Queue; item: Queued; keys: boolean }) {
  const load = useLoad(() => call('review.get', { params: { itemId: item.id } }), [item.id]);
  const [refusing, setRefusing] = useState(false);
  const may = load.data?.may.decide === true;
  useKeys(keys && may && !refusing, {
    y: () => void queue.decide({ verdict: 'pass' }),
    n: () => setRefusing(true),
  });
  return (
    <Loaded load={load}>
      {(found) => (
        <View className='review-case'>
          <Shown found={found} />
          <Around found={found} />
          <Answers
            may={may}
            keys={keys}
            onPass={() => queue.decide({ verdict: 'pass' })}
            onRefuse={() => setRefusing(true)}
          />
          {refusing ? (
            <RefuseSheet
              onClose={() => setRefusing(false)}
              onRefuse={async (reason, note) => {
                const done = await queue.decide({ verdict: 'refuse', reason, ...(note === '' ? {} : { note }) });
                if (done) setRefusing(false);
              }}
            />
          ) : null}
        </View>
      )}
    </Loaded>
  );
}

function Shown({ found }: { found: Case }) {
  const w = useWords(reviewWords);
  const { url } = found;
  return (
    <Card>
      <View className='review-case__head'>
        <Text className='review-case__kind'>{w.kinds[found.kind]}</Text>
        {found.isAppeal ? <Tag tone='violet'>{w.appeal}</Tag> : null}
        {found.overdue ? <Tag tone='error'>{w.overdue}</Tag> : null}
      </View>
      {found.text === null ? null : <Text className='review-case__text'>{found.text}</Text>}
      {url === null ? null : (
        <Tap
          className='review-case__picture'
          label={inTurn(w.picture, w.enlarge)}
          onTap={() => showPictures([`${API_BASE}${url}`], `${API_BASE}${url}`)}
        >
          <Photo url={url} />
        </Tap>
      )}
    </Card>
  );
}

function Around({ found }: { found: Case }) {
  const w = useWords(reviewWords);
  const { reasons } = useWords(contentWords);
  const facts = [
    { label: w.machineSaid, value: w.machine[found.machine] },
    ...(found.centreName === null ? [] : [{ label: w.at, value: found.centreName }]),
    ...(found.reason === null ? [] : [{ label: w.firstReason, value: reasons[found.reason] }]),
    ...(found.appeal === null ? [] : [{ label: w.appealText, value: found.appeal.text }]),
  ];
  return (
    <Card>
      <Facts items={facts} />
    </Card>
  );
}

interface AnswersProps {
  may: boolean;
  keys: boolean;
  onPass: () => unknown;
  onRefuse: () => unknown;
}

function Answers({ may, keys, onPass, onRefuse }: AnswersProps) {
  const w = useWords(reviewWords);
  if (!may) return <Text className='review-case__note'>{w.mayNot}</Text>;
  return (
    <View className='review-case__answers'>
      <View className='review-case__buttons'>
        <Button kind='secondary' icon='circle-x' onTap={onRefuse}>
          {w.refuse}
        </Button>
        <Button icon='circle-check' onTap={onPass}>
          {w.pass}
        </Button>
      </View>
      {keys ? <Text className='review-case__note'>{w.keys}</Text> : null}
    </View>
  );
}

/** Single keys at a desk, not while somebody types. */
function useKeys(on: boolean, keys: Record<string, () => void>): void {
  useEffect(() => {
    if (!isH5 || !on) return undefined;
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      keys[event.key.toLowerCase()]?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
