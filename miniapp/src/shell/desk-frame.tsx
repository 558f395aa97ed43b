import type { ReactNode } from 'react';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { Screen } from '@/ui';
import type { IconName } from '@/ui/icons';
import { DeskGate } from './desk-gate';
import { DeskShell } from './desk-shell';
import type { DeskWay } from './desk-ways';

interface DeskFrameProps {
  title: string;
  lead?: string;
  centreId?: string;
  /** Its entry in the navigation. */
  current: DeskWay;
  refusal: { icon: IconName; title: string; hint: string };
  children: (me: Me) => ReactNode;
}

/** A page of a centre's staff: in the desk's navigation in a wide browser, a screen of its own on the phone. */
export function DeskFrame({ title, lead, centreId, current, refusal, children }: DeskFrameProps) {
  const isWide = useDesk();
  return (
    <DeskGate title={title} may={(me) => me.may.desk} refusal={refusal}>
      {(me) =>
        isWide ? (
          <DeskShell
            me={me}
            current={current}
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
