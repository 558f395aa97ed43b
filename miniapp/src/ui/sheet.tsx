import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { uiWords } from '@shared/words/ui';
import { addLayer } from '../platform/back-closes';
import { isH5 } from '../platform/target';
import { useWords } from '../services/settings';
import { spoken } from './a11y';
import { cx } from './cx';
import { holdFocus } from './hold-focus';
import { Icon } from './icon';
import { hushNotice } from './notice';
import { Tap } from './tap';

interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => unknown;
  children?: ReactNode;
  /** Buttons that stay in view. */
  foot?: ReactNode;
}

/** Comes up from the bottom on a phone; a dialog in the middle on the desk. */
export function Sheet({ open, title, onClose, children, foot }: SheetProps) {
  const w = useWords(uiWords);
  const id = `sheet${useId().replace(/:/g, '')}`;
  useFocusInside(open, id, onClose);
  useBackCloses(open, onClose);
  useScrolledByKeys(open, id);
  // A notice of before would lie over the sheet's buttons.
  useEffect(() => (open ? hushNotice() : undefined), [open]);
  if (!open) return null;
  return (
    <View className='ui-sheet' catchMove>
      <View className='ui-sheet__shade' onClick={() => onClose()} {...spoken({ hidden: true })} />
      <View
        id={id}
        className='ui-sheet__panel'
        {...spoken({ role: 'dialog', label: title, modal: true, focusable: false })}
      >
        <View className='ui-sheet__head'>
          <Text className='ui-sheet__title'>{title}</Text>
          <Tap className='ui-sheet__close' onTap={onClose} label={w.close}>
            <Icon name='x' size={22} />
          </Tap>
        </View>
        <ScrollView scrollY className={cx('ui-sheet__body', !foot && 'ui-sheet__body--last')}>
          <View className='ui-sheet__inner'>{children}</View>
        </ScrollView>
        {foot && <View className='ui-sheet__foot'>{foot}</View>}
      </View>
    </View>
  );
}

const stopsIn = '[tabindex="0"], input, textarea, button';

/** A long text without anything to press is a stop of its own, or keys would never reach its end (browser only). */
function useScrolledByKeys(open: boolean, id: string): void {
  // After every change of what is in it: it may have come late.
  useEffect(() => {
    const body = isH5 && open ? document.getElementById(id)?.querySelector<HTMLElement>('.ui-sheet__body') : null;
    if (!body) return;
    const isStuck = body.scrollHeight > body.clientHeight && body.querySelector(stopsIn) === null;
    if (isStuck) body.tabIndex = 0;
    else body.removeAttribute('tabindex');
  });
}

/** The back button closes the sheet before it leaves the page. */
function useBackCloses(open: boolean, onClose: () => unknown): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => (open ? addLayer(() => latest.current()) : undefined), [open]);
}

/** Keyboard use in a browser: focus goes in, stays in, Escape closes, and focus returns to where it was. */
function useFocusInside(open: boolean, id: string, onClose: () => unknown): void {
  useEffect(() => {
    if (!isH5 || !open) return undefined;
    const before = document.activeElement as HTMLElement | null;
    const panel = document.getElementById(id);
    const letGo = panel ? holdFocus(panel) : undefined;
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
      if (event.key !== 'Tab' || !panel) return;
      const stops = Array.from(panel.querySelectorAll<HTMLElement>(stopsIn));
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
      const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
      const at = document.activeElement;
      if (other && (at === edge || at === panel || !panel.contains(at))) {
        event.preventDefault();
        other.focus();
      }
    };
    document.addEventListener('keydown', keys);
    return () => {
      letGo?.();
      document.removeEventListener('keydown', keys);
      before?.focus();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new onClose is no reason to move the focus again
  }, [open, id]);
}
