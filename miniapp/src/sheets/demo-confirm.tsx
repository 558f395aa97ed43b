import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { deskLoginWords } from '@shared/words/desk-login';
import { signInWords } from '@shared/words/ui';
import { asApiError, call, callAs } from '../services/api';
import { useWords } from '../services/settings';
import { useLoad } from '../services/use-load';
import { Card, notify, Row, Tag } from '../ui';

interface DemoConfirmProps {
  loginKey: string | null;
  /** Whose phone could confirm: anybody with a desk, or only who sits at it. */
  isFor?: (persona: ItemOf<'demo.personas'>) => boolean;
}

const worksAtDesk = ({ role }: ItemOf<'demo.personas'>): boolean => role !== 'resident' && role !== 'volunteer';

/**
 * The demo city's shortcut: a persona's phone confirms by the very routes that a real one uses, and is put away again.
 * Nothing is shown where there are no personas.
 */
export function DemoConfirm({ loginKey, isFor = worksAtDesk }: DemoConfirmProps) {
  const w = useWords(deskLoginWords).demo;
  const { roles } = useWords(signInWords);
  const personas = useLoad(() => call('demo.personas'), []);
  const staff = (personas.data?.items ?? []).filter(isFor);
  if (loginKey === null || staff.length === 0) return null;
  const confirmAs = async ({ id, role }: (typeof staff)[number]) => {
    try {
      const { token } = await call('identity.login', { body: { code: `dev:${id}` } });
      await callAs(token, 'deskLogin.look', { body: { key: loginKey } });
      await callAs(token, 'deskLogin.confirm', { body: { key: loginKey, role } });
      await callAs(token, 'identity.logout');
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='desk-demo'>
      <Card>
        <Text className='desk-demo__title'>{w.title}</Text>
        <Text className='ui-note'>{w.text}</Text>
        {staff.map((persona) => (
          <Row
            key={persona.id}
            title={persona.name}
            label={`${persona.name} ${roles[persona.role]}`}
            tag={<Tag tone='brand'>{roles[persona.role]}</Tag>}
            onTap={() => confirmAs(persona)}
          />
        ))}
      </Card>
    </View>
  );
}
