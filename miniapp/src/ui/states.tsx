import { Text, View } from '@tarojs/components';
import { useEffect, useState, type ReactNode } from 'react';
import { uiWords } from '@shared/words/ui';
import type { ApiError } from '../services/api-error';
import { useWords } from '../services/settings';
import type { List } from '../services/use-list';
import type { Load } from '../services/use-load';
import { spoken } from './a11y';
import { Button } from './button';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icons';

const skeletonAfterMs = 300;

/** The shape of what is coming. Nothing for the first 300 ms: a quick answer should not flicker. */
export function Skeleton({ lines = 3, kind = 'card' }: { lines?: number; kind?: 'card' | 'rows' | 'page' }) {
  const w = useWords(uiWords);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <View className='ui-skeleton-space' />;
  const row = (key: number) => (
    <View key={key} className='ui-card ui-card--pad ui-skeleton'>
      <View className='ui-bone ui-bone--title' />
      <View className='ui-bone ui-bone--line' />
    </View>
  );
  const card = (
    <View className='ui-card ui-card--pad ui-skeleton'>
      <View className='ui-bone ui-bone--title' />
      {Array.from({ length: lines }, (_, i) => (
        <View key={i} className={cx('ui-bone ui-bone--line', i === lines - 1 && 'ui-bone--short')} />
      ))}
    </View>
  );
  return (
    <View className='ui-stack' {...spoken({ role: 'status', label: w.loading })}>
      {kind === 'page' && <View className='ui-bone ui-bone--hero' />}
      {kind === 'rows' ? Array.from({ length: lines }, (_, i) => row(i)) : card}
      {kind === 'page' && row(0)}
      {kind === 'page' && row(1)}
    </View>
  );
}

interface EmptyProps {
  title: string;
  /** What to do now. */
  hint?: string;
  icon?: IconName;
  action?: { word: string; onTap: () => unknown };
}

export function Empty({ title, hint, icon = 'leaf', action }: EmptyProps) {
  return (
    <View className='ui-empty'>
      <View className='ui-empty__ring'>
        <Icon name={icon} size={32} />
      </View>
      <Text className='ui-empty__title'>{title}</Text>
      {hint !== undefined && <Text className='ui-empty__hint'>{hint}</Text>}
      {action && (
        <View className='ui-empty__action'>
          <Button kind='secondary' block={false} onTap={action.onTap}>
            {action.word}
          </Button>
        </View>
      )}
    </View>
  );
}

export function ErrorState({ error, onRetry }: { error: ApiError; onRetry: () => unknown }) {
  const w = useWords(uiWords);
  const away = error.code === 'offline' || error.code === 'timeout';
  return (
    <View className='ui-empty' {...spoken({ role: 'alert' })}>
      <View className='ui-empty__ring ui-empty__ring--error'>
        <Icon name={away ? 'wifi-off' : 'circle-alert'} size={32} />
      </View>
      <Text className='ui-empty__title'>{w.failed}</Text>
      <Text className='ui-empty__hint'>{error.message}</Text>
      {error.code === 'bug' && error.requestId !== null && (
        <Text className='ui-empty__hint'>{w.problemNumber(error.requestId)}</Text>
      )}
      <View className='ui-empty__action'>
        <Button kind='secondary' icon='refresh-cw' block={false} onTap={onRetry}>
          {w.retry}
        </Button>
      </View>
    </View>
  );
}

interface LoadedProps<T> {
  load: Load<T>;
  children: (data: T) => ReactNode;
  skeleton?: ReactNode;
}

/** One thing from the server: waiting, failed, or there. What was there stays while it is asked for again. */
export function Loaded<T>({ load, children, skeleton }: LoadedProps<T>) {
  if (load.data !== null) return <>{children(load.data)}</>;
  if (load.error && !load.waiting) return <ErrorState error={load.error} onRetry={load.reload} />;
  return <>{skeleton ?? <Skeleton kind='page' />}</>;
}

interface ListViewProps<T> {
  list: List<T>;
  keyOf: (item: T) => string;
  children: (item: T, index: number) => ReactNode;
  empty: EmptyProps;
  skeletonRows?: number;
  gap?: boolean;
  /** Rows with hair lines in one card, instead of a card each. */
  rows?: boolean;
}

/** A list with its four faces: skeleton, empty, error, full; and more at its end. */
export function ListView<T>({
  list,
  keyOf,
  children,
  empty,
  skeletonRows = 4,
  gap = true,
  rows = false,
}: ListViewProps<T>) {
  const w = useWords(uiWords);
  if (list.items === null) {
    if (list.error && !list.waiting) return <ErrorState error={list.error} onRetry={list.reload} />;
    return <Skeleton kind='rows' lines={skeletonRows} />;
  }
  if (list.items.length === 0) return <Empty {...empty} />;
  return (
    <View className={cx(rows ? 'ui-card ui-rows' : gap && 'ui-stack')}>
      {list.items.map((item, index) => (
        <View key={keyOf(item)} className='ui-list__item'>
          {children(item, index)}
        </View>
      ))}
      {list.errorMore && <Text className='ui-list__end ui-list__end--error'>{list.errorMore.message}</Text>}
      {list.hasMore && (
        <Button kind='quiet' busy={list.waitingMore} onTap={list.more}>
          {list.errorMore ? w.retry : w.more}
        </Button>
      )}
    </View>
  );
}
