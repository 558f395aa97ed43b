import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { frontWords } from '@shared/words/front-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, Field, ListView, notify, Sheet, Tag, TextInput } from '@/ui';
import { Frame } from './frame';

type Rating = ItemOf<'rating.list'>;

/** What residents say of the centre's services, to be read and answered. */
export default function DeskRatings() {
  const w = useWords(frontWords);
  const { centreId } = useParams<{ centreId: string }>();
  const [asked, setAsked] = useState<Rating | null>(null);
  const list = useList((cursor) => call('rating.list', { query: { centreId, cursor } }), [centreId]);
  return (
    <Frame title={w.ratings} lead={w.ratingsLead} centreId={centreId}>
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ icon: 'message-circle', title: w.ratingsEmpty, hint: w.ratingsEmptyHint }}
      >
        {(one) => (
          <Card>
            <View>
              <Text className='ui-row__title--strong'>
                {`${'★'.repeat(one.stars)}${'☆'.repeat(5 - one.stars)} ${one.serviceName}`}
              </Text>
            </View>
            <View>
              <Text>{one.comment ?? w.noWords}</Text>
            </View>
            <View>
              <Text className='ui-field__hint'>{one.visitedOn}</Text>
            </View>
            {one.commentState === 'held' && <Tag tone='warn'>{w.held}</Tag>}
            {one.answer !== null && (
              <View>
                <Text>{`${w.answered}：${one.answer}`}</Text>
                {one.answerState === 'held' && <Tag tone='warn'>{w.held}</Tag>}
              </View>
            )}
            {one.may.answer && (
              <Button kind='soft' size='small' block={false} onTap={() => setAsked(one)}>
                {one.answer === null ? w.answer : w.answerAgain}
              </Button>
            )}
          </Card>
        )}
      </ListView>
      {asked !== null && <AnswerSheet rating={asked} onClose={() => setAsked(null)} onDone={list.reload} />}
    </Frame>
  );
}

interface AnswerProps {
  rating: Rating;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function AnswerSheet({ rating, onClose, onDone }: AnswerProps) {
  const w = useWords(frontWords);
  const [text, setText] = useState(rating.answer ?? '');
  const send = async () => {
    await call('rating.answer', { params: { ratingId: rating.id }, body: { text: text.trim() } });
    onClose();
    notify(w.answered);
    await onDone();
  };
  return (
    <Sheet
      open
      title={w.answer}
      onClose={onClose}
      foot={
        <Button disabled={text.trim() === ''} onTap={send}>
          {w.answerSend}
        </Button>
      }
    >
      <Field label={w.answerLabel} hint={w.answerHint}>
        <TextInput kind='multi' label={w.answerLabel} value={text} onChange={setText} maxLength={limits.commentMax} />
      </Field>
    </Sheet>
  );
}
