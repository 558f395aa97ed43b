import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { familyWords } from '@shared/words/family';
import { useCareBar } from '@/shell/care-bar';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Empty, Screen } from '@/ui';
import './family.scss';

interface Props {
  title: string;
  /** What somebody who is not signed in reads, where it is not simply their family. */
  signedOut?: { title: string; hint: string; action: string };
  children: ReactNode;
}

/** A page about one's own family: begun anew when somebody else signs in. */
export function FamilyPage({ title, signedOut, children }: Props) {
  const family = useWords(familyWords).signedOut;
  const words = signedOut ?? family;
  const { me } = useSession();
  const bar = useCareBar();
  return (
    <Screen title={title} bar={bar}>
      {me === null ? (
        <Empty
          icon='users-round'
          title={words.title}
          hint={words.hint}
          action={{ word: words.action, onTap: () => signIn() }}
        />
      ) : (
        <View key={me.accountId} className='family'>
          {children}
        </View>
      )}
    </Screen>
  );
}
