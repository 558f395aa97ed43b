import type { ReactNode } from 'react';
import { privacyPageWords } from '@shared/words/privacy';
import { useWords } from '@/services/settings';
import { OwnPage } from '@/shell/own-page';
import './privacy.scss';

/** A page about what is kept of oneself. */
export function PrivacyPage({ title, children }: { title: string; children: ReactNode }) {
  const { signedOut } = useWords(privacyPageWords);
  return (
    <OwnPage title={title} icon='shield-check' signedOut={signedOut}>
      {() => children}
    </OwnPage>
  );
}
