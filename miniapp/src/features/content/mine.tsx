import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { civilDay } from '@shared/time/civil';
import { clockWords, dateWords, dayWords } from '@shared/time/words';
import { contentWords } from '@shared/words/content';
import { go } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { OwnPage } from '@/shell/own-page';
import { Button, Card, Field, ListView, notify, Photo, Sheet, TextInput } from '@/ui';
import { StateLine } from './picture-state';
import './content.scss';

type Submission = ItemOf<'content.mine'>;

/** What I have given to be shown to others, what became of it, and the one appeal against a refusal. */
export default function SubmissionsPage() {
  const w = useWords(contentWords);
  return (
    <OwnPage title={w.title} icon='list-checks' signedOut={w.signedOut}>
      {() => <Submissions />}
    </OwnPage>
  );
}

function Submissions() {
  const w = useWords(contentWords);
  const [appealing, setAppealing] = useState<Submission | null>(null);
  const list = useList((cursor) => call('content.mine', { query: { cursor } }), [], { onShow: true });
  useLive('me', list.reload);
  return (
    <View className='content'>
      <Text className='content__note'>{w.lead}</Text>
      <ListView
        list={list}
        keyOf={(item) => item.id}
        empty={{
          title: w.empty.title,
          hint: w.empty.hint,
          icon: 'list-checks',
          action: { word: w.empty.action, onTap: () => go('/features/content/avatar') },
        }}
      >
        {(item) => <SubmissionCard item={item} onAppeal={() => setAppealing(item)} />}
      </ListView>
      {appealing === null ? null : (
        <AppealSheet
          item={appealing}
          onClose={() => setAppealing(null)}
          onDone={async () => {
            setAppealing(null);
            notify(w.appealDone);
            await list.reload();
          }}
        />
      )}
    </View>
  );
}

function SubmissionCard({ item, onAppeal }: { item: Submission; onAppeal: () => void }) {
  const w = useWords(contentWords);
  const now = useNow();
  const { language } = useSettings();
  const time = language === 'zh' ? ('zh-CN' as const) : ('en' as const);
  const at = new Date(item.at);
  const isLost = item.appeal !== null && item.state === 'refused';
  const isOpen = item.appeal !== null && item.state === 'review';
  return (
    <Card>
      <View className='content-item'>
        {item.thumbUrl === null ? null : (
          <View className='content-item__photo'>
            <Photo url={item.thumbUrl} alt={w.kinds[item.kind]} />
          </View>
        )}
        <View className='content-item__words'>
          <Text className='content-item__kind'>{w.kinds[item.kind]}</Text>
          {item.text === null ? null : <Text className='content-item__text'>{item.text}</Text>}
          <Text className='content-item__at'>{w.sentAt(`${dayWords(civilDay(at), now, time)} ${clockWords(at)}`)}</Text>
        </View>
      </View>
      <StateLine state={item.state} reason={item.reason} />
      {item.note === null ? null : <Text className='content-item__line'>{w.note(item.note)}</Text>}
      {item.appeal === null ? null : <Text className='content-item__line'>{w.appealed(item.appeal.text)}</Text>}
      {isOpen ? <Text className='content-item__line'>{w.appealOpen}</Text> : null}
      {isLost ? <Text className='content-item__line'>{w.appealLost}</Text> : null}
      {item.may.appeal && item.appealUntil !== null ? (
        <View className='content-item__appeal'>
          <Text className='content__note'>{w.appealUntil(dateWords(civilDay(new Date(item.appealUntil)), time))}</Text>
          <Button kind='secondary' onTap={onAppeal}>
            {w.appeal}
          </Button>
        </View>
      ) : null}
    </Card>
  );
}

interface AppealProps {
  item: Submission;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function AppealSheet({ item, onClose, onDone }: AppealProps) {
  const w = useWords(contentWords);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const send = async () => {
    if (text.trim().length < limits.reasonMin) {
      setError(w.appealTooShort);
      return;
    }
    try {
      await call('content.appeal', { params: { itemId: item.id }, body: { text: text.trim() } });
    } catch (failure) {
      setError(asApiError(failure).message);
      return;
    }
    await onDone();
  };
  return (
    <Sheet open title={w.appealTitle} onClose={onClose} foot={<Button onTap={send}>{w.appealDo}</Button>}>
      <View className='content'>
        <Text className='content__note'>{w.appealText}</Text>
        <Field label={w.appealLabel} error={error}>
          <TextInput
            label={w.appealLabel}
            value={text}
            placeholder={w.appealPlaceholder}
            maxLength={limits.reasonMax}
            error={error !== undefined}
            onChange={(value) => {
              setText(value);
              setError(undefined);
            }}
          />
        </Field>
      </View>
    </Sheet>
  );
}
