import { View } from '@tarojs/components';
import type { ItemOf, Reply } from '@shared/contract/types';
import { familyWords } from '@shared/words/family';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, Row, Rows } from '@/ui';
import { dayOf } from './when';
import { titled } from '@/ui/a11y';

type Held = ItemOf<'family.list'>;
type Given = Reply<'family.get'>['actForMe'][number];

interface Props {
  powers: readonly (Held | Given)[];
  /** Those that I have given, not those that I hold. */
  mine?: boolean;
  /** Those who live with me. */
  members?: Reply<'family.get'>['members'];
  none: string;
  onChange: () => unknown;
}

/** Who may do what until when. A child that lives with its guardian is taken out of the household instead. */
export function PowerRows({ powers, mine = false, members = [], none, onChange }: Props) {
  const w = useWords(familyWords);
  const { language } = useSettings();
  const now = useNow();
  if (powers.length === 0) {
    return (
      <Card pad={false}>
        <Row icon='hand-helping' iconTone='muted' title={none} />
      </Card>
    );
  }
  const end = async (power: Held) => {
    const name = power.name || w.noName;
    const question = power.kind === 'guardian' ? w.endGuardianAsk(name) : w.endAsk(name, mine);
    if (!(await ask({ ...question, danger: true }))) return;
    await call('proxy.end', { params: { proxyId: power.id } });
    notify(w.ended(name));
    await onChange();
  };
  return (
    <Rows>
      {powers.map((power) => {
        const name = power.name || w.noName;
        const what = power.scopes.map((scope) => w.scopes[scope]).join(w.and);
        const stays = power.kind === 'guardian' && members.some(({ personId }) => personId === power.personId);
        const word = power.kind === 'guardian' ? w.endGuardian : mine ? w.endMine : w.endTheirs;
        const how = 'method' in power && power.kind === 'proxy' ? [w.methods[power.method]] : [];
        const notes = [what, w.until(dayOf(power.lastOn, now, language)), ...how];
        return (
          <View key={power.id} className='family-row'>
            <View className='family-row__who'>
              <Row
                icon='hand-helping'
                iconTone={mine ? 'teal' : 'brand'}
                title={power.kind === 'guardian' ? `${name} · ${w.guardian}` : name}
                note={notes.join('\n')}
              />
            </View>
            {stays ? null : (
              <Button kind='quiet' size='small' block={false} label={titled(word, name)} onTap={() => end(power)}>
                {word}
              </Button>
            )}
          </View>
        );
      })}
    </Rows>
  );
}
