import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { contentReasons, type ContentReason } from '@shared/enums';
import type { ItemOf } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { contentWords } from '@shared/words/content';
import { reviewWords } from '@shared/words/review';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ask, Button, Card, Chips, Field, Icon, ListView, notify, Tap, TextInput } from '@/ui';

/** Most words of a city are of no special kind: that one is seen chosen at the beginning. */
const kinds = [...contentReasons].reverse();

type Word = ItemOf<'blockedWord.list'>;

/** The city's own words that are refused at once. */
export function BlockedWords() {
  const w = useWords(reviewWords).words;
  const { reasons } = useWords(contentWords);
  const list = useList((cursor) => call('blockedWord.list', { query: { cursor } }), []);
  const [word, setWord] = useState('');
  const [reason, setReason] = useState<ContentReason>('other');
  const [fault, setFault] = useState<string>();

  const add = async () => {
    const wanted = word.trim();
    if (wanted.length < 2) {
      setFault(w.needed);
      return;
    }
    try {
      await call('blockedWord.add', { body: { word: wanted, reason } });
    } catch (failure) {
      setFault(asApiError(failure).message);
      return;
    }
    setWord('');
    notify(w.added(wanted));
    await list.reload();
  };
  const remove = async (one: Word) => {
    if (!(await ask({ ...w.removeAsk(one.word), danger: true }))) return;
    try {
      await call('blockedWord.remove', { params: { wordId: one.id } });
      notify(w.removed);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await list.reload();
  };

  return (
    <View className='review-words'>
      <Card>
        <Text className='review-case__note'>{w.lead}</Text>
        <View className='review-words__form'>
          <Field label={w.word} error={fault}>
            <TextInput
              label={w.word}
              value={word}
              placeholder={w.placeholder}
              maxLength={limits.blockedWordMax}
              error={fault !== undefined}
              onDone={add}
              onChange={(value) => {
                setWord(value);
                setFault(undefined);
              }}
            />
          </Field>
          <Field label={w.reason}>
            <Chips
              label={w.reason}
              options={kinds.map((value) => ({ value, word: reasons[value] }))}
              value={reason}
              onChange={setReason}
            />
          </Field>
          <Button icon='plus' onTap={add}>
            {w.add}
          </Button>
        </View>
      </Card>
      <ListView list={list} keyOf={(one) => one.id} empty={{ ...w.empty, icon: 'list-checks' }}>
        {(one) => (
          <View className='ui-card review-word'>
            <View className='review-word__words'>
              <Text className='review-word__word'>{one.word}</Text>
              <Text className='review-row__note'>{reasons[one.reason]}</Text>
            </View>
            <Tap className='review-word__remove' label={w.remove(one.word)} onTap={() => remove(one)}>
              <Icon name='trash-2' size={20} />
            </Tap>
          </View>
        )}
      </ListView>
    </View>
  );
}
