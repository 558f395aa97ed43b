import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { civilDay } from '@shared/time/civil';
import { programmeSessionWords } from '@shared/words/programme-session';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, DateInput, Field, notify, Sheet, TextInput } from '@/ui';
import { readSession, sessionDraftOf, type SessionDraft, type SessionFault, type SessionTask } from './session-draft';
import { SessionPreview } from './session-preview';
import { dayOf, sessionWords } from './when';

type Season = Reply<'deskProgramme.get'>;

interface Props {
  season: Season;
  task: SessionTask;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

type Read = Extract<ReturnType<typeof readSession>, { times: unknown }>;

/** Moves a session, makes up for one or adds one: first when and where, then whom that hits, then it is done. */
export function SessionSheet({ season, task, onClose, onDone }: Props) {
  const w = useWords(programmeSessionWords);
  const { language } = useSettings();
  const [draft, setDraft] = useState<SessionDraft>(() => sessionDraftOf(task));
  const [fault, setFault] = useState<SessionFault | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const title =
    task.kind === 'add' ? w.addTitle : (task.kind === 'move' ? w.moveOf : w.makeUpOf)(dayOf(task.session.on, language));
  const look = () => {
    const found = readSession(draft, task);
    if ('fault' in found) return setFault(found.fault);
    return setRead(found);
  };
  const send = async ({ times: { sessionId: _, ...times }, reason, topic }: Read) => {
    if (task.kind === 'move') {
      const { id: sessionId, revision } = task.session;
      const { told } = await call('programmeSession.move', {
        params: { sessionId },
        body: { ...times, reason, revision },
      });
      notify(w.moved(told));
    } else {
      const more = {
        ...(task.kind === 'makeUp' ? { standsFor: task.session.id } : {}),
        ...(topic === '' ? {} : { topic }),
        ...(reason === '' ? {} : { reason }),
      };
      const { told } = await call('programmeSession.add', {
        params: { serviceId: season.id },
        body: { ...times, ...more },
      });
      notify(w.done(told));
    }
    onClose();
    await onDone();
  };
  if (read !== null) {
    return (
      <SessionPreview
        season={season}
        title={title}
        times={read.times}
        send={w.send[task.kind]}
        onBack={() => setRead(null)}
        onClose={onClose}
        onSend={() =>
          send(read).catch(async (failure: unknown) => {
            notify(asApiError(failure).message, 'error');
            await onDone();
          })
        }
      />
    );
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.back}
          </Button>
          <Button icon='eye' onTap={look}>
            {w.look}
          </Button>
        </View>
      }
    >
      <View className='ui-stack'>
        {task.kind !== 'add' && (
          <Text className='season__note'>
            {(task.kind === 'move' ? w.now : w.instead)(sessionWords(task.session, language))}
          </Text>
        )}
        <SessionFields
          draft={draft}
          fault={fault}
          task={task}
          usualPlace={season.place}
          onChange={(change) => {
            setDraft((old) => ({ ...old, ...change }));
            setFault(null);
          }}
        />
      </View>
    </Sheet>
  );
}

interface FieldsProps {
  draft: SessionDraft;
  fault: SessionFault | null;
  task: SessionTask;
  usualPlace: string;
  onChange: (change: Partial<SessionDraft>) => void;
}

function SessionFields({ draft, fault, task, usualPlace, onChange }: FieldsProps) {
  const w = useWords(programmeSessionWords);
  const now = useNow();
  const isMove = task.kind === 'move';
  const text = (
    key: keyof SessionDraft,
    label: string,
    maxLength: number,
    more: { wrong?: boolean; hint?: string } = {},
  ) => (
    <TextInput
      label={label}
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value })}
      placeholder={more.hint}
      maxLength={maxLength}
      error={more.wrong}
    />
  );
  const isBadTime = fault === 'badTime';
  return (
    <>
      <Field label={w.day} error={fault === 'badDay' ? w.badDay : undefined}>
        <DateInput
          label={w.day}
          value={draft.on}
          min={civilDay(now)}
          onChange={(on) => onChange({ on })}
          error={fault === 'badDay'}
        />
      </Field>
      <View className='season-form__pair'>
        <Field label={w.starts} error={isBadTime ? w.badTime : undefined}>
          {text('starts', w.starts, 5, { wrong: isBadTime })}
        </Field>
        <Field label={w.ends}>{text('ends', w.ends, 5, { wrong: isBadTime })}</Field>
      </View>
      <Field label={w.place} hint={w.placeHint}>
        {text('place', w.place, limits.programmePlaceMax, { hint: usualPlace })}
      </Field>
      {task.kind === 'add' && (
        <Field label={w.topic}>{text('topic', w.topic, limits.programmeTopicMax, { hint: w.topicHint })}</Field>
      )}
      <Field
        label={isMove ? w.reason : w.reasonMore}
        hint={w.reasonHint}
        error={fault === 'badReason' ? w.badReason : undefined}
      >
        {text('reason', isMove ? w.reason : w.reasonMore, limits.reasonMax, { wrong: fault === 'badReason' })}
      </Field>
    </>
  );
}
