import { View } from '@tarojs/components';
import { useState } from 'react';
import { auditWords } from '@shared/words/audit';
import { keepFile } from '@/platform/device';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, notify, Screen } from '@/ui';
import { CheckCard } from './check-card';
import { Filters, noFilters, type LineFilters } from './filters';
import { Lines } from './lines';
import './audit.scss';

/** The auditor's desk: whether the record is whole, what stands in it, and a file of it. */
export default function AuditDesk() {
  const w = useWords(auditWords);
  return (
    <DeskGate
      title={w.title}
      may={(me) => me.role === 'auditor'}
      refusal={{ icon: 'shield', title: w.notAuditor, hint: w.notAuditorHint }}
    >
      {(me) => <Desk me={me} />}
    </DeskGate>
  );
}

function Desk({ me }: { me: Me }) {
  const w = useWords(auditWords);
  const isWide = useDesk();
  const [filters, setFilters] = useState<LineFilters>(noFilters);
  const takeFile = async () => {
    const text = await call('audit.export', { body: filters });
    await keepFile(w.fileName, text, 'text/csv;charset=utf-8');
    notify(w.exported);
  };
  const content = (
    <View className='audit'>
      <CheckCard />
      <Filters filters={filters} onFilters={setFilters} />
      <Lines filters={filters} />
    </View>
  );
  const exportButton = (
    <Button kind='secondary' icon='download' block={false} onTap={takeFile}>
      {w.export}
    </Button>
  );
  if (!isWide) {
    return (
      <Screen title={w.title} bar={exportButton}>
        {content}
      </Screen>
    );
  }
  return (
    <DeskShell
      me={me}
      current='record'
      title={w.title}
      actions={exportButton}
      within={{ record: () => setFilters(noFilters) }}
    >
      {content}
    </DeskShell>
  );
}
