import { approvalsWords } from '@shared/words/approvals';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen } from '@/ui';
import { ApprovalList } from './approval-list';
import './approvals.scss';

/** Bookings that wait for the centre's yes: a page of the desk, and of the staff's phone. */
export default function ApprovalsPage() {
  const w = useWords(approvalsWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'badge-check', ...w.gate }}>
      {(me) => <Approvals me={me} />}
    </DeskGate>
  );
}

function Approvals({ me }: { me: Me }) {
  const w = useWords(approvalsWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const list = <ApprovalList centreId={centreId} />;
  if (!isWide) return <Screen title={w.title}>{list}</Screen>;
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName;
  return (
    <DeskShell me={me} current='approvals' title={w.title} subtitle={w.lead} centreId={centreId} place={place}>
      {list}
    </DeskShell>
  );
}
