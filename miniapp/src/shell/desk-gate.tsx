import { View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { deskShellWords } from '@shared/words/desk-shell';
import { hereAddress } from '@/platform/address';
import { goInstead, goTab } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { signIn, useSession, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { Button, Empty, Screen } from '@/ui';
import type { IconName } from '@/ui/icons';

interface DeskGateProps {
  title: string;
  may: (me: Me) => boolean;
  /** What somebody reads who may not: whose page it is and what they can do about it. */
  refusal: { icon: IconName; title: string; hint: string };
  children: (me: Me) => ReactNode;
}

/**
 * Lets those in whose page it is. In a wide browser that takes a session of the desk, which idle time and a day end: with
 * none, or with a phone's, it goes to the desk's login and comes back here. A phone asks on the spot.
 */
export function DeskGate({ title, may, refusal, children }: DeskGateProps) {
  const w = useWords(deskShellWords).gate;
  const { me, atDesk } = useSession();
  const isWide = useDesk();
  const wantsDeskLogin = isWide && !atDesk;
  useEffect(() => {
    // The idle watch may have been there first, and the address is the login page's already.
    const isThere = hereAddress().startsWith('/features/desk-login/');
    if (wantsDeskLogin && !isThere) void goInstead('/features/desk-login/index', { next: hereAddress() });
  }, [wantsDeskLogin]);
  if (wantsDeskLogin) return <Screen title={title}>{null}</Screen>;
  if (me !== null && may(me)) return <>{children(me)}</>;
  if (me === null) {
    return (
      <Screen title={title}>
        <Empty
          icon='log-in'
          title={w.signedOut}
          hint={w.signedOutHint}
          action={{ word: w.signIn, onTap: () => signIn() }}
        />
      </Screen>
    );
  }
  return (
    <Screen title={title}>
      <Empty {...refusal} action={{ word: w.home, onTap: () => goTab('home') }} />
      {!atDesk && (
        <View className='ui-desk__other'>
          <Button kind='quiet' block={false} onTap={() => signIn({ choose: true })}>
            {w.otherPerson}
          </Button>
        </View>
      )}
    </Screen>
  );
}
