import { View } from '@tarojs/components';
import { systemWords } from '@shared/words/system';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen } from '@/ui';
import { Messages } from './messages';
import { Parked } from './parked';
import './system.scss';

/** For the keeper of the system: jobs that were given up, queues, messages that did not go out. */
export default function SystemPage() {
  const w = useWords(systemWords);
  return (
    <DeskGate
      title={w.title}
      may={(me) => me.role === 'system'}
      refusal={{ icon: 'shield', title: w.notSystem, hint: w.notSystemHint }}
    >
      {(me) => <Desk me={me} />}
    </DeskGate>
  );
}

function Desk({ me }: { me: Me }) {
  const w = useWords(systemWords);
  const isWide = useDesk();
  const content = (
    <View className='system'>
      <Parked />
      <Messages />
    </View>
  );
  if (!isWide) return <Screen title={w.title}>{content}</Screen>;
  return (
    <DeskShell me={me} current='jobs' title={w.title} subtitle={w.parked.note}>
      {content}
    </DeskShell>
  );
}
