import { Text, View } from '@tarojs/components';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { Tone } from './tone';

interface TagProps {
  children: string;
  tone?: Tone;
  icon?: IconName;
}

export function Tag({ children, tone = 'brand', icon }: TagProps) {
  return (
    <View className={cx('ui-tag', `tone-${tone}`)}>
      {icon && <Icon name={icon} size={14} />}
      <Text>{children}</Text>
    </View>
  );
}

const iconOf: Record<Tone, IconName> = {
  brand: 'info',
  ok: 'circle-check',
  warn: 'clock',
  error: 'circle-alert',
  muted: 'circle',
  violet: 'circle-dot',
  teal: 'circle-dot',
};

/** A state, never by colour alone: icon and word. */
export function StatusTag({ children, tone = 'brand', icon }: TagProps) {
  return (
    <Tag tone={tone} icon={icon ?? iconOf[tone]}>
      {children}
    </Tag>
  );
}
