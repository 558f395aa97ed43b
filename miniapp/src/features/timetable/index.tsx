import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { timetableWords } from '@shared/words/timetable';
import { call } from '@/services/api';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Loaded, Screen } from '@/ui';
import { Editor } from './editor';
import { TaskList } from './task-list';
import './timetable.scss';

/** The timetable of a centre and the bookings that its changes hit. On a phone only these: a week is edited at a desk. */
export default function TimetablePage() {
  const w = useWords(timetableWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'calendar-days', ...w.gate }}>
      {(me) => <Desk me={me} />}
    </DeskGate>
  );
}

type Part = 'plan' | 'tasks';

function Desk({ me }: { me: Me }) {
  const w = useWords(timetableWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string; part: string; serviceId: string; look: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? '';
  const [part, setPart] = useState<Part>(params.part === 'tasks' ? 'tasks' : 'plan');
  const load = useLoad(() => call('timetable.get', { params: { centreId } }), [centreId], { when: isWide });
  if (!isWide) {
    return (
      <Screen title={w.parts.tasks}>
        <View className='timetable'>
          <Text className='timetable__note'>{w.atDesk}</Text>
          <TaskList centreId={centreId} onSettled={() => Promise.resolve()} />
        </View>
      </Screen>
    );
  }
  return (
    <DeskShell
      me={me}
      current={part === 'plan' ? 'timetable' : 'changes'}
      title={w.parts[part]}
      subtitle={load.data?.centreName ?? ' '}
      centreId={centreId}
      place={load.data?.centreName}
      badges={{ changes: load.data?.openTasks }}
      within={{ timetable: () => setPart('plan'), changes: () => setPart('tasks') }}
    >
      {part === 'tasks' ? (
        <TaskList centreId={centreId} onSettled={load.reload} />
      ) : (
        <Loaded load={load}>
          {(timetable) => (
            <Editor timetable={timetable} first={params.serviceId} ends={params.look === 'end'} onSaved={load.reload} />
          )}
        </Loaded>
      )}
    </DeskShell>
  );
}
