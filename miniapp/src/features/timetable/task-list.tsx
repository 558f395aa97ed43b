import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ChangeTaskState } from '@shared/enums';
import { rangeWords } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { RevealSheet } from '@/sheets/reveal-sheet';
import { Button, Card, ListView, notify, Segmented, StatusTag } from '@/ui';
import { CancelSheet, MoveSheet } from './settle-sheets';
import type { Task } from './timetable';

type Act = 'call' | 'move' | 'cancel';

/** Bookings that a changed timetable hits: one after the other is called, moved, kept or cancelled, by whom is kept. */
export function TaskList({ centreId, onSettled }: { centreId: string; onSettled: () => Promise<unknown> }) {
  const w = useWords(timetableWords).tasks;
  const [state, setState] = useState<ChangeTaskState>('open');
  const [asked, setAsked] = useState<{ task: Task; act: Act } | null>(null);
  const list = useList(
    (cursor) => call('changeTask.list', { query: { cursor, centreId: centreId || undefined, state } }),
    [centreId, state],
    { onShow: true },
  );
  const done = async () => {
    setAsked(null);
    await Promise.all([list.reload(), onSettled()]);
  };
  return (
    <View className='timetable'>
      <Segmented<ChangeTaskState>
        label={w.open}
        options={[
          { value: 'open', word: w.open },
          { value: 'done', word: w.done },
        ]}
        value={state}
        onChange={setState}
      />
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ ...(state === 'open' ? w.empty : w.emptyDone), icon: 'circle-check' }}
      >
        {(task) => <TaskCard task={task} onAct={(act) => setAsked({ task, act })} onDone={done} />}
      </ListView>
      {asked?.act === 'call' && (
        <RevealSheet personId={asked.task.personId} first='phone' onClose={() => setAsked(null)} />
      )}
      {asked?.act === 'move' && <MoveSheet task={asked.task} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.act === 'cancel' && <CancelSheet task={asked.task} onClose={() => setAsked(null)} onDone={done} />}
    </View>
  );
}

interface TaskCardProps {
  task: Task;
  onAct: (act: Act) => void;
  onDone: () => Promise<void>;
}

function TaskCard({ task, onAct, onDone }: TaskCardProps) {
  const all = useWords(timetableWords);
  const w = all.tasks;
  const { language } = useSettings();
  const now = useNow();
  const time = (one: { startAt: string; endAt: string }) =>
    rangeWords(new Date(one.startAt), new Date(one.endAt), now, language === 'en' ? 'en' : 'zh-CN');
  const send = async (said: string, work: () => Promise<unknown>) => {
    try {
      await work();
      notify(said);
    } finally {
      await onDone();
    }
  };
  const params = { taskId: task.id };
  const label = (word: string) => `${word} ${task.personName}`;
  return (
    <Card>
      <View className='timetable-task'>
        <View className='timetable-task__words'>
          <Text className='timetable-event__name'>{`${task.personName} · ${task.serviceName}`}</Text>
          <Text className='timetable-why__line'>{time(task)}</Text>
          {task.reason !== null && <Text className='timetable__note'>{task.reason}</Text>}
          {task.tries > 0 && <Text className='timetable__note'>{w.tries(task.tries)}</Text>}
          {task.suggested !== null && <Text className='timetable__note'>{w.suggested(time(task.suggested))}</Text>}
        </View>
        {task.outcome === null ? (
          <StatusTag tone='warn'>{all.hits[task.hit]}</StatusTag>
        ) : (
          <StatusTag tone='ok'>{`${w.outcomes[task.outcome]} · ${task.doneBy ?? w.byResident}`}</StatusTag>
        )}
      </View>
      {task.may.settle && (
        <View className='timetable-task__acts'>
          {task.hasPhone && (
            <Button
              size='small'
              block={false}
              icon='phone'
              kind='soft'
              label={label(w.call)}
              onTap={() => onAct('call')}
            >
              {w.call}
            </Button>
          )}
          <Button
            size='small'
            block={false}
            kind='soft'
            label={label(w.noAnswer)}
            onTap={() => send(w.noted, () => call('changeTask.note', { params, body: { what: 'no_answer' } }))}
          >
            {w.noAnswer}
          </Button>
          <Button size='small' block={false} label={label(w.move)} onTap={() => onAct('move')}>
            {w.move}
          </Button>
          {task.may.keep && (
            <Button
              size='small'
              block={false}
              kind='secondary'
              label={label(w.keep)}
              onTap={() => send(w.settled, () => call('changeTask.settle', { params, body: { outcome: 'kept' } }))}
            >
              {w.keep}
            </Button>
          )}
          <Button size='small' block={false} kind='quiet' label={label(w.cancel)} onTap={() => onAct('cancel')}>
            {w.cancel}
          </Button>
        </View>
      )}
    </Card>
  );
}
