import { callsWords } from '@shared/words/calls';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen } from '@/ui';
import { CallList } from './call-list';
import './calls.scss';

/** Who must be told by telephone, for the staff of a centre: a page of the desk, and of the phone. */
export default function CallsPage() {
  const w = useWords(callsWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'phone', ...w.gate }}>
      {(me) => <Calls me={me} />}
    </DeskGate>
  );
}

function Calls({ me }: { me: Me }) {
  const w = useWords(callsWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const list = <CallList centreId={centreId} />;
  if (!isWide) return <Screen title={w.title}>{list}</Screen>;
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName;
  return (
    <DeskShell me={me} current='calls' title={w.title} subtitle={w.lead} centreId={centreId} place={place}>
      {list}
    </DeskShell>
  );
}
