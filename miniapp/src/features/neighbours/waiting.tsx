import { Text, View } from '@tarojs/components';
import { neighbourWords } from '@shared/words/neighbours';
import { uiWords } from '@shared/words/ui';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import type { List } from '@/services/use-list';
import { Button, DeskTable, ListView, Row, Tag, type IconName } from '@/ui';
import { inTurn } from '@/ui/a11y';

interface Case {
  id: string;
}

interface WaitingProps<T extends Case> {
  list: List<T>;
  icon: IconName;
  empty: { title: string; hint: string };
  /** Of the table, for screen readers. */
  label: string;
  /** Their own or their family's: a colleague's business. */
  isOwn: (item: T) => boolean;
  /** What the button at the end of a line says. */
  act: { word: string; of: (name: string) => string };
  nameOf: (item: T) => string;
  noteOf: (item: T) => string;
  columns: readonly { key: string; title: string; width: string; text: (item: T) => string }[];
  onOpen: (item: T) => void;
}

/** What waits: rows on a phone, a table at the desk. */
export function Waiting<T extends Case>(props: WaitingProps<T>) {
  const { list, icon, empty, label, isOwn, act, nameOf, noteOf, columns, onOpen } = props;
  const w = useWords(neighbourWords);
  const { more, retry } = useWords(uiWords);
  const isWide = useDesk();
  if (!isWide || list.items === null || list.items.length === 0) {
    return (
      <ListView list={list} rows keyOf={({ id }) => id} empty={{ icon: 'check-check', ...empty }}>
        {(item) => (
          <Row
            icon={icon}
            iconTone='brand'
            strong
            title={nameOf(item)}
            note={noteOf(item)}
            // What the tag says is read out too.
            label={inTurn(nameOf(item), noteOf(item), ...(isOwn(item) ? [w.ownFamily] : []))}
            tag={isOwn(item) ? <Tag tone='muted'>{w.ownFamily}</Tag> : undefined}
            onTap={() => onOpen(item)}
          />
        )}
      </ListView>
    );
  }
  return (
    <View className='ui-card'>
      <DeskTable
        label={label}
        keyOf={({ id }) => id}
        rows={list.items}
        columns={[
          ...columns.map(({ key, title, width, text }) => ({
            key,
            title,
            width,
            cell: (item: T) => <Text>{text(item)}</Text>,
          })),
          {
            key: 'act',
            title: w.table.act,
            width: '120px',
            end: true,
            cell: (item: T) => (
              <Button kind='soft' size='small' block={false} label={act.of(nameOf(item))} onTap={() => onOpen(item)}>
                {act.word}
              </Button>
            ),
          },
        ]}
      />
      {list.hasMore && (
        <Button kind='quiet' busy={list.waitingMore} onTap={list.more}>
          {list.errorMore ? retry : more}
        </Button>
      )}
    </View>
  );
}
