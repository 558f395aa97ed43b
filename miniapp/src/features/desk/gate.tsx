import { View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { deskWords } from '@shared/words/desk';
import { goInstead, goTab } from '@/platform/navigate';
import { hereAddress } from '@/platform/address';
import { useDesk } from '@/platform/target';
import { signIn, useSession, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { Button, Empty, Screen } from '@/ui';

/** Lets staff with a centre in; tells everybody else in plain words whom to ask and how to get back. */
export function Gate({ children }: { children: (me: Me) => ReactNode }) {
  const w = useWords(deskWords);
  const { me } = useSession();
  const home = { word: w.gate.home, onTap: () => goTab('home') };
  const isWide = useDesk();
  const wantsDeskLogin = me === null && isWide;
  useEffect(() => {
    // The idle watch may have been there first, and the address is the login page's already.
    const isThere = hereAddress().startsWith('/features/desk-login/');
    if (wantsDeskLogin && !isThere) void goInstead('/features/desk-login/index', { next: hereAddress() });
  }, [wantsDeskLogin]);
  if (wantsDeskLogin) return <Screen title={w.title}>{null}</Screen>;
  if (me === null) {
    return (
      <Screen title={w.title}>
        <Empty
          icon='log-in'
          title={w.gate.signedOut}
          hint={w.gate.signedOutHint}
          action={{ word: w.gate.signIn, onTap: () => signIn() }}
        />
      </Screen>
    );
  }
  if (!me.may.desk) {
    return (
      <Screen title={w.title}>
        <Empty icon='shield' title={w.gate.notStaff} hint={w.gate.notStaffHint} action={home} />
        <View className='desk-gate__other'>
          <Button kind='quiet' block={false} onTap={() => signIn({ choose: true })}>
            {w.gate.otherPerson}
          </Button>
        </View>
      </Screen>
    );
  }
  if (me.deskCentreId === null) {
    return (
      <Screen title={w.title}>
        <Empty icon='building-2' title={w.gate.noCentre} hint={w.gate.noCentreHint} action={home} />
      </Screen>
    );
  }
  return <>{children(me)}</>;
}
