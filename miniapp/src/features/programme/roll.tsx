import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf, Reply } from '@shared/contract/types';
import type { SessionMark } from '@shared/enums';
import { limits } from '@shared/limits';
import { programmeWords } from '@shared/words/programme';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Field, ListView, notify, Sheet, TextInput } from '@/ui';
import { Frame } from './frame';
import { RollLine } from './roll-line';
import { becameWords, dayOf, sessionWords } from './when';
import './programme.scss';
import './desk.scss';

type Line = ItemOf<'programmeSession.roll'>;
type Session = Reply<'programmeSession.roll'>['session'];

/** The roll of one session: a tap a child. */
export default function RollPage() {
  const w = useWords(programmeDeskWords);
  const r = useWords(programmeWords);
  const { language } = useSettings();
  const { sessionId = '' } = useParams<{ sessionId: string }>();
  const [head, setHead] = useState<{ session: Session; name: string } | null>(null);
  const [asked, setAsked] = useState<{ line: Line; mark: SessionMark } | null>(null);
  const list = useList(
    async (cursor) => {
      const page = await call('programmeSession.roll', {
        params: { sessionId },
        query: { cursor, limit: limits.pageMax },
      });
      setHead({ session: page.session, name: page.serviceName });
      return page;
    },
    [sessionId],
    { onShow: true },
  );
  const save = async (line: Line, mark: SessionMark | 'none', note?: string) => {
    try {
      await call('programmeSession.mark', {
        params: { sessionId, bookingId: line.bookingId },
        body: { mark, ...(note === undefined || note === '' ? {} : { note }) },
      });
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await list.reload();
  };
  const tapped = (line: Line, mark: SessionMark) => {
    if (line.mark === mark) return save(line, 'none');
    return mark === 'came' ? save(line, mark) : setAsked({ line, mark });
  };
  const about =
    head === null ? '' : [head.session.place, becameWords(head.session, r, language)].filter(Boolean).join(' · ');
  return (
    <Frame title={head === null ? w.roll : w.rollTitle(dayOf(head.session.on, language))}>
      {() => (
        <View className='season-desk'>
          {head !== null && (
            <View className='season'>
              <Text className='season__when'>{`${head.name} · ${sessionWords(head.session, language)}`}</Text>
              {about !== '' && <Text className='season__note'>{about}</Text>}
              <View aria-live='polite'>
                <Text className='season__note'>
                  {w.tally(head.session.came, head.session.absent, head.session.excused)}
                </Text>
              </View>
            </View>
          )}
          <ListView list={list} keyOf={({ bookingId }) => bookingId} empty={{ icon: 'users', ...w.rollEmpty }}>
            {(line) => (
              <RollLine
                line={line}
                sessionId={sessionId}
                may={head?.session.may.mark === true}
                onTap={tapped}
                onChanged={list.reload}
              />
            )}
          </ListView>
          {asked !== null && <NoteSheet {...asked} onClose={() => setAsked(null)} onSave={save} />}
        </View>
      )}
    </Frame>
  );
}

interface NoteProps {
  line: Line;
  mark: SessionMark;
  onClose: () => void;
  onSave: (line: Line, mark: SessionMark, note: string) => Promise<void>;
}

function NoteSheet({ line, mark, onClose, onSave }: NoteProps) {
  const w = useWords(programmeDeskWords);
  const [note, setNote] = useState('');
  const save = async () => {
    await onSave(line, mark, note.trim());
    onClose();
  };
  return (
    <Sheet
      open
      title={`${line.personName} ${w.marks[mark]}`}
      onClose={onClose}
      foot={
        <Button icon='check' onTap={save}>
          {w.saveMark}
        </Button>
      }
    >
      <Field label={w.noteOf(line.personName)} hint={w.noteHint}>
        <TextInput
          label={w.noteOf(line.personName)}
          value={note}
          onChange={setNote}
          maxLength={limits.programmeNoteMax}
          onDone={save}
        />
      </Field>
    </Sheet>
  );
}
