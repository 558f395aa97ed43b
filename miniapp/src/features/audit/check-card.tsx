import { Text, View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { auditWords } from '@shared/words/audit';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Facts, Loaded, Progress, StatusTag } from '@/ui';

type Check = ItemOf<'audit.checks'>;
const againMs = 2000;
const kinds = ['changed', 'missing', 'inserted', 'broken', 'unsealed', 'lostHeads', 'brokenHeadLines'] as const;

/** Whether the record is as it was written: the last run of the verifier, and a new one by hand. */
export function CheckCard() {
  const w = useWords(auditWords).check;
  const load = useLoad(() => call('audit.checks', { query: { limit: 1 } }), [], { onShow: true });
  const latest = load.data?.items[0];
  const reload = useRef(load.reload);
  reload.current = load.reload;
  const running = latest?.state === 'running';
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void reload.current(), againMs);
    return () => clearInterval(timer);
  }, [running]);
  const run = async () => {
    await call('audit.verify');
    await load.reload();
  };
  return (
    <Card>
      <View className='audit-check'>
        <View className='audit-check__words'>
          <Text className='audit-check__title'>{w.title}</Text>
          <Loaded load={load}>
            {({ items: [check] }) =>
              check === undefined ? <Text className='audit-check__note'>{w.never}</Text> : <Found check={check} />
            }
          </Loaded>
        </View>
        <Button kind='soft' icon='shield-check' block={false} busy={running} onTap={run}>
          {w.run}
        </Button>
      </View>
    </Card>
  );
}

function Found({ check }: { check: Check }) {
  const w = useWords(auditWords).check;
  if (check.state === 'running') {
    const words = w.running(check.readLines, check.allLines);
    return (
      <View>
        <Text className='audit-check__note'>{words}</Text>
        <Progress value={check.readLines} of={Math.max(1, check.allLines)} label={words} />
      </View>
    );
  }
  const { report } = check;
  if (report === null) return <Text className='audit-check__note'>{w.failed}</Text>;
  const at = new Date(check.finishedAt ?? check.askedAt);
  const faults = kinds.filter((kind) => report[kind].length > 0);
  return (
    <>
      <StatusTag tone={report.whole ? 'ok' : 'error'}>{report.whole ? w.whole : w.broken}</StatusTag>
      {report.whole ? (
        <Text className='audit-check__note'>{w.wholeNote(report.sealed, report.headsChecked)}</Text>
      ) : (
        <Facts items={faults.map((kind) => ({ label: w.faults[kind], value: report[kind].join('、') }))} />
      )}
      <Text className='audit-check__note'>{w.at(`${civilDay(at)} ${clockWords(at)}`)}</Text>
    </>
  );
}
