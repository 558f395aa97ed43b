import { View } from '@tarojs/components';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { isH5 } from '../platform/target';
import { spoken } from './a11y';
import { cx } from './cx';
import { notify } from './notice';
import { isApiError } from '../services/api-error';

export interface TapProps {
  /** May return a promise: further taps do nothing until it settles. A refusal that it throws is shown to the person. */
  onTap: () => unknown;
  children?: ReactNode;
  /** What a screen reader says; the text inside if left out. */
  label?: string;
  role?: 'button' | 'link' | 'radio' | 'tab' | 'checkbox' | 'menuitem';
  checked?: boolean;
  selected?: boolean;
  expanded?: boolean;
  current?: boolean;
  disabled?: boolean;
  /** For steppers and the like, where each of several quick taps counts. */
  repeat?: boolean;
  className?: string;
  style?: CSSProperties;
  id?: string;
}

/** A double tap comes within this; what the first one opened is there by then. */
const doubleTapMs = 500;

/** The last tap anywhere: after something else was tapped, the same button again is meant, however soon. */
let last: { on: object; at: number } | null = null;

/** Whatever can be tapped: one action for a double tap, reachable by keyboard, named for screen readers. */
export function Tap(props: TapProps) {
  const { onTap, children, label, role = 'button', disabled = false, repeat = false, className, style, id } = props;
  const busy = useRef(false);

  const act = () => {
    const at = Date.now();
    if (disabled || busy.current || (!repeat && last?.on === busy && at - last.at < doubleTapMs)) return;
    last = { on: busy, at };
    const result = onTap();
    if (!isPromise(result)) return;
    busy.current = true;
    result.then(
      () => {
        busy.current = false;
      },
      (error: unknown) => {
        busy.current = false;
        if (!isApiError(error)) throw error;
        notify(error.message, 'error');
      },
    );
  };

  const keys = isH5
    ? {
        onKeyDown: (event: KeyboardEvent) => {
          if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
          event.preventDefault();
          act();
        },
      }
    : {};

  return (
    <View
      // Left out, not undefined: the browser's elements would take that for a name.
      {...(id === undefined ? {} : { id })}
      className={cx('ui-tap', disabled && 'is-disabled', className)}
      style={style}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      hoverStayTime={80}
      onClick={(event) => {
        event.stopPropagation();
        act();
      }}
      {...keys}
      {...spoken({
        role,
        label,
        disabled,
        checked: props.checked,
        selected: props.selected,
        expanded: props.expanded,
        current: props.current,
        focusable: !disabled,
      })}
    >
      {children}
    </View>
  );
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
