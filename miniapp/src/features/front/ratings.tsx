import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { dayWords } from '@shared/time/words';
import { frontWords } from '@shared/words/front-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Field, ListView, notify, RatingCard, Sheet, StatusTag, TextInput } from '@/ui';
import { Frame } from './frame';

type Rating = ItemOf<'rating.list'>;

/** What residents say of the centre's services, to be read and answered. */
export default function DeskRatings() {
  const w = useWords(frontWords);
  const { centreId } = useParams<{ centreId: string }>();
  const { language } = useSettings();
  const now = useNow();
  const [asked, setAsked] = useState<Rating | null>(null);
  const list = useList((cursor) => call('rating.list', { query: { centreId, cursor } }), [centreId]);
  return (
    <Frame title={w.ratings} lead={w.ratingsLead} centreId={centreId} current='ratings'>
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ icon: 'message-circle', title: w.ratingsEmpty, hint: w.ratingsEmptyHint }}
      >
        {(one) => (
          <RatingCard
            stars={one.stars}
            title={one.serviceName}
            comment={one.comment ?? w.noWords}
            wordless={one.comment === null}
            when={w.visited(dayWords(one.visitedOn, now, language === 'en' ? 'en' : 'zh-CN'))}
            answer={one.answer}
            tags={
              (one.commentState === 'held' || one.answerState === 'held') && <StatusTag tone='warn'>{w.held}</StatusTag>
            }
          >
            {one.may.answer && (
              <Button
                kind='soft'
                size='small'
                block={false}
                label={`${one.answer === null ? w.answer : w.answerAgain} ${one.serviceName}`}
                onTap={() => setAsked(one)}
              >
                {one.answer === null ? w.answer : w.answerAgain}
              </Button>
            )}
          </RatingCard>
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
