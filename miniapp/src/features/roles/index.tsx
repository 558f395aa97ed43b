import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { rolesWords } from '@shared/words/roles';
import { signInWords } from '@shared/words/ui';
import { useDesk } from '@/platform/target';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { ask, Button, ListView, notify, Row, Screen, SearchInput, Section, Tag } from '@/ui';
import { lastDay } from './code';
import { InviteSheet } from './invite-sheet';
import { RevokeSheet } from './revoke-sheet';
import './roles.scss';
import { titled } from '@/ui/a11y';

type Holder = ItemOf<'role.list'>;

/** Who is in office at my places, and the offers that nobody has taken yet. */
export default function RolesPage() {
  const w = useWords(rolesWords);
  const isWide = useDesk();
  return (
    <DeskGate title={w.title} may={(me) => me.may.giveRoles} refusal={{ icon: 'shield', ...w.gate }}>
      {(me) => {
        const content = <Roles key={me.accountId} me={me} />;
        if (!isWide) return <Screen title={w.title}>{content}</Screen>;
        return (
          <DeskShell me={me} current='roles' title={w.title}>
            {content}
          </DeskShell>
        );
      }}
    </DeskGate>
  );
}

function Roles({ me }: { me: Me }) {
  const w = useWords(rolesWords);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [inviting, setInviting] = useState(false);
  const [losing, setLosing] = useState<Holder | null>(null);
  const query = asked === '' ? {} : { words: asked };
  const holders = useList((cursor) => call('role.list', { query: { ...query, cursor } }), [asked]);
  const open = useList((cursor) => call('invitation.list', { query: { cursor } }), []);
  return (
    <View className='roles'>
      <View className='roles-head'>
        <View className='roles-head__search'>
          <SearchInput
            label={w.search}
            placeholder={w.search}
            value={words}
            onChange={(value) => {
              setWords(value);
              if (value === '') setAsked('');
            }}
            onDone={() => setAsked(words.trim())}
          />
        </View>
        <Button block={false} icon='user-check' onTap={() => setInviting(true)}>
          {w.invite}
        </Button>
      </View>
      <View className='roles-columns'>
        <View className='roles-columns__main'>
          <Section title={w.holders}>
            <ListView list={holders} rows keyOf={({ grantId }) => grantId} empty={{ icon: 'users', ...w.noHolders }}>
              {(holder) => <HolderRow holder={holder} onRevoke={() => setLosing(holder)} onUnlocked={holders.reload} />}
            </ListView>
          </Section>
        </View>
        <View className='roles-columns__side'>
          <Section title={w.open}>
            <ListView list={open} rows keyOf={(one) => one.invitationId} empty={{ icon: 'ticket-check', ...w.noOpen }}>
              {(one) => <InvitationRow invitation={one} onGone={open.reload} />}
            </ListView>
          </Section>
        </View>
      </View>
      {inviting ? (
        <InviteSheet
          me={me}
          onClose={() => {
            setInviting(false);
            void open.reload();
          }}
        />
      ) : null}
      {losing === null ? null : (
        <RevokeSheet
          holder={losing}
          onClose={() => setLosing(null)}
          onDone={() => {
            setLosing(null);
            void holders.reload();
          }}
        />
      )}
    </View>
  );
}

interface HolderRowProps {
  holder: Holder;
  onRevoke: () => void;
  onUnlocked: () => unknown;
}

function HolderRow({ holder, onRevoke, onUnlocked }: HolderRowProps) {
  const w = useWords(rolesWords);
  const { roles } = useWords(signInWords);
  const name = holder.name ?? w.noName;
  const unlock = async () => {
    if (!(await ask(w.unlockAsk))) return;
    try {
      await call('desk.unlock', { params: { grantId: holder.grantId } });
      notify(w.unlocked);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await onUnlocked();
  };
  const ends = holder.endsAt === null ? w.always : w.until(lastDay(holder.endsAt));
  return (
    <View className='roles-row'>
      <View className='roles-row__who'>
        <Row
          icon={holder.deskLocked ? 'lock' : 'user-round'}
          iconTone={holder.deskLocked ? 'error' : 'brand'}
          title={holder.isMe ? `${name}（${w.me}）` : name}
          note={[holder.scopeName, ends, ...(holder.deskLocked ? [w.locked] : [])].join(' · ')}
          tag={<Tag tone={holder.isMe ? 'teal' : 'brand'}>{roles[holder.role]}</Tag>}
        />
      </View>
      {holder.may.unlockDesk ? (
        <Button kind='secondary' size='small' block={false} label={titled(w.unlock, name)} onTap={unlock}>
          {w.unlock}
        </Button>
      ) : null}
      {holder.may.revoke ? (
        <Button kind='quiet' size='small' block={false} label={titled(w.revoke, name)} onTap={onRevoke}>
          {w.revoke}
        </Button>
      ) : null}
    </View>
  );
}

function InvitationRow({ invitation, onGone }: { invitation: ItemOf<'invitation.list'>; onGone: () => unknown }) {
  const w = useWords(rolesWords);
  const { roles } = useWords(signInWords);
  const { language } = useSettings();
  const now = useNow();
  const expires = new Date(invitation.expiresAt);
  const day = dayWords(civilDay(expires), now, language === 'zh' ? 'zh-CN' : 'en');
  const withdraw = async () => {
    if (!(await ask(w.withdrawAsk))) return;
    await call('invitation.withdraw', { params: { invitationId: invitation.invitationId } });
    notify(w.withdrawn);
    await onGone();
  };
  return (
    <View className='roles-row'>
      <View className='roles-row__who'>
        <Row
          icon='ticket-check'
          iconTone='teal'
          title={`${invitation.forWhom} · ${roles[invitation.role]}`}
          note={`${invitation.scopeName} · ${w.openUntil(`${day} ${clockWords(expires)}`)}`}
        />
      </View>
      <Button kind='quiet' size='small' block={false} label={titled(w.withdraw, invitation.forWhom)} onTap={withdraw}>
        {w.withdraw}
      </Button>
    </View>
  );
}
