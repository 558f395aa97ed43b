import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { familyWords } from '@shared/words/family';
import { useCareBar } from '@/shell/care-bar';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Empty, Screen } from '@/ui';
import './family.scss';

/** A page about one's own family: begun anew when somebody else signs in. */
export function FamilyPage({ title, children }: { title: string; children: ReactNode }) {
  const { signedOut } = useWords(familyWords);
  const { me } = useSession();
  const bar = useCareBar();
  return (
    <Screen title={title} bar={bar}>
      {me === null ? (
        <Empty
          icon='users-round'
          title={signedOut.title}
          hint={signedOut.hint}
          action={{ word: signedOut.action, onTap: () => signIn() }}
        />
      ) : (
        <View key={me.accountId} className='family'>
          {children}
        </View>
      )}
    </Screen>
  );
}
