import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { familyWords } from '@shared/words/family';
import { go } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';

import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, notify, Row, Rows, Sheet } from '@/ui';
import { dayAt } from './when';

export type Member = Reply<'family.get'>['members'][number];

interface Props {
  member: Member;
  onClose: () => void;
  onChange: () => unknown;
}

/** What can be done with one member; each line is there only if the server would allow it. */
export function MemberSheet({ member, onClose, onChange }: Props) {
  const w = useWords(familyWords);
  const { language } = useSettings();
  const now = useNow();
  const name = member.name || w.noName;
  const { may, memberId } = member;
  const remove = async () => {
    onClose();
    if (!(await ask({ ...(member.isMe ? w.leaveAsk : w.removeAsk(name, member.isChild)), danger: true }))) return;
    try {
      await call('family.remove', { params: { memberId } });
      notify(member.isMe ? w.left : w.removed(name));
      await onChange();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  const to = (page: string, values: Record<string, string>) => {
    onClose();
    return go(`/features/family/${page}`, values);
  };
  const none = !may.remove && !may.inviteGuardian && !may.askInPerson && !may.beProxy;
  return (
    <Sheet open title={member.isMe ? w.me(name) : name} onClose={onClose}>
      <View className='family'>
        <Text className='family__note'>{w.since(dayAt(member.joinedAt, now, language))}</Text>
        {none ? <Text className='family__text'>{w.nothingToDo}</Text> : null}
        {may.beProxy || may.inviteGuardian || may.askInPerson ? (
          <Rows>
            {may.beProxy ? (
              <Row icon='hand-helping' title={w.askToAct} onTap={() => to('proxies', { memberId })} />
            ) : null}
            {may.inviteGuardian ? (
              <Row
                icon='user-check'
                title={w.inviteGuardian}
                onTap={() => to('add', { childId: member.personId, name })}
              />
            ) : null}
            {may.askInPerson ? (
              <Row icon='handshake' title={w.askInPerson} onTap={() => to('add', { memberId, name })} />
            ) : null}
          </Rows>
        ) : null}
        {may.remove ? (
          <Button kind='danger' icon={member.isMe ? 'log-out' : 'user-x'} onTap={remove}>
            {member.isMe ? w.leave : w.remove}
          </Button>
        ) : null}
      </View>
    </Sheet>
  );
}
