import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { auditWords } from '@shared/words/audit';
import { homeWords } from '@shared/words/home';
import { keepFile } from '@/platform/device';
import { goTab } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Button, DeskLayout, Empty, Icon, notify, Screen, Tap } from '@/ui';
import { CheckCard } from './check-card';
import { Filters, noFilters, type LineFilters } from './filters';
import { Lines } from './lines';
import './audit.scss';

/** The auditor's desk: whether the record is whole, what stands in it, and a file of it. */
export default function AuditDesk() {
  const w = useWords(auditWords);
  const { me } = useSession();
  if (me?.role !== 'auditor') {
    return (
      <Screen title={w.title}>
        <Empty
          icon='shield'
          title={w.notAuditor}
          hint={w.notAuditorHint}
          action={{ word: w.back, onTap: () => (me === null ? signIn() : goTab('home')) }}
        />
      </Screen>
    );
  }
  return <Desk name={me.name} />;
}

function Desk({ name }: { name: string | null }) {
  const w = useWords(auditWords);
  const brand = useWords(homeWords).title;
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
    <DeskLayout
      title={w.title}
      actions={exportButton}
      brand={brand}
      place={w.place}
      items={[{ key: 'lines', icon: 'list-checks', word: w.nav, onTap: () => setFilters(noFilters) }]}
      current='lines'
      foot={
        <View className='audit-foot'>
          {name !== null && <Text>{name}</Text>}
          <Tap className='audit-foot__way' role='link' onTap={() => goTab('home')}>
            <Icon name='house' size={18} />
            <Text>{w.back}</Text>
          </Tap>
        </View>
      }
    >
      {content}
    </DeskLayout>
  );
}
