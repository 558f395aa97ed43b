import { Text, View } from '@tarojs/components';
import { useEffect, useRef, type ReactNode } from 'react';
import { uiWords } from '@shared/words/ui';
import { isH5 } from '../platform/target';
import { useWords } from '../services/settings';
import { spoken } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Screen } from './screen';
import { Tap } from './tap';

interface DeskItem {
  key: string;
  icon: IconName;
  word: string;
  badge?: number;
  onTap: () => unknown;
}

interface DeskGroup {
  key: string;
  word: string;
  items: readonly DeskItem[];
}

interface DeskLayoutProps {
  title: string;
  subtitle?: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  brand: string;
  place: string;
  /** The navigation; a single group needs no heading. */
  groups: readonly DeskGroup[];
  /** Key of the item that this page is. */
  current: string;
  children: ReactNode;
  /** Below the navigation: who is here, how to leave. */
  foot?: ReactNode;
}

/** The staff desk in a browser at least 1024 wide. */
export function DeskLayout({
  title,
  subtitle,
  actions,
  brand,
  place,
  groups,
  current,
  children,
  foot,
}: DeskLayoutProps) {
  const w = useWords(uiWords);
  const main = useRef<HTMLElement>(null);
  return (
    <Screen title={`${title} · ${place}`} wide bare pad={false}>
      <View className='ui-desk'>
        <Tap className='ui-desk__skip' role='link' onTap={() => main.current?.focus()}>
          <Text>{w.skipNavigation}</Text>
        </Tap>
        <View className='ui-desk__nav' {...spoken({ role: 'navigation', label: w.mainNavigation })}>
          <Text className='ui-desk__brand'>{brand}</Text>
          <Text className='ui-desk__place'>{place}</Text>
          <Groups groups={groups} current={current} />
          {foot && <View className='ui-desk__foot'>{foot}</View>}
        </View>
        <View className='ui-desk__main' ref={main} {...spoken({ focusable: false })}>
          <View className='ui-desk__head'>
            <View className='ui-desk__titles'>
              <View className='ui-desk__title' {...spoken({ role: 'heading' })} aria-level='1'>
                <Text>{title}</Text>
              </View>
              {subtitle !== undefined && <Text className='ui-desk__subtitle'>{subtitle}</Text>}
            </View>
            {actions && <View className='ui-desk__actions'>{actions}</View>}
          </View>
          {children}
        </View>
      </View>
    </Screen>
  );
}

/** All entries in as little height as a mouse can hit, so that the longest navigation shows whole; the open one is in view. */
function Groups({ groups, current }: Pick<DeskLayoutProps, 'groups' | 'current'>) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!isH5 || element === null) return undefined;
    // Also when it gets its height, which may be after it has been drawn, and whenever that changes.
    const sizes = new ResizeObserver(() =>
      element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }),
    );
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [current]);
  const rows = groups.reduce((sum, { items }) => sum + items.length, 0);
  const isOne = groups.length === 1;
  return (
    <View
      ref={list}
      className='ui-desk__groups'
      style={{ '--rows': String(rows), '--heads': String(isOne ? 0 : groups.length) } as object}
    >
      {groups.map(({ key, word, items }) => (
        <View key={key} className='ui-desk__group'>
          {!isOne && (
            <View
              className={cx('ui-desk__group-word', items.some((item) => item.key === current) && 'is-chosen')}
              {...spoken({ role: 'heading' })}
              aria-level='2'
            >
              <Text>{word}</Text>
            </View>
          )}
          <View {...spoken({ role: 'list', label: word })}>
            {items.map((item) => (
              <View key={item.key} {...spoken({ role: 'listitem' })}>
                <Entry item={item} isCurrent={item.key === current} />
              </View>
            ))}
          </View>
        </View>
      ))}
    </View>
  );
}

function Entry({ item, isCurrent }: { item: DeskItem; isCurrent: boolean }) {
  return (
    <Tap
      role='link'
      current={isCurrent}
      className={cx('ui-desk__item', isCurrent && 'is-chosen')}
      onTap={item.onTap}
      label={item.badge ? `${item.word} ${item.badge}` : item.word}
    >
      <Icon name={item.icon} size={18} />
      <Text className='ui-desk__word'>{item.word}</Text>
      {item.badge !== undefined && item.badge > 0 && <Text className='ui-desk__badge'>{String(item.badge)}</Text>}
    </Tap>
  );
}

/** A figure of the day. */
export function Stat({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <View className='ui-card ui-stat'>
      <Text className='ui-stat__label'>{label}</Text>
      <Text className='ui-stat__value'>{value}</Text>
      {note !== undefined && <Text className='ui-stat__note'>{note}</Text>}
    </View>
  );
}

/** Figures side by side, as many as fit. */
export function Stats({ children }: { children: ReactNode }) {
  return <View className='ui-stats'>{children}</View>;
}

interface DeskTableProps<T> {
  label: string;
  columns: readonly { key: string; title: string; width?: string; end?: boolean; cell: (row: T) => ReactNode }[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  onRow?: (row: T) => unknown;
  /** Key of the row that is open beside the table. */
  current?: string;
}

export function DeskTable<T>({ label, columns, rows, keyOf, onRow, current }: DeskTableProps<T>) {
  const grid = { gridTemplateColumns: columns.map(({ width }) => width ?? '1fr').join(' ') };
  const cells = (row: T) =>
    columns.map((column) => (
      <View
        key={column.key}
        className={cx('ui-table__cell', column.end && 'ui-table__cell--end')}
        {...spoken({ role: 'cell' })}
      >
        {column.cell(row)}
      </View>
    ));
  return (
    <View className='ui-table' {...spoken({ role: 'table', label })}>
      <View className='ui-table__row ui-table__row--head' style={grid} {...spoken({ role: 'row' })}>
        {columns.map((column) => (
          <View
            key={column.key}
            className={cx('ui-table__cell', column.end && 'ui-table__cell--end')}
            {...spoken({ role: 'columnheader' })}
          >
            <Text>{column.title}</Text>
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View
          key={keyOf(row)}
          className={cx('ui-table__row', onRow && 'ui-table__row--tap', keyOf(row) === current && 'is-chosen')}
          style={grid}
          onClick={onRow ? () => onRow(row) : undefined}
          {...spoken({ role: 'row' })}
        >
          {cells(row)}
        </View>
      ))}
    </View>
  );
}
