import { View } from '@tarojs/components';
import type { ItemOf, Reply } from '@shared/contract/types';
import { familyWords } from '@shared/words/family';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, Row, Rows } from '@/ui';
import { dayOf } from './when';

type Held = ItemOf<'family.list'>;
type Given = Reply<'family.get'>['actForMe'][number];

interface Props {
  powers: readonly (Held | Given)[];
  /** Those that I have given, not those that I hold. */
  mine?: boolean;
  none: string;
  onChange: () => unknown;
}

/** Who may do what until when. What a guardian holds ends with the child's membership, not by itself. */
export function PowerRows({ powers, mine = false, none, onChange }: Props) {
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
    if (!(await ask({ ...w.endAsk(power.name || w.noName, mine), danger: true }))) return;
    await call('proxy.end', { params: { proxyId: power.id } });
    notify(w.ended(power.name || w.noName));
    await onChange();
  };
  return (
    <Rows>
      {powers.map((power) => {
        const name = power.name || w.noName;
        const what = power.scopes.map((scope) => w.scopes[scope]).join(w.and);
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
            {power.kind === 'guardian' ? null : (
              <Button
                kind='quiet'
                size='small'
                block={false}
                label={`${mine ? w.endMine : w.endTheirs}：${name}`}
                onTap={() => end(power)}
              >
                {mine ? w.endMine : w.endTheirs}
              </Button>
            )}
          </View>
        );
      })}
    </Rows>
  );
}
