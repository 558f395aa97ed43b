import { Text, View } from '@tarojs/components';
import { mineWords } from '@shared/words/mine';
import { signInWords } from '@shared/words/ui';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { signIn, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Avatar, Button, Card, Icon, Tap } from '@/ui';

/** Who is signed in, by the name staff will use; or why one would sign in. */
export function WhoAmI({ me }: { me: Me | null }) {
  const w = useWords(mineWords);
  const { roles } = useWords(signInWords);
  const profile = useLoad(() => call('content.profile'), [me?.accountId], { onShow: true, when: me !== null });
  if (me === null) {
    return (
      <Card>
        <View className='mine-who'>
          <Avatar name='' size={56} />
          <View className='mine-who__words'>
            <Text className='mine-who__name'>{w.signedOut.title}</Text>
            <Text className='mine-who__note'>{w.signedOut.text}</Text>
          </View>
        </View>
        <View className='mine-who__button'>
          <Button icon='log-in' onTap={() => signIn()}>
            {w.signedOut.signIn}
          </Button>
        </View>
      </Card>
    );
  }
  // A grant's scope says where; residents have none and need no role shown.
  const role = me.grants.find((grant) => grant.role === me.role && grant.role !== 'resident');
  return (
    <Tap className='mine-who mine-who--card' onTap={() => go('/features/account/name')}>
      <Avatar name={me.name ?? ''} size={56} url={profile.data?.avatar.thumbUrl} />
      <View className='mine-who__words'>
        <Text className='mine-who__name'>{me.name ?? w.noName}</Text>
        <Text className='mine-who__note'>
          {role === undefined ? w.changeName : w.roleAt(roles[role.role], role.scopeName)}
        </Text>
      </View>
      <Icon name='chevron-right' size={18} color='var(--ink-2)' />
    </Tap>
  );
}
