import { Text } from '@tarojs/components';
import { useEffect } from 'react';
import { limits } from '@shared/limits';
import { deskLoginWords } from '@shared/words/desk-login';
import { hereAddress } from '../platform/address';
import { goInstead } from '../platform/navigate';
import { call } from '../services/api';
import { deskOver, idleSeconds, touched } from '../services/desk-presence';
import { useNow } from '../services/now';
import { signOut } from '../services/session';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { tokenStore } from '../services/tokens';
import { Button, Sheet } from '../ui';

const idleMost = limits.deskIdleMinutes * 60;
const warnSeconds = 60;
/** A moment before the server's own end, so that the page says why and not just "signed out". */
const marginSeconds = 12;

/** Warns a minute before an idle desk is signed out, then does it and shows why. */
export function IdleSheet() {
  const held = useStore(tokenStore);
  const over = useStore(deskOver);
  useEffect(() => {
    if (over !== null && !hereAddress().startsWith('/features/desk-login/')) {
      void goInstead('/features/desk-login/index', { next: hereAddress() });
    }
  }, [over]);
  return held?.kind === 'desk' ? <Watch key={held.token} /> : null;
}

function Watch() {
  const w = useWords(deskLoginWords).idle;
  useNow(1000);
  const left = idleMost - marginSeconds - idleSeconds();
  const isOver = left <= 0;
  useEffect(() => {
    if (!isOver) return;
    deskOver.set('idle');
    signOut().catch(() => undefined);
  }, [isOver]);
  // Work that asks nothing of the server, like reading, counts as work too.
  useEffect(() => {
    const timer = setInterval(() => {
      if (idleSeconds() < warnSeconds) call('identity.me').catch(() => undefined);
    }, 60_000);
    return () => clearInterval(timer);
  }, []);
  const stay = async () => {
    touched();
    await call('identity.me').catch(() => undefined);
  };
  return (
    <Sheet
      open={left <= warnSeconds && !isOver}
      title={w.title}
      onClose={stay}
      foot={<Button onTap={stay}>{w.stay}</Button>}
    >
      <Text className='ui-text'>{w.text(Math.max(0, left))}</Text>
    </Sheet>
  );
}
