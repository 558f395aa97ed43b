import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { civilDay } from '@shared/time/civil';
import { dateWords } from '@shared/time/words';
import { homeWords } from '@shared/words/home';
import { visitWords } from '@shared/words/visit';
import { useParams } from '@/platform/navigate';
import { storage } from '@/platform/storage';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, CallBar, Card, ChoiceCards, Empty, Field, Loaded, notify, Screen, TextInput } from '@/ui';

type Mine = Reply<'rating.get'>;
const five = [5, 4, 3, 2, 1] as const;
const starsWord = (n: number): string => '★'.repeat(n) + '☆'.repeat(5 - n);

/** Says how a visit was; in care mode first the stars, then the words, one decision a screen. */
export default function RatePage() {
  const w = useWords(visitWords);
  const { bookingId = '' } = useParams<{ bookingId: string }>();
  const load = useLoad(() => call('rating.get', { params: { bookingId } }), [bookingId]);
  if (load.data === null) {
    return (
      <Screen title={w.rateTitle}>
        <Loaded load={load}>{() => null}</Loaded>
      </Screen>
    );
  }
  return <Form mine={load.data} onSent={load.set} />;
}

interface Draft {
  stars: number | null;
  comment: string;
}

function Form({ mine, onSent }: { mine: Mine; onSent: (mine: Mine) => void }) {
  const w = useWords(visitWords);
  const { care } = useSettings();
  const phoneWord = useWords(homeWords).bigTasks.call;
  const key = `rating.${mine.bookingId}`;
  const [draft, setDraft] = useState<Draft>(
    () => storage.read<Draft>(key) ?? { stars: mine.rating?.stars ?? null, comment: mine.rating?.comment ?? '' },
  );
  const [step, setStep] = useState<'stars' | 'words'>('stars');
  const [editing, setEditing] = useState(mine.rating === null);
  useEffect(() => {
    if (editing) storage.write(key, draft);
  }, [key, draft, editing]);
  const send = async () => {
    if (draft.stars === null) return;
    const comment = draft.comment.trim();
    const body = { stars: draft.stars, ...(comment === '' ? {} : { comment }) };
    onSent(await call('rating.rate', { params: { bookingId: mine.bookingId }, body }));
    storage.forget(key);
    setEditing(false);
    setStep('stars');
    notify(w.thanks);
  };
  if (!editing || !mine.may.rate) {
    return <Said mine={mine} onChange={mine.may.rate ? () => setEditing(true) : undefined} />;
  }
  const last = !care || step === 'words';
  const words = last ? (mine.rating === null ? w.submit : w.change) : w.next;
  const next = (
    <Button disabled={draft.stars === null} onTap={() => (last ? send() : setStep('words'))}>
      {care && step === 'words' && draft.comment.trim() === '' ? w.skip : words}
    </Button>
  );
  return (
    <Screen
      title={care ? (step === 'stars' ? w.stars : w.comment) : w.rateTitle}
      bar={
        care ? (
          <View className='ui-stack'>
            {next}
            <CallBar phone={mine.phone} word={phoneWord} />
          </View>
        ) : (
          next
        )
      }
    >
      <View className='ui-stack'>
        <Text>{`${mine.serviceName} · ${mine.centreName}`}</Text>
        {(!care || step === 'stars') && (
          <Card>
            <Field label={w.stars}>
              <ChoiceCards
                label={w.stars}
                options={five.map((n) => ({ value: n, title: w.starsOf(n), note: starsWord(n) }))}
                value={draft.stars}
                onChange={(stars) => setDraft({ ...draft, stars })}
              />
            </Field>
          </Card>
        )}
        {last && (
          <Card>
            <Field label={w.comment} hint={w.commentHint}>
              <TextInput
                kind='multi'
                label={w.comment}
                value={draft.comment}
                onChange={(comment) => setDraft({ ...draft, comment })}
                maxLength={limits.commentMax}
              />
            </Field>
          </Card>
        )}
      </View>
    </Screen>
  );
}

function Said({ mine, onChange }: { mine: Mine; onChange?: () => void }) {
  const w = useWords(visitWords);
  const { language } = useSettings();
  const { rating, openUntil } = mine;
  if (rating === null) {
    return (
      <Screen title={w.rateTitle}>
        <Empty icon='message-circle' title={w.closed} hint={w.closedHint} />
      </Screen>
    );
  }
  const day = openUntil === null ? null : dateWords(civilDay(new Date(openUntil)), language === 'en' ? 'en' : 'zh-CN');
  return (
    <Screen
      title={w.rateTitle}
      bar={
        onChange && (
          <Button kind='secondary' onTap={onChange}>
            {w.edit}
          </Button>
        )
      }
    >
      <View className='ui-stack'>
        <Card>
          <Text className='ui-section__title'>{`${starsWord(rating.stars)} ${w.starsOf(rating.stars)}`}</Text>
          <View>
            <Text>{mine.serviceName}</Text>
          </View>
          {rating.comment !== null && (
            <View>
              <Text>{rating.comment}</Text>
            </View>
          )}
          {rating.commentState === 'held' && (
            <View>
              <Text className='ui-field__hint'>{w.held}</Text>
            </View>
          )}
          {day !== null && (
            <View>
              <Text className='ui-field__hint'>{w.openUntil(day)}</Text>
            </View>
          )}
        </Card>
        {rating.answer !== null && (
          <Card tone='brand'>
            <Field label={w.answer}>
              <Text>{rating.answer}</Text>
            </Field>
          </Card>
        )}
      </View>
    </Screen>
  );
}
