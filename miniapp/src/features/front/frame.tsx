import type { ReactNode } from 'react';
import { frontWords } from '@shared/words/front-desk';
import { useDesk } from '@/platform/target';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import type { DeskWay } from '@/shell/desk-ways';
import { Screen } from '@/ui';

interface FrameProps {
  title: string;
  lead?: string;
  centreId?: string;
  bar?: ReactNode;
  /** Its entry in the navigation; most belong to the slots. */
  current?: DeskWay;
  children: ReactNode;
}

/** A page of the front desk: within the desk's navigation in a wide browser, a screen of its own on the phone. */
export function Frame({ title, lead, centreId, bar, current = 'slots', children }: FrameProps) {
  const w = useWords(frontWords);
  const isWide = useDesk();
  return (
    <DeskGate title={title} may={(me) => me.may.desk} refusal={{ icon: 'shield', ...w.gate }}>
      {(me) =>
        isWide ? (
          <DeskShell
            me={me}
            current={current}
            title={title}
            subtitle={lead}
            centreId={centreId ?? me.deskCentreId ?? undefined}
          >
            {children}
            {bar}
          </DeskShell>
        ) : (
          <Screen title={title} bar={bar}>
            {children}
          </Screen>
        )
      }
    </DeskGate>
  );
}
