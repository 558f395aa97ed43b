import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { auditWords } from '@shared/words/audit';
import { uiWords } from '@shared/words/ui';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, DeskTable, ListView } from '@/ui';
import type { LineFilters } from './filters';

type Line = ItemOf<'audit.list'>;

const timeOf = (line: Line): string => {
  const at = new Date(line.at);
  return `${civilDay(at)} ${clockWords(at)}`;
};

/** The record, newest first. */
export function Lines({ filters }: { filters: LineFilters }) {
  const w = useWords(auditWords);
  const more = useWords(uiWords).more;
  const isWide = useDesk();
  const { action, subjectId, actorId } = filters;
  const list = useList(
    (cursor) => call('audit.list', { query: { action, subjectId, actorId, cursor, limit: 50 } }),
    [action, subjectId, actorId],
    { onShow: true },
  );
  const who = (line: Line) => line.actorName ?? (line.actorId === null ? w.system : w.unknown);
  if (!isWide || list.items === null || list.items.length === 0) {
    return (
      <ListView list={list} keyOf={({ number }) => String(number)} empty={{ ...w.empty, icon: 'search' }}>
        {(line) => (
          <Card>
            <Text className='audit-line__action'>{line.action}</Text>
            <Text className='audit-line__note'>{`${timeOf(line)} · ${who(line)} · ${w.table.number} ${line.number}`}</Text>
            <Text className='audit-line__detail'>{`${line.subjectId} ${line.detail}`}</Text>
          </Card>
        )}
      </ListView>
    );
  }
  const text = (value: string, className?: string) => <Text className={className}>{value}</Text>;
  const columns = [
    { key: 'number', title: w.table.number, width: '72px', cell: (line: Line) => text(String(line.number)) },
    { key: 'time', title: w.table.time, width: '150px', cell: (line: Line) => text(timeOf(line)) },
    { key: 'action', title: w.table.action, width: '1fr', cell: (line: Line) => text(line.action) },
    { key: 'who', title: w.table.who, width: '100px', cell: (line: Line) => text(who(line)) },
    {
      key: 'subject',
      title: w.table.subject,
      width: '1.3fr',
      cell: (line: Line) => text(line.subjectId, 'audit-line__detail'),
    },
    {
      key: 'detail',
      title: w.table.detail,
      width: '2fr',
      cell: (line: Line) => text(line.detail === '{}' ? '' : line.detail, 'audit-line__detail'),
    },
  ];
  return (
    <View className='ui-card'>
      <DeskTable label={w.table.label} columns={columns} rows={list.items} keyOf={({ number }) => String(number)} />
      {list.hasMore && (
        <Button kind='quiet' busy={list.waitingMore} onTap={list.more}>
          {more}
        </Button>
      )}
    </View>
  );
}
