import { Input, Picker, Text, Textarea, View } from '@tarojs/components';
import { createElement, useEffect, useRef, type ReactNode } from 'react';
import { uiWords } from '@shared/words/ui';
import { isH5 } from '../platform/target';
import { useWords } from '../services/settings';
import { spoken } from './a11y';
import { cx } from './cx';
import { holdFocus } from './hold-focus';
import { Icon } from './icon';
import { Tap } from './tap';

interface FieldProps {
  label: string;
  hint?: string;
  error?: string;
  children: ReactNode;
}

/** A question of a form, with its hint or what is wrong. */
export function Field({ label, hint, error, children }: FieldProps) {
  return (
    <View className='ui-field'>
      <Text className='ui-field__label'>{label}</Text>
      {children}
      {error ? (
        <View className='ui-field__error' {...spoken({ role: 'alert' })}>
          <Icon name='circle-alert' size={16} />
          <Text>{error}</Text>
        </View>
      ) : (
        hint !== undefined && <Text className='ui-field__hint'>{hint}</Text>
      )}
    </View>
  );
}

interface TextInputProps {
  value: string;
  onChange: (value: string) => void;
  /** Said by screen readers; the visible one is the Field's. */
  label: string;
  placeholder?: string;
  kind?: 'text' | 'number' | 'digits' | 'search' | 'multi' | 'nickname' | 'tel' | 'password';
  maxLength?: number;
  error?: boolean;
  onDone?: () => unknown;
  /** Large, spaced figures: a code to type. */
  big?: boolean;
  autoFocus?: boolean;
}

export function TextInput(props: TextInputProps) {
  const name = cx(
    'ui-input',
    props.big && 'ui-input--big',
    props.kind === 'multi' && 'ui-input--multi',
    props.error && 'is-wrong',
  );
  return isH5 ? <BrowserInput {...props} className={name} /> : <WechatInput {...props} className={name} />;
}

/** The browser's own element: it can be labelled, and takes part in keyboard use and password managers as people expect. */
function BrowserInput(props: TextInputProps & { className: string }) {
  const {
    kind = 'text',
    value,
    onChange,
    label,
    placeholder,
    maxLength = 200,
    error,
    onDone,
    className,
    autoFocus,
  } = props;
  const numeric = kind === 'number' || kind === 'digits';
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (autoFocus && field.current ? holdFocus(field.current) : undefined), [autoFocus]);
  return createElement(kind === 'multi' ? 'textarea' : 'input', {
    ref: field,
    className,
    value,
    placeholder,
    maxLength,
    'aria-label': label,
    'aria-invalid': error ? true : undefined,
    ...(kind === 'multi'
      ? { rows: 4 }
      : { type: kind === 'search' ? 'search' : kind === 'tel' ? 'tel' : kind === 'password' ? 'password' : 'text' }),
    inputMode: numeric ? 'numeric' : undefined,
    autoComplete: kind === 'nickname' ? 'nickname' : kind === 'password' ? 'current-password' : 'off',
    enterKeyHint: kind === 'search' ? 'search' : onDone ? 'done' : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    onChange: () => undefined,
    onKeyDown: (event: { key: string; preventDefault: () => void; nativeEvent: { isComposing?: boolean } }) => {
      // Enter also ends the choice of a Chinese word: that is not yet the end of typing.
      if (event.key !== 'Enter' || kind === 'multi' || !onDone || event.nativeEvent.isComposing) return;
      event.preventDefault();
      onDone();
    },
  });
}

const wechatKinds = {
  text: 'text',
  search: 'text',
  number: 'digit',
  digits: 'number',
  tel: 'number',
  nickname: 'nickname',
  password: 'text',
} as const;

function WechatInput(props: TextInputProps & { className: string }) {
  const { kind = 'text', value, onChange, label, placeholder, maxLength = 200, onDone, className, autoFocus } = props;
  const shared = {
    className,
    value,
    placeholder,
    placeholderClass: 'ui-input__placeholder',
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onConfirm: () => onDone?.(),
    focus: autoFocus,
    ...spoken({ label }),
  };
  if (kind === 'multi') return <Textarea {...shared} />;
  return (
    <Input
      {...shared}
      password={kind === 'password'}
      type={wechatKinds[kind]}
      confirmType={kind === 'search' ? 'search' : 'done'}
    />
  );
}

interface SearchInputProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  onDone?: () => unknown;
  maxLength?: number;
}

export function SearchInput({ value, onChange, label, placeholder, onDone, maxLength = 20 }: SearchInputProps) {
  const w = useWords(uiWords);
  return (
    <View className='ui-search'>
      <Icon name='search' size={20} className='ui-search__icon' />
      <TextInput
        kind='search'
        value={value}
        onChange={onChange}
        label={label}
        placeholder={placeholder}
        onDone={onDone}
        maxLength={maxLength}
      />
      {value !== '' && (
        <Tap className='ui-search__clear' onTap={() => onChange('')} label={w.clear} repeat>
          <Icon name='x' size={18} />
        </Tap>
      )}
    </View>
  );
}

interface DateInputProps {
  /** `YYYY-MM-DD`, or '' while it is none. */
  value: string;
  onChange: (day: string) => void;
  label: string;
  min?: string;
  max?: string;
  error?: boolean;
}

/** A day, picked from a calendar. */
export function DateInput({ value, onChange, label, min, max, error }: DateInputProps) {
  const className = cx('ui-input', error && 'is-wrong');
  if (isH5) {
    return createElement('input', {
      type: 'date',
      className,
      value,
      min,
      max,
      'aria-label': label,
      'aria-invalid': error ? true : undefined,
      onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
      onChange: () => undefined,
    });
  }
  return (
    <Picker mode='date' value={value} start={min} end={max} onChange={({ detail }) => onChange(String(detail.value))}>
      <View className={className} {...spoken({ role: 'button', label: `${label} ${value}` })}>
        <Text>{value}</Text>
      </View>
    </Picker>
  );
}
