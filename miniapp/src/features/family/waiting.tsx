import { View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { familyWords } from '@shared/words/family';
import { asApiError, call } from '@/services/api';

import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, notify, Row, Rows, Section } from '@/ui';
import { momentAt } from './when';
import { titled } from '@/ui/a11y';

/** Invitations that nobody has answered yet, and people whom staff is to ask; each can be taken back. */
export function Waiting({ family, onChange }: { family: Reply<'family.get'>; onChange: () => unknown }) {
  const w = useWords(familyWords);
  const { language } = useSettings();
  const now = useNow();
  const { invitations, requests } = family;
  if (invitations.length + requests.length === 0) return null;
  const takeBack = async (question: typeof w.withdrawAsk, write: () => Promise<unknown>) => {
    if (!(await ask(question))) return;
    try {
      await write();
      notify(w.withdrawn);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await onChange();
  };
  const line = (key: string, icon: string, title: string, note: string, onTap: () => unknown) => (
    <View key={key} className='family-row'>
      <View className='family-row__who'>
        <Row icon={icon} iconTone='warn' title={title} note={note} />
      </View>
      <Button kind='quiet' size='small' block={false} label={titled(w.withdraw, title)} onTap={onTap}>
        {w.withdraw}
      </Button>
    </View>
  );
  return (
    <Section title={w.waiting}>
      <Rows>
        {invitations.map((one) =>
          line(
            one.id,
            'ticket-check',
            `${one.name ?? w.relations[one.relation]} · ${w.kinds[one.kind]}`,
            w.openUntil(momentAt(one.expiresAt, now, language)),
            () => takeBack(w.withdrawAsk, () => call('familyInvite.withdraw', { params: { inviteId: one.id } })),
          ),
        )}
        {requests.map((one) =>
          line(one.id, 'handshake', one.name || w.noName, w.asked, () =>
            takeBack(w.requestAsk, () => call('family.withdrawRequest', { params: { requestId: one.id } })),
          ),
        )}
      </Rows>
    </Section>
  );
}
