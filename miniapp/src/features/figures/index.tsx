import { View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, civilDay } from '@shared/time/civil';
import { figuresWords } from '@shared/words/figures';
import { download } from '@/platform/device';
import { useParams } from '@/platform/navigate';
import { isH5, useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, Empty, Loaded, notify, Screen, Segmented } from '@/ui';
import { csvOf } from './csv';
import { HourGrid } from './hour-grid';
import { Reach } from './reach';
import { ServiceTable } from './service-table';
import { SheetForm } from './sheet-form';
import { Totals } from './totals';
import './figures.scss';

const spans = [7, 30, 90] as const;

/** How a centre is used: by hour, by service, who waits and who is not reached. For its managers. */
export default function FiguresPage() {
  const w = useWords(figuresWords);
  return (
    <DeskGate
      title={w.title}
      may={(me) => me.role === 'manager' || me.role === 'operator'}
      refusal={{ icon: 'activity', ...w.gate }}
    >
      {(me) => <Figures me={me} />}
    </DeskGate>
  );
}

function Figures({ me }: { me: Me }) {
  const w = useWords(figuresWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string; serviceId: string; on: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const toOn = civilDay(useNow());
  const [days, setDays] = useState<(typeof spans)[number]>(30);
  const [exporting, setExporting] = useState(params.on !== undefined);
  const fromOn = addDays(toOn, 1 - days);
  const load = useLoad(() => call('figures.get', { query: { centreId, fromOn, toOn } }), [centreId, fromOn, toOn]);
  const keep = () => {
    if (load.data === null) return;
    download(w.csvName, csvOf(load.data, w), 'text/csv;charset=utf-8');
    notify(w.csvDone);
  };
  const content = (
    <View className='figures'>
      <Segmented
        label={w.spans.label}
        options={[
          { value: spans[0], word: w.spans.week },
          { value: spans[1], word: w.spans.month },
          { value: spans[2], word: w.spans.quarter },
        ]}
        value={days}
        onChange={setDays}
      />
      <Loaded load={load}>
        {(figures) =>
          figures.totals.capacity === 0 && figures.totals.taken === 0 ? (
            <Empty icon='activity' {...w.empty} />
          ) : (
            <View className='figures'>
              <Totals figures={figures} />
              <HourGrid hours={figures.hours} />
              <ServiceTable figures={figures} />
              <Reach figures={figures} />
            </View>
          )
        }
      </Loaded>
      {exporting && (
        <SheetForm
          centreId={centreId}
          serviceId={params.serviceId}
          fromOn={params.on ?? fromOn}
          toOn={params.on ?? toOn}
          onClose={() => setExporting(false)}
        />
      )}
    </View>
  );
  if (!isWide) return <Screen title={w.title}>{content}</Screen>;
  const place = me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName ?? load.data?.centreName;
  return (
    <DeskShell
      me={me}
      current='figures'
      title={w.title}
      subtitle={w.subtitle(fromOn, toOn)}
      centreId={centreId}
      place={place}
      actions={
        isH5 && (
          <>
            <Button kind='secondary' icon='table-2' block={false} onTap={keep}>
              {w.csv}
            </Button>
            <Button icon='download' block={false} onTap={() => setExporting(true)}>
              {w.sheet.open}
            </Button>
          </>
        )
      }
    >
      {content}
    </DeskShell>
  );
}
