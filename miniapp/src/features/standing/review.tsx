import { excusesWords } from '@shared/words/excuses';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen } from '@/ui';
import { ExcuseList } from './excuse-list';
import './standing.scss';

/** Why people could not come, for the staff of a centre to answer: a page of the desk, and of the phone. */
export default function ExcusesPage() {
  const w = useWords(excusesWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'messages-square', ...w.gate }}>
      {(me) => <Excuses me={me} />}
    </DeskGate>
  );
}

function Excuses({ me }: { me: Me }) {
  const w = useWords(excusesWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const list = <ExcuseList centreId={centreId} />;
  if (!isWide) return <Screen title={w.title}>{list}</Screen>;
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName;
  return (
    <DeskShell me={me} current='excuses' title={w.title} subtitle={w.lead} centreId={centreId} place={place}>
      {list}
    </DeskShell>
  );
}
