import { View } from '@tarojs/components';
import { spoken } from './a11y';
import { cx } from './cx';
import { iconNames, type IconName } from './icons';
import type { Tone } from './tone';

interface IconProps {
  /** A name of icons.ts; names from the server that this version does not know become a circle. */
  name: IconName | (string & {});
  /** Pixels at usual type; grows with the person's font size. */
  size?: number;
  color?: string;
  /** Only where no word stands beside it. */
  label?: string;
  className?: string;
}

const known = new Set<string>(iconNames);

export function Icon({ name, size = 24, color, label, className }: IconProps) {
  return (
    <View
      className={cx('ui-icon', `i-${known.has(name) ? name : 'circle'}`, className)}
      style={{ '--s': `${size}px`, ...(color ? { color } : {}) } as object}
      {...spoken(label ? { role: 'img', label } : { hidden: true })}
    />
  );
}

/** An icon on a soft square of its tone: tasks and services. */
export function IconTile({ name, tone = 'brand', size = 44 }: { name: string; tone?: Tone; size?: number }) {
  return (
    <View className={cx('ui-tile', `tone-${tone}`)} style={{ '--s': `${size}px` } as object}>
      <Icon name={name} size={Math.round(size * 0.54)} />
    </View>
  );
}
