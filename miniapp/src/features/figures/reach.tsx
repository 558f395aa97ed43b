import { Text, View } from '@tarojs/components';
import { figuresWords } from '@shared/words/figures';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import { Card, DeskTable, Section } from '@/ui';
import { Bar } from './bar';
import { percentOf, type FiguresData } from './figures';

interface Who {
  name: string;
  people: number | null;
  residents: number | null;
}

const shareOf = ({ people, residents }: Who): number | null =>
  people === null || residents === null ? null : percentOf(people, residents);

/** Who came beside who lives here: by age, and by village with the least reached first. */
export function Reach({ figures: { reach } }: { figures: FiguresData }) {
  const w = useWords(figuresWords);
  const byAge = reach.byAge.map(({ group, ...counts }) => ({ name: w.ages[group], ...counts }));
  if (byAge.length === 0) return null;
  return (
    <Section title={w.reach(reach.month)}>
      <Text className='figures__note'>{w.reachNote(reach.hiddenBelow)}</Text>
      <View className='figures__pair'>
        <Group title={w.byAge} rows={byAge} />
        <Group title={w.byArea} rows={reach.byArea} />
      </View>
    </Section>
  );
}

function Group({ title, rows }: { title: string; rows: readonly Who[] }) {
  const w = useWords(figuresWords);
  const isWide = useDesk();
  const t = w.reachTable;
  const told = (count: number | null) => (count === null ? w.few : w.people(count));
  if (!isWide) {
    return (
      <Card>
        <View className='figures__bars'>
          <Text className='figures__title'>{title}</Text>
          {rows.map((row) => (
            <Bar
              key={row.name}
              name={row.name}
              percent={shareOf(row)}
              note={`${t.people} ${told(row.people)} · ${t.residents} ${told(row.residents)}`}
            />
          ))}
        </View>
      </Card>
    );
  }
  return (
    <View className='ui-card'>
      <DeskTable
        label={title}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { key: 'who', title, width: '1.3fr', cell: (row) => <Text>{row.name}</Text> },
          { key: 'share', title: t.share, width: '1.3fr', cell: (row) => <Bar percent={shareOf(row)} /> },
          { key: 'people', title: t.people, width: '88px', end: true, cell: (row) => <Text>{told(row.people)}</Text> },
          {
            key: 'residents',
            title: t.residents,
            width: '104px',
            end: true,
            cell: (row) => <Text>{told(row.residents)}</Text>,
          },
        ]}
      />
    </View>
  );
}
