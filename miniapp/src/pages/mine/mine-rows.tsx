import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { auditWords } from '@shared/words/audit';
import { familyWords } from '@shared/words/family';
import { lotteryRow } from '@shared/words/lottery-row';
import { mineWords } from '@shared/words/mine';
import { neighbourRow } from '@shared/words/neighbour-row';
import { reviewWords } from '@shared/words/review';
import { rolesWords } from '@shared/words/roles';
import { standingWords } from '@shared/words/standing';
import { systemWords } from '@shared/words/system';
import { signInWords } from '@shared/words/ui';
import type { CentreCardData } from '@/features/centre/facts';
import { callPhone } from '@/platform/device';
import { go } from '@/platform/navigate';
import { isH5 } from '@/platform/target';
import { dropNotes, unsentNotes } from '@/services/kept-roster';
import { signIn, signOut, type Me } from '@/services/session';
import { tokens } from '@/services/tokens';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { call } from '@/services/api';
import { RoleSheet } from './role-sheet';
import { ask, notify, Row, Rows, Section, Tag } from '@/ui';
import { inTurn } from '@/ui/a11y';

interface Props {
  me: Me | null;
  unread: number;
  centre: CentreCardData | null;
}

export function MineRows({ me, unread, centre }: Props) {
  const w = useWords(mineWords);
  const audit = useWords(auditWords).row;
  const { title, note } = useWords(neighbourRow);
  const family = useWords(familyWords).row;
  const standing = useWords(standingWords).row;
  const lottery = useWords(lotteryRow);
  const system = useWords(systemWords).row;
  const review = useWords(reviewWords).row;
  return (
    <>
      {me?.role === 'auditor' ? (
        <Rows>
          <Row icon='list-checks' iconTone='violet' {...audit} strong onTap={() => go('/features/audit/index')} />
        </Rows>
      ) : null}
      {me?.role === 'reviewer' ? (
        <Rows>
          <Row icon='eye' iconTone='violet' {...review} strong onTap={() => go('/features/review/index')} />
        </Rows>
      ) : null}
      {me?.role === 'system' ? (
        <Rows>
          <Row icon='activity' iconTone='violet' {...system} strong onTap={() => go('/features/system/index')} />
        </Rows>
      ) : null}
      {me?.may.desk || me?.may.checkNeighbours ? (
        <Rows>
          {me.may.desk ? (
            <Row
              icon='layout-dashboard'
              iconTone='violet'
              title={w.desk}
              note={w.deskNote}
              strong
              onTap={() => go('/features/desk/index')}
            />
          ) : null}
          {me.may.checkNeighbours ? (
            <Row
              icon='map-pin'
              iconTone='violet'
              title={title}
              note={note}
              strong
              onTap={() => go('/features/neighbours/index')}
            />
          ) : null}
        </Rows>
      ) : null}
      {me === null ? null : <RoleRows me={me} />}
      <Rows>
        <Row icon='ticket-check' title={w.bookings} note={w.bookingsNote} onTap={() => go('/features/booking/list')} />
        <Row icon='scale' {...standing} onTap={() => go('/features/standing/index')} />
        <Row icon='ticket' {...lottery} onTap={() => go('/features/lottery/mine')} />
        <Row
          icon='bell'
          title={w.inbox}
          tag={
            unread > 0 ? (
              <Tag tone='error' icon='bell-ring'>
                {w.unread(unread)}
              </Tag>
            ) : undefined
          }
          label={unread > 0 ? inTurn(w.inbox, w.unread(unread)) : w.inbox}
          onTap={() => go('/features/account/inbox')}
        />
        <Row icon='users-round' {...family} onTap={() => go('/features/family/index')} />
        {centre === null ? (
          <Row
            icon='house'
            title={w.chooseCentre}
            note={w.chooseCentreNote}
            onTap={() => go('/features/centre/choose')}
          />
        ) : (
          <Row
            icon='house'
            title={w.centre}
            note={centre.name}
            onTap={() => go('/features/centre/centre', { centreId: centre.id })}
          />
        )}
        {centre === null ? null : (
          <Row icon='phone' title={w.callCentre} note={centre.phone} onTap={() => callPhone(centre.phone)} />
        )}
        <Row icon='settings' title={w.settings} note={w.settingsNote} onTap={() => go('/features/account/settings')} />
      </Rows>
    </>
  );
}

/** Leaving, and in the demo city becoming somebody else. */
export function SessionRows({ me }: { me: Me | null }) {
  const w = useWords(mineWords);
  // Only the stand-in answers this; a real city says not found, and nothing is shown.
  const personas = useLoad(() => call('demo.personas'), [], { when: isH5 });
  const become = async () => {
    const isIn = await signIn({ choose: true });
    // Their whole work is on one page.
    if (isIn && tokens()?.me.role === 'grid_worker') await go('/features/neighbours/index');
  };
  const leave = async () => {
    const kept = await unsentNotes();
    if (!(await ask(kept > 0 ? w.unsentAsk(kept) : w.signOutAsk))) return;
    dropNotes();
    await signOut();
    notify(w.signedOutDone);
  };
  return (
    <>
      {personas.data === null ? null : (
        <Section title={w.demo.title}>
          <Rows>
            <Row
              icon='users-round'
              iconTone='teal'
              title={w.demo.choose}
              note={me?.name ? w.demo.now(me.name) : w.demo.nobody}
              onTap={become}
            />
          </Rows>
          <View className='mine-demo'>
            <Text>{w.demo.note}</Text>
          </View>
        </Section>
      )}
      {me === null ? null : (
        <Rows>
          <Row icon='log-out' title={w.signOut} onTap={leave} chevron={false} />
        </Rows>
      )}
    </>
  );
}

function RoleRows({ me }: { me: Me }) {
  const w = useWords(rolesWords).mine;
  const { roles } = useWords(signInWords);
  const [choosing, setChoosing] = useState(false);
  if (!me.may.switchRole) return null;
  return (
    <>
      <Rows>
        <Row
          icon='id-card'
          iconTone='teal'
          title={w.switch}
          note={w.switchNote}
          value={roles[me.role]}
          onTap={() => setChoosing(true)}
        />
        {me.may.giveRoles ? (
          <Row
            icon='user-check'
            iconTone='violet'
            title={w.give}
            note={w.giveNote}
            onTap={() => go('/features/roles/index')}
          />
        ) : null}
      </Rows>
      {choosing ? <RoleSheet me={me} onClose={() => setChoosing(false)} /> : null}
    </>
  );
}
