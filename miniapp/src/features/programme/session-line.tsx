import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { programmeWords } from '@shared/words/programme';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { programmeSessionWords } from '@shared/words/programme-session';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { Button, notify, StatusTag } from '@/ui';
import { ReasonSheet } from './reason-sheet';
import type { SessionTask } from './session-draft';
import { becameWords, dayOf, sessionWords } from './when';

type Session = Reply<'deskProgramme.get'>['items'][number];

interface LineProps {
  session: Session;
  enrolled: number;
  onTask: (task: SessionTask) => void;
  onChanged: () => Promise<unknown>;
}

/** One session at the desk: when it is, what it stands for, how many came, and what can be done with it. */
export function SessionLine({ session, enrolled, onTask, onChanged }: LineProps) {
  const w = useWords(programmeDeskWords);
  const r = useWords(programmeWords);
  const s = useWords(programmeSessionWords);
  const { language } = useSettings();
  const [closing, setClosing] = useState(false);
  const day = dayOf(session.on, language);
  const isOff = session.cancelledAt !== null;
  const { came, absent, excused } = session;
  const below = [
    isOff ? session.cancelReason : came + absent + excused > 0 ? w.tally(came, absent, excused) : session.topic,
    session.place,
    becameWords(session, r, language),
  ].filter((one) => one !== null && one !== '');
  const cancel = async (reason: string) => {
    const { told } = await call('programmeSession.cancel', { params: { sessionId: session.id }, body: { reason } });
    notify(w.sessionOffDone(told));
  };
  return (
    <View className='season-session'>
      <View className='season-session__words'>
        <Text className={isOff ? 'season-session__day is-off' : 'season-session__day'}>
          {sessionWords(session, language)}
        </Text>
        {below.length > 0 && <Text className='season__note'>{below.join(' · ')}</Text>}
      </View>
      <View className='season-session__acts'>
        {isOff && (
          <StatusTag tone='error' icon='circle-x'>
            {w.off}
          </StatusTag>
        )}
        {session.may.cancel && (
          <Button kind='quiet' size='small' block={false} label={w.sessionOffOf(day)} onTap={() => setClosing(true)}>
            {w.sessionOff}
          </Button>
        )}
        {session.may.makeUp && (
          <Button
            kind='soft'
            size='small'
            icon='calendar-plus'
            block={false}
            label={s.makeUpOf(day)}
            onTap={() => onTask({ kind: 'makeUp', session })}
          >
            {s.makeUp}
          </Button>
        )}
        {session.may.move && (
          <Button
            kind='quiet'
            size='small'
            block={false}
            label={s.moveOf(day)}
            onTap={() => onTask({ kind: 'move', session })}
          >
            {s.move}
          </Button>
        )}
        {session.may.mark && (
          <Button
            kind='soft'
            size='small'
            icon='list-checks'
            block={false}
            label={w.rollOf(day)}
            onTap={() => go('/features/programme/roll', { sessionId: session.id })}
          >
            {w.roll}
          </Button>
        )}
      </View>
      {closing && (
        <ReasonSheet
          title={w.sessionOffOf(day)}
          hint={w.sessionOffHint(enrolled)}
          onSend={cancel}
          onClose={() => setClosing(false)}
          onDone={onChanged}
        />
      )}
    </View>
  );
}
