import { View } from '@tarojs/components';
import { useState } from 'react';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen, Segmented } from '@/ui';
import { DeskDraws } from './desk-draws';
import { DeskServices } from './desk-services';
import './lottery.scss';
import './desk.scss';

type Part = 'draws' | 'services';

/** Draws for the staff of a centre: what is to be done for each, and which services draw. */
export default function LotteryDeskPage() {
  const w = useWords(lotteryDeskWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'ticket', ...w.gate }}>
      {(me) => <LotteryDesk me={me} />}
    </DeskGate>
  );
}

function LotteryDesk({ me }: { me: Me }) {
  const w = useWords(lotteryDeskWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string; serviceId: string; serviceName: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const [part, setPart] = useState<Part>(params.serviceId === undefined ? 'draws' : 'services');
  // Where somebody comes for one service, its rules are open.
  const first = params.serviceId === undefined ? null : { id: params.serviceId, name: params.serviceName ?? '' };
  const content = (
    <View className='lottery-desk'>
      <Segmented<Part>
        label={w.tabs.label}
        options={[
          { value: 'draws', word: w.tabs.draws },
          { value: 'services', word: w.tabs.services },
        ]}
        value={part}
        onChange={setPart}
      />
      {part === 'draws' ? <DeskDraws centreId={centreId} /> : <DeskServices centreId={centreId} first={first} />}
    </View>
  );
  if (!isWide) return <Screen title={w.title}>{content}</Screen>;
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName;
  return (
    <DeskShell me={me} current='lottery' title={w.title} subtitle={w.lead} centreId={centreId} place={place}>
      {content}
    </DeskShell>
  );
}
