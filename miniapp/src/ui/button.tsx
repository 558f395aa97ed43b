import { Text } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { isApiError } from '../services/api-error';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icons';
import { notify } from './notice';
import { Tap } from './tap';

interface ButtonProps {
  children: string;
  /** May return a promise: the button shows that it works until it settles, and a refusal is told. */
  onTap: () => unknown;
  kind?: 'primary' | 'secondary' | 'soft' | 'quiet' | 'danger' | 'call' | 'on-fill' | 'on-fill-quiet';
  icon?: IconName;
  busy?: boolean;
  disabled?: boolean;
  size?: 'normal' | 'small';
  /** Fills its row; false = as wide as its words. */
  block?: boolean;
  label?: string;
}

export function Button(props: ButtonProps) {
  const { children, onTap, kind = 'primary', icon, disabled = false, size = 'normal', block = true, label } = props;
  const [working, setWorking] = useState(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const busy = props.busy || working;

  const act = async () => {
    const result = onTap();
    if (!(typeof result === 'object' && result !== null && 'then' in result)) return;
    setWorking(true);
    try {
      await (result as Promise<unknown>);
    } catch (error) {
      if (!isApiError(error)) throw error;
      notify(error.message, 'error');
    } finally {
      if (mounted.current) setWorking(false);
    }
  };

  return (
    <Tap
      className={cx(
        'ui-button',
        `ui-button--${kind}`,
        size === 'small' && 'ui-button--small',
        block && 'ui-button--block',
        busy && 'is-busy',
      )}
      onTap={act}
      disabled={disabled || busy}
      label={label ?? children}
    >
      {busy ? <Icon name='loader-circle' size={20} className='ui-spin' /> : icon && <Icon name={icon} size={20} />}
      <Text className='ui-button__word'>{children}</Text>
    </Tap>
  );
}
