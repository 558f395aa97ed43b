import type { ReactNode } from 'react';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import type { Me } from '@/services/session';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen } from '@/ui';

interface FrameProps {
  title: string;
  lead?: string;
  centreId?: string;
  children: (me: Me) => ReactNode;
}

/** A page about programmes at the desk: in its navigation in a wide browser, a screen of its own on the phone. */
export function Frame({ title, lead, centreId, children }: FrameProps) {
  const w = useWords(programmeDeskWords);
  const isWide = useDesk();
  return (
    <DeskGate title={title} may={(me) => me.may.desk} refusal={{ icon: 'school', ...w.gate }}>
      {(me) =>
        isWide ? (
          <DeskShell
            me={me}
            current='programmes'
            title={title}
            subtitle={lead}
            centreId={centreId ?? me.deskCentreId ?? undefined}
          >
            {children(me)}
          </DeskShell>
        ) : (
          <Screen title={title}>{children(me)}</Screen>
        )
      }
    </DeskGate>
  );
}
