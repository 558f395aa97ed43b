import { Button as WechatButton, Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { pictureWords } from '@shared/words/pictures';
import { go } from '@/platform/navigate';
import { isWeapp } from '@/platform/target';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { OwnPage } from '@/shell/own-page';
import { ask, Avatar, Button, Card, Icon, Loaded, notify, Row, Rows } from '@/ui';
import { StateLine } from './picture-state';
import { useUpload } from './use-upload';
import './content.scss';

type Profile = Reply<'content.profile'>;

/** My picture: what others see of it, what is on its way, and how to change or leave it. */
export default function AvatarPage() {
  const w = useWords(pictureWords).avatar;
  return (
    <OwnPage title={w.title} icon='user-round' signedOut={w.signedOut}>
      {(me) => <AvatarForm name={me.name ?? ''} />}
    </OwnPage>
  );
}

function AvatarForm({ name }: { name: string }) {
  const all = useWords(pictureWords);
  const w = all.avatar;
  const load = useLoad(() => call('content.profile'), [], { onShow: true });
  useLive('me', load.reload);
  const { choose, send } = useUpload({ purpose: 'avatar' });

  const sent = async (answer: Reply<'file.upload'> | null) => {
    if (answer === null) return;
    notify(w.sent);
    await load.reload();
  };
  const remove = async () => {
    if (!(await ask({ ...w.removeAsk, danger: true }))) return;
    try {
      await call('avatar.remove');
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
      return;
    }
    notify(w.removed);
    await load.reload();
  };

  return (
    <Loaded load={load}>
      {({ avatar }: Profile) => {
        const has = avatar.url !== null || avatar.latest !== null;
        const word = avatar.url === null ? w.choose : w.change;
        return (
          <View className='content'>
            <Card>
              <View className='content-avatar'>
                <Avatar name={name} size={112} url={avatar.url} />
                <Text className='content-avatar__now'>{avatar.url === null ? w.none : w.shown}</Text>
              </View>
              {avatar.latest === null ? null : <StateLine {...avatar.latest} />}
              <View className='content-rules'>
                {w.rules.map((line) => (
                  <View key={line} className='content-rule'>
                    <Icon name='circle-check' size={20} color='var(--ok)' />
                    <Text className='content-rule__text'>{line}</Text>
                  </View>
                ))}
              </View>
            </Card>
            <Text className='content__note'>{w.lead}</Text>
            {isWeapp ? (
              <WechatButton
                className='ui-button ui-button--primary ui-button--block ui-button--native'
                openType='chooseAvatar'
                onChooseAvatar={async ({ detail }) => sent(await send({ path: detail.avatarUrl }))}
              >
                {word}
              </WechatButton>
            ) : (
              <Button icon='camera' onTap={async () => sent(await choose())}>
                {word}
              </Button>
            )}
            {has ? (
              <Button kind='quiet' onTap={remove}>
                {w.remove}
              </Button>
            ) : null}
            <Rows>
              <Row
                icon='list-checks'
                title={avatar.latest?.state === 'refused' ? all.why : all.all}
                onTap={() => go('/features/content/mine')}
              />
            </Rows>
          </View>
        );
      }}
    </Loaded>
  );
}
