import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { familyWords } from '@shared/words/family';
import { useWords } from '@/services/settings';
import { OwnPage } from '@/shell/own-page';
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
  return (
    <OwnPage title={title} icon='users-round' signedOut={signedOut ?? family}>
      {() => <View className='family'>{children}</View>}
    </OwnPage>
  );
}
