import type { ReactNode } from 'react';
import { deskWords } from '@shared/words/desk';
import { goTab } from '@/platform/navigate';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { Empty, Screen } from '@/ui';

/** Lets staff with a centre in; tells everybody else in plain words whom to ask and how to get back. */
export function Gate({ children }: { children: (me: Me) => ReactNode }) {
  const w = useWords(deskWords);
  const { notStaff, notStaffHint, noCentre, noCentreHint, home } = w.gate;
  return (
    <DeskGate
      title={w.title}
      may={(me) => me.may.desk}
      refusal={{ icon: 'shield', title: notStaff, hint: notStaffHint }}
    >
      {(me) =>
        me.deskCentreId !== null ? (
          children(me)
        ) : (
          <Screen title={w.title}>
            <Empty
              icon='building-2'
              title={noCentre}
              hint={noCentreHint}
              action={{ word: home, onTap: () => goTab('home') }}
            />
          </Screen>
        )
      }
    </DeskGate>
  );
}
