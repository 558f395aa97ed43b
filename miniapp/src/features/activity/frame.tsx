import type { ReactNode } from 'react';
import { activityDeskWords } from '@shared/words/activity-desk';
import { useWords } from '@/services/settings';
import type { Me } from '@/services/session';
import { DeskFrame } from '@/shell/desk-frame';

interface FrameProps {
  title: string;
  lead?: string;
  centreId?: string;
  children: (me: Me) => ReactNode;
}

/** A page about activities at the desk. */
export function Frame(props: FrameProps) {
  const w = useWords(activityDeskWords);
  return <DeskFrame {...props} current='activities' refusal={{ icon: 'tent', ...w.gate }} />;
}
