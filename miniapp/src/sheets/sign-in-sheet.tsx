import { Text, View } from '@tarojs/components';
import type { Role } from '@shared/enums';
import { signInWords } from '@shared/words/ui';
import { call } from '../services/api';
import { personaAsk } from '../services/session';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { useLoad } from '../services/use-load';
import { Avatar, Empty, Loaded, Row, Rows, Sheet, Skeleton, Tag } from '../ui';
import type { Tone } from '../ui/tone';

/** Asks as whom to come in, where WeChat's own login is not at hand. */
export function SignInSheet() {
  const asked = useStore(personaAsk);
  return asked ? <Personas answer={asked.answer} /> : null;
}

const tones = {
  resident: 'brand',
  staff: 'teal',
  manager: 'violet',
  volunteer: 'ok',
  operator: 'muted',
  grid_worker: 'teal',
  reviewer: 'warn',
  system: 'muted',
  security: 'error',
  auditor: 'violet',
} as const satisfies Record<Role, Tone>;

function Personas({ answer }: { answer: (code: string | null) => void }) {
  const w = useWords(signInWords);
  const personas = useLoad(() => call('demo.personas'), []);
  // Outside the demo there are no personas: then a browser is simply not the place to sign in.
  const none = personas.error?.code === 'not_found';
  return (
    <Sheet open title={none ? w.notHere : w.title} onClose={() => answer(null)}>
      {none ? (
        <Empty icon='smartphone' title={w.notHere} hint={w.notHereHint} />
      ) : (
        <Loaded load={personas} skeleton={<Skeleton kind='rows' lines={5} />}>
          {({ items }) => (
            <View className='ui-stack'>
              <Text className='ui-note'>{w.intro}</Text>
              <Rows>
                {items.map((persona) => (
                  <View key={persona.id} className='ui-persona'>
                    <Avatar name={persona.name} size={40} />
                    <View className='ui-persona__row'>
                      <Row
                        title={persona.name}
                        note={persona.tryThis}
                        tag={<Tag tone={tones[persona.role]}>{w.roles[persona.role]}</Tag>}
                        onTap={() => answer(`dev:${persona.id}`)}
                      />
                    </View>
                  </View>
                ))}
              </Rows>
            </View>
          )}
        </Loaded>
      )}
    </Sheet>
  );
}
