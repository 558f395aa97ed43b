import { useShareAppMessage } from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { familyAddWords, type Way } from '@shared/words/family-add';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Card, ChoiceCards, Field, Row } from '@/ui';
import { ChildForm } from './child-form';
import { FamilyPage } from './gate';
import { InPersonForm } from './in-person-form';
import { InviteForm } from './invite-form';
import { acceptPage, MadeCode, type Made } from './made-code';

/** Adds somebody in one of three ways; for a child, another guardian; for a member without WeChat, a yes before staff. */
export default function AddPage() {
  const w = useWords(familyAddWords);
  const { me } = useSession();
  const { childId, memberId, name } = useParams<{ childId: string; memberId: string; name: string }>();
  const [made, setMade] = useState<Made | null>(null);
  useShareAppMessage(() => ({
    title: childId === undefined ? w.made.share(me?.name ?? '') : w.made.shareGuardian(me?.name ?? '', name ?? ''),
    path: made === null ? '/pages/home/index' : `${acceptPage}?code=${made.code}`,
  }));
  return (
    <FamilyPage title={childId === undefined ? w.title : w.guardianTitle}>
      {made !== null ? (
        <MadeCode made={made} />
      ) : childId !== undefined ? (
        <>
          <Text className='family__text'>{w.guardianLead(name ?? '')}</Text>
          <InviteForm childId={childId} onMade={setMade} />
        </>
      ) : memberId !== undefined ? (
        <InPersonForm member={{ memberId, name: name ?? '' }} />
      ) : (
        <Ways onMade={setMade} />
      )}
    </FamilyPage>
  );
}

function Ways({ onMade }: { onMade: (made: Made) => void }) {
  const w = useWords(familyAddWords);
  const [way, setWay] = useState<Way | null>(null);
  const family = useLoad(() => call('family.get'), [], { onShow: true });
  const mayAsk = family.data?.may.askInPerson ?? true;
  return (
    <>
      <Field label={w.way}>
        <ChoiceCards<Way>
          label={w.way}
          options={[
            { value: 'wechat', ...w.ways.wechat, icon: 'message-circle', tone: 'ok' },
            { value: 'in_person', ...w.ways.in_person, icon: 'handshake', tone: 'teal' },
            { value: 'child', ...w.ways.child, icon: 'baby', tone: 'violet' },
          ]}
          value={way}
          onChange={setWay}
        />
      </Field>
      {way === 'wechat' ? <InviteForm onMade={onMade} /> : null}
      {way === 'child' ? <ChildForm /> : null}
      {way === 'in_person' && mayAsk ? <InPersonForm /> : null}
      {way === 'in_person' && !mayAsk ? (
        <Card pad={false} tone='warn'>
          <Row icon='map-pin' iconTone='warn' {...w.residenceFirst} onTap={() => go('/features/family/residence')} />
        </Card>
      ) : null}
    </>
  );
}
