import { Text, View } from '@tarojs/components';
import { figuresWords } from '@shared/words/figures';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import { Card, DeskTable, Section } from '@/ui';
import { Bar } from './bar';
import { percentOf, type FiguresData } from './figures';

type Row = FiguresData['services'][number];

/** Every service with its bar and its numbers. */
export function ServiceTable({ figures: { services } }: { figures: FiguresData }) {
  const w = useWords(figuresWords);
  const isWide = useDesk();
  const t = w.servicesTable;
  const shareOf = (row: Row) => percentOf(row.taken, row.capacity);
  const waitOf = (row: Row) => (row.waitMinutes === null ? '–' : w.minutes(row.waitMinutes));
  if (!isWide) {
    return (
      <Section title={w.services}>
        <Card>
          <View className='figures__bars'>
            {services.map((row) => (
              <Bar
                key={row.serviceId}
                name={row.name}
                percent={shareOf(row)}
                note={`${t.attended} ${row.attended} · ${t.noShows} ${row.noShows} · ${t.unplaced} ${row.unplaced}`}
              />
            ))}
          </View>
        </Card>
      </Section>
    );
  }
  const number = (pick: (row: Row) => number | string) => (row: Row) => <Text>{String(pick(row))}</Text>;
  const end = { width: '88px', end: true };
  return (
    <Section title={w.services}>
      <View className='ui-card'>
        <DeskTable
          label={w.services}
          rows={services}
          keyOf={({ serviceId }) => serviceId}
          columns={[
            { key: 'name', title: t.name, width: '1.4fr', cell: (row) => <Text>{row.name}</Text> },
            { key: 'use', title: t.use, width: '1.6fr', cell: (row) => <Bar percent={shareOf(row)} /> },
            { key: 'taken', title: t.taken, ...end, cell: number((row) => row.taken) },
            { key: 'attended', title: t.attended, ...end, cell: number((row) => row.attended) },
            { key: 'noShows', title: t.noShows, ...end, cell: number((row) => row.noShows) },
            { key: 'wait', title: t.wait, ...end, cell: number(waitOf) },
            { key: 'unplaced', title: t.unplaced, ...end, cell: number((row) => row.unplaced) },
          ]}
        />
      </View>
    </Section>
  );
}
