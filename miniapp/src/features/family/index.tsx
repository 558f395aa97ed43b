import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { residenceWords } from '@shared/words/residence';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Empty, Loaded, Row, Rows, Section, Tag } from '@/ui';
import { FamilyPage } from './gate';
import { MemberSheet, type Member } from './member-sheet';
import { PowerRows } from './power-rows';
import { Waiting } from './waiting';
import { inTurn } from '@/ui/a11y';

/** My household, who is still to answer, and for whom I may act. */
export default function FamilyIndex() {
  const w = useWords(familyWords);
  return (
    <FamilyPage title={w.title}>
      <Family />
    </FamilyPage>
  );
}

function Family() {
  const w = useWords(familyWords);
  const add = useWords(familyAddWords);
  const residence = useWords(residenceWords);
  const load = useLoad(() => call('family.get'), [], { onShow: true });
  const [shown, setShown] = useState<Member | null>(null);
  return (
    <Loaded load={load}>
      {(family) => (
        <View className='family'>
          <Section title={w.members}>
            <Members family={family} onTap={setShown} />
          </Section>
          <Button icon='plus' onTap={() => go('/features/family/add')}>
            {w.add}
          </Button>
          <Waiting family={family} onChange={load.reload} />
          <Section title={w.iActFor}>
            <PowerRows
              powers={family.iActFor}
              members={family.members}
              none={w.nobodyToActFor}
              onChange={load.reload}
            />
          </Section>
          <Rows>
            <Row icon='ticket-check' {...add.accept.row} onTap={() => go('/features/family/accept')} />
            <Row icon='hand-helping' {...w.proxies.row} onTap={() => go('/features/family/proxies')} />
            <Row icon='map-pin' {...residence.row} onTap={() => go('/features/family/residence')} />
          </Rows>
          {shown === null ? null : <MemberSheet member={shown} onClose={() => setShown(null)} onChange={load.reload} />}
        </View>
      )}
    </Loaded>
  );
}

function Members({ family, onTap }: { family: Reply<'family.get'>; onTap: (member: Member) => void }) {
  const w = useWords(familyWords);
  const { language } = useSettings();
  if (family.members.length === 0) return <Empty icon='users-round' {...w.none} />;
  return (
    <Rows>
      {family.members.map((member) => {
        const name = member.name || w.noName;
        const facts = [
          member.relation === null ? null : w.relations[member.relation],
          member.age === null ? null : w.age(member.age),
        ].filter((fact) => fact !== null);
        // What the tag says is read out too.
        const tagged = member.isChild ? [w.child] : member.hasWechat ? [] : [w.noWechat];
        return (
          <Row
            key={member.memberId}
            icon={member.isChild ? 'baby' : 'user-round'}
            iconTone={member.isMe ? 'brand' : member.isChild ? 'violet' : 'teal'}
            title={member.isMe ? w.me(name) : name}
            note={facts.join(language === 'en' ? ', ' : ' · ')}
            tag={
              member.isChild ? (
                <Tag tone='violet'>{w.child}</Tag>
              ) : member.hasWechat ? undefined : (
                <Tag tone='muted'>{w.noWechat}</Tag>
              )
            }
            label={inTurn(member.isMe ? w.me(name) : name, ...facts, ...tagged)}
            onTap={() => onTap(member)}
          />
        );
      })}
    </Rows>
  );
}
