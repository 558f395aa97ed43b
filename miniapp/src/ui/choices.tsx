import { ScrollView, Text, View } from '@tarojs/components';
import { uiWords } from '@shared/words/ui';
import { useWords } from '../services/settings';
import { inTurn, spoken } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { Tap } from './tap';
import type { Tone } from './tone';

interface ChoiceCardsProps<T extends string | number> {
  label: string;
  options: readonly { value: T; title: string; note?: string; icon?: string; tone?: Tone; disabled?: boolean }[];
  value: T | null;
  onChange: (value: T) => unknown;
  columns?: 1 | 2 | 3;
}

/** One of a few, each a card with its own words. */
export function ChoiceCards<T extends string | number>({
  label,
  options,
  value,
  onChange,
  columns = 1,
}: ChoiceCardsProps<T>) {
  return (
    <View
      className={cx('ui-choices', columns > 1 && `ui-choices--${columns}`)}
      {...spoken({ role: 'radiogroup', label })}
    >
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <Tap
            key={option.value}
            role='radio'
            checked={chosen}
            disabled={option.disabled}
            repeat
            className={cx('ui-choice', chosen && 'is-chosen')}
            onTap={() => onChange(option.value)}
            label={inTurn(option.title, option.note)}
          >
            {option.icon !== undefined && (
              <Icon name={option.icon} size={22} className={cx(option.tone && `ink-${option.tone}`)} />
            )}
            <View className='ui-choice__words'>
              <Text className='ui-choice__title'>{option.title}</Text>
              {option.note !== undefined && <Text className='ui-choice__note'>{option.note}</Text>}
            </View>
            <Icon name={chosen ? 'circle-check' : 'circle'} size={22} className='ui-choice__mark' />
          </Tap>
        );
      })}
    </View>
  );
}

interface WordsProps<T extends string | number> {
  label: string;
  options: readonly { value: T; word: string; icon?: string }[];
  value: T;
  onChange: (value: T) => unknown;
}

/** Two to four views of the same thing. */
export function Segmented<T extends string | number>({ label, options, value, onChange }: WordsProps<T>) {
  return (
    <View className='ui-segmented' {...spoken({ role: 'tablist', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          role='tab'
          selected={option.value === value}
          repeat
          className={cx('ui-segmented__item', option.value === value && 'is-chosen')}
          onTap={() => onChange(option.value)}
          label={option.word}
        >
          <Text>{option.word}</Text>
        </Tap>
      ))}
    </View>
  );
}

interface ChipsProps<T extends string | number> extends WordsProps<T> {
  /** Every one in sight, on as many lines as it takes: an answer of a form is not looked for sideways. */
  all?: boolean;
}

/** A line of filters that can be pushed sideways; with `all`, the answers to a question. */
export function Chips<T extends string | number>({ label, options, value, onChange, all = false }: ChipsProps<T>) {
  const chips = options.map((option) => (
    <Tap
      key={option.value}
      role='radio'
      checked={option.value === value}
      repeat
      className={cx('ui-chip', option.value === value && 'is-chosen')}
      onTap={() => onChange(option.value)}
      label={option.word}
    >
      {option.icon !== undefined && <Icon name={option.icon} size={18} />}
      <Text>{option.word}</Text>
    </Tap>
  ));
  const group = spoken({ role: 'radiogroup', label });
  if (all) {
    return (
      <View className='ui-chip-lines' {...group}>
        {chips}
      </View>
    );
  }
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className='ui-chips' {...group}>
      <View className='ui-chips__line'>{chips}</View>
    </ScrollView>
  );
}

interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => unknown;
}

export function Stepper({ label, value, min, max, onChange }: StepperProps) {
  const w = useWords(uiWords);
  return (
    <View className='ui-stepper' {...spoken({ role: 'group', label })}>
      <Tap
        className='ui-stepper__button'
        repeat
        disabled={value <= min}
        onTap={() => onChange(value - 1)}
        label={inTurn(w.fewer, label)}
      >
        <Icon name='minus' size={20} />
      </Tap>
      <Text className='ui-stepper__value' {...spoken({ live: 'polite' })}>
        {String(value)}
      </Text>
      <Tap
        className='ui-stepper__button'
        repeat
        disabled={value >= max}
        onTap={() => onChange(value + 1)}
        label={inTurn(w.plus, label)}
      >
        <Icon name='plus' size={20} />
      </Tap>
    </View>
  );
}
