import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { systemWords } from '@shared/words/system';
import { uiWords } from '@shared/words/ui';
import { useDesk } from '@/platform/target';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, DeskTable, Facts, ListView, notify, Section, Sheet } from '@/ui';

type Job = ItemOf<'job.parked'>;

const timeOf = (text: string): string => {
  const at = new Date(text);
  return `${civilDay(at)} ${clockWords(at)}`;
};

/** What was given up after five failures; each can be run again, with a reason. */
export function Parked() {
  const w = useWords(systemWords).parked;
  const isWide = useDesk();
  const [chosen, setChosen] = useState<Job | null>(null);
  const list = useList((cursor) => call('job.parked', { query: { cursor } }), [], { onShow: true });
  const retry = (job: Job) => (
    <Button
      kind='soft'
      icon='rotate-ccw'
      size='small'
      block={false}
      onTap={() => setChosen(job)}
      label={w.retryLabel(job.kind)}
    >
      {w.retry}
    </Button>
  );
  return (
    <Section title={w.title}>
      {isWide && list.items !== null && list.items.length > 0 ? (
        <JobTable jobs={list.items} list={list} act={retry} />
      ) : (
        <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.empty, icon: 'circle-check' }}>
          {(job) => (
            <Card>
              <View className='system-job'>
                <Text className='system-job__kind'>{job.kind}</Text>
                <Text className='system-job__note'>{`${timeOf(job.dueAt)} · ${w.times(job.failures)}`}</Text>
                <Text className='system-job__error'>{job.errorClass}</Text>
                {job.may.retry && <View className='system-job__act'>{retry(job)}</View>}
              </View>
            </Card>
          )}
        </ListView>
      )}
      {chosen !== null && <RetrySheet job={chosen} onClose={() => setChosen(null)} onDone={list.reload} />}
    </Section>
  );
}

interface JobTableProps {
  jobs: readonly Job[];
  list: { hasMore: boolean; waitingMore: boolean; more: () => Promise<void> };
  act: (job: Job) => JSX.Element;
}

function JobTable({ jobs, list, act }: JobTableProps) {
  const { table } = useWords(systemWords).parked;
  const more = useWords(uiWords).more;
  const columns = [
    { key: 'kind', title: table.kind, width: '1.4fr', cell: (job: Job) => <Text>{job.kind}</Text> },
    { key: 'at', title: table.at, width: '160px', cell: (job: Job) => <Text>{timeOf(job.dueAt)}</Text> },
    { key: 'failures', title: table.failures, width: '64px', cell: (job: Job) => <Text>{String(job.failures)}</Text> },
    {
      key: 'error',
      title: table.error,
      width: '1.6fr',
      cell: (job: Job) => <Text className='system-job__error'>{job.errorClass}</Text>,
    },
    { key: 'act', title: table.act, width: '140px', end: true, cell: (job: Job) => (job.may.retry ? act(job) : null) },
  ];
  return (
    <View className='ui-card'>
      <DeskTable label={table.label} columns={columns} rows={jobs} keyOf={({ id }) => id} />
      {list.hasMore && (
        <Button kind='quiet' busy={list.waitingMore} onTap={list.more}>
          {more}
        </Button>
      )}
    </View>
  );
}

function RetrySheet({ job, onClose, onDone }: { job: Job; onClose: () => void; onDone: () => Promise<unknown> }) {
  const w = useWords(systemWords).retry;
  const { reason, fault, change, finish } = useReason();
  const send = async () => {
    const text = finish();
    if (text === null) return;
    try {
      await call('job.retry', { params: { jobId: job.id }, body: { reason: text } });
      onClose();
      notify(w.done);
    } finally {
      await onDone();
    }
  };
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <Button icon='rotate-ccw' onTap={send}>
          {w.send}
        </Button>
      }
    >
      <Facts
        items={[
          { label: w.kind, value: job.kind },
          { label: w.error, value: job.errorClass },
          { label: w.id, value: job.id },
        ]}
      />
      <Text className='ui-text'>{w.text}</Text>
      <ReasonChoice quick={w.reasons} reason={reason} fault={fault} onChange={change} />
    </Sheet>
  );
}
