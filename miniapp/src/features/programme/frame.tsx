import type { ReactNode } from 'react';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { useWords } from '@/services/settings';
import type { Me } from '@/services/session';
import { DeskFrame } from '@/shell/desk-frame';

interface FrameProps {
  title: string;
  lead?: string;
  centreId?: string;
  children: (me: Me) => ReactNode;
}

/** A page about programmes at the desk. */
export function Frame(props: FrameProps) {
  const w = useWords(programmeDeskWords);
  return <DeskFrame {...props} current='programmes' refusal={{ icon: 'school', ...w.gate }} />;
}
