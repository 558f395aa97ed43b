import { Text, View } from '@tarojs/components';
import { callPhone } from '../platform/device';
import { Button } from './button';
import { cx } from './cx';
import { Photo } from './photo';
import { Icon, IconTile } from './icon';
import { Tap } from './tap';
import type { Tone } from './tone';
import { inTurn } from './a11y';

interface BigTaskProps {
  icon: string;
  tone: Tone;
  title: string;
  note?: string;
  onTap: () => unknown;
}

/** One of the few tasks of the care home. */
export function BigTask({ icon, tone, title, note, onTap }: BigTaskProps) {
  return (
    <Tap className='ui-big-task' onTap={onTap} label={inTurn(title, note)}>
      <IconTile name={icon} tone={tone} size={64} />
      <View className='ui-big-task__words'>
        <Text className='ui-big-task__title'>{title}</Text>
        {note !== undefined && <Text className='ui-big-task__note'>{note}</Text>}
      </View>
      <Icon name='chevron-right' size={28} className='ui-big-task__go' />
    </Tap>
  );
}

/** A person to call, always at hand in care mode. */
export function CallBar({ phone, word }: { phone: string; word: string }) {
  return (
    <Button kind='call' icon='phone' onTap={() => callPhone(phone)} label={`${word} ${phone}`}>
      {word}
    </Button>
  );
}

interface AvatarProps {
  name: string;
  size?: number;
  /** A picture of theirs, laid over the letter, which shows until it is there. */
  url?: string | null;
}

/** The last character of a name, as people are called. */
export function Avatar({ name, size = 48, url = null }: AvatarProps) {
  const word = /^[\u4e00-\u9fff]/.test(name) ? name.slice(-1) : name.slice(0, 1).toUpperCase();
  return (
    <View className={cx('ui-avatar')} style={{ '--s': `${size}px` } as object}>
      {word ? <Text>{word}</Text> : <Icon name='user-round' size={Math.round(size / 2)} />}
      {url === null ? null : <Photo className='ui-avatar__photo' url={url} />}
    </View>
  );
}

interface ProgressProps {
  value: number;
  of: number;
  label: string;
  /** A threshold to mark, in the same unit. */
  mark?: number;
}

export function Progress({ value, of, label, mark }: ProgressProps) {
  const part = (n: number) => `${of > 0 ? Math.min(100, Math.max(0, (n / of) * 100)) : 0}%`;
  return (
    <View
      className='ui-progress'
      aria-label={label}
      {...{ [process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role']: 'img' }}
    >
      <View className='ui-progress__bar' style={{ width: part(value) }} />
      {mark !== undefined && <View className='ui-progress__mark' style={{ left: part(mark) }} />}
    </View>
  );
}
