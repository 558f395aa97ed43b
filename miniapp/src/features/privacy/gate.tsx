import type { ReactNode } from 'react';
import { privacyPageWords } from '@shared/words/privacy';
import { useCareBar } from '@/shell/care-bar';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Empty, Screen } from '@/ui';
import './privacy.scss';

/** A page about oneself: it needs to know who that is. */
export function OwnPage({ title, children }: { title: string; children: ReactNode }) {
  const { signedOut } = useWords(privacyPageWords);
  const { signedIn } = useSession();
  const bar = useCareBar();
  return (
    <Screen title={title} bar={bar}>
      {signedIn ? (
        <>{children}</>
      ) : (
        <Empty
          icon='shield-check'
          title={signedOut.title}
          hint={signedOut.hint}
          action={{ word: signedOut.action, onTap: () => signIn() }}
        />
      )}
    </Screen>
  );
}
