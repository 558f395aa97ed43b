import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './icon';
import { Tap } from './tap';

interface CardProps {
  children: ReactNode;
  pad?: boolean;
  onTap?: () => unknown;
  label?: string;
  tone?: 'plain' | 'brand' | 'warn' | 'ok' | 'error' | 'brand-fill' | 'ok-fill';
  className?: string;
}

export function Card({ children, pad = true, onTap, label, tone = 'plain', className }: CardProps) {
  const name = cx('ui-card', pad && 'ui-card--pad', tone !== 'plain' && `ui-card--${tone}`, className);
  if (!onTap) return <View className={name}>{children}</View>;
  return (
    <Tap className={name} onTap={onTap} label={label}>
      {children}
    </Tap>
  );
}

interface SectionProps {
  title: string;
  /** A word on the right; with `onAside` it leads somewhere. */
  aside?: string;
  onAside?: () => unknown;
  children: ReactNode;
}

export function Section({ title, aside, onAside, children }: SectionProps) {
  return (
    <View className='ui-section'>
      <View className='ui-section__head'>
        <Text className='ui-section__title'>{title}</Text>
        {aside !== undefined && onAside && (
          <Tap
            className='ui-section__aside ui-section__aside--tap'
            role='link'
            onTap={onAside}
            label={`${title} ${aside}`}
          >
            <Text>{aside}</Text>
            <Icon name='chevron-right' size={16} />
          </Tap>
        )}
        {aside !== undefined && !onAside && <Text className='ui-section__aside'>{aside}</Text>}
      </View>
      {children}
    </View>
  );
}
