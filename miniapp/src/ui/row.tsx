import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isH5 } from '../platform/target';
import { useSettings } from '../services/settings';
import { cx } from './cx';
import { Icon, IconTile } from './icon';
import { Tap } from './tap';
import { Written } from './written';
import type { Tone } from './tone';
import { inTurn } from './a11y';

interface RowProps {
  title: string;
  note?: string;
  value?: string;
  icon?: string;
  /** Puts the icon on a soft square of this tone. */
  iconTone?: Tone;
  tag?: ReactNode;
  onTap?: () => unknown;
  label?: string;
  /** Shown by itself where a tap leads somewhere. */
  chevron?: boolean;
  strong?: boolean;
  danger?: boolean;
}

/** Of Latin letters; Chinese says the same in half of them. */
const sideBySideMost = 22;

/** A line of a list: what, a note below, a value or tag at the right. */
export function Row(props: RowProps) {
  const { title, note, value, icon, iconTone, tag, onTap, label, chevron = Boolean(onTap), strong, danger } = props;
  // Beside each other, large or long words and a value would both be squeezed into a few characters a line.
  const { care, language } = useSettings();
  const isBelow = care || (language === 'en' && title.length + (value ?? '').length > sideBySideMost);
  const isTagBelow = care || (language === 'en' && note !== undefined && note !== '');
  const shown = value !== undefined && (
    <Text className={cx('ui-row__value', isBelow && 'ui-row__value--below')}>{value}</Text>
  );
  // What stands apart on the screen is apart for who listens: without it English words run into one another.
  const apart = isH5 && ' ';
  const inside = (
    <>
      {icon !== undefined &&
        (iconTone ? (
          <IconTile name={icon} tone={iconTone} size={40} />
        ) : (
          <Icon name={icon} size={20} className='ui-row__icon' />
        ))}
      <View className='ui-row__words'>
        <Written
          className={cx('ui-row__title', strong && 'ui-row__title--strong', danger && 'ui-row__title--danger')}
          text={title}
        />
        {apart}
        {note !== undefined && note !== '' && <Written className='ui-row__note' text={note} />}
        {isBelow && apart}
        {isBelow && shown}
        {isTagBelow && apart}
        {isTagBelow && tag && <View className='ui-row__tag'>{tag}</View>}
      </View>
      {!isBelow && apart}
      {!isBelow && shown}
      {!isTagBelow && tag}
      {chevron && <Icon name='chevron-right' size={18} className='ui-row__chevron' />}
    </>
  );
  if (!onTap) return <View className='ui-row'>{inside}</View>;
  return (
    <Tap className='ui-row' onTap={onTap} label={label ?? inTurn(title, note, value)}>
      {inside}
    </Tap>
  );
}

/** A card of rows with hair lines between. */
export function Rows({ children }: { children: ReactNode }) {
  return <View className='ui-card ui-rows'>{children}</View>;
}

/** Pairs of a name and what it is. */
export function Facts({ items }: { items: { label: string; value: string }[] }) {
  return (
    <View className='ui-facts'>
      {items.map(({ label, value }) => (
        <View key={label} className='ui-facts__item'>
          <Text className='ui-facts__label'>{label}</Text>
          <Written className='ui-facts__value' text={value} />
        </View>
      ))}
    </View>
  );
}
