import { Fragment, type ReactNode } from 'react';
import { signIn, useSession, type Me } from '@/services/session';
import { Empty, Screen, type IconName } from '@/ui';
import { useCareBar } from './care-bar';

interface Props {
  title: string;
  icon: IconName;
  /** What somebody who is not signed in reads, and the tap that signs in. */
  signedOut: { title: string; hint: string; action: string };
  children: (me: Me) => ReactNode;
}

/** A page about oneself: it asks who that is, and begins anew when somebody else signs in. */
export function OwnPage({ title, icon, signedOut, children }: Props) {
  const { me } = useSession();
  const bar = useCareBar();
  return (
    <Screen title={title} bar={bar}>
      {me === null ? (
        <Empty
          icon={icon}
          title={signedOut.title}
          hint={signedOut.hint}
          action={{ word: signedOut.action, onTap: () => signIn() }}
        />
      ) : (
        <Fragment key={me.accountId}>{children(me)}</Fragment>
      )}
    </Screen>
  );
}
