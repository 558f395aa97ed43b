import { Text, View } from '@tarojs/components';
import { lotteryWords } from '@shared/words/lottery';
import { Card, cx, Icon, Section, Stepper, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import { useWords } from '@/services/settings';
import type { Candidate } from './use-candidates';

interface Props {
  candidates: readonly Candidate[];
  partyMax: number;
  onToggle: (personId: string) => void;
  onParty: (personId: string, partySize: number) => void;
}

/** Who enters: one or several, each with those they bring. Asked only where there is something to choose. */
export function EnterForm({ candidates, partyMax, onToggle, onParty }: Props) {
  const w = useWords(lotteryWords);
  const several = candidates.length > 1;
  if (candidates.length === 0 || (!several && partyMax === 1)) return null;
  return (
    <Section title={w.enterTitle}>
      <View className='enter' {...spoken({ role: 'group', label: w.enterTitle })}>
        {candidates.map(({ personId, name, partySize, chosen }) => (
          <Card key={personId} pad={false}>
            <View className='enter__one'>
              {several ? (
                <Tap
                  role='checkbox'
                  checked={chosen}
                  repeat
                  className={cx('enter__who', chosen && 'is-chosen')}
                  onTap={() => onToggle(personId)}
                  label={name}
                >
                  <Text className='enter__name'>{name}</Text>
                  <Icon name={chosen ? 'circle-check' : 'circle'} size={24} />
                </Tap>
              ) : (
                <View className='enter__who'>
                  <Text className='enter__name'>{name}</Text>
                </View>
              )}
              {partyMax > 1 && chosen && (
                <View className='enter__party'>
                  <View className='enter__words'>
                    <Text>{w.party}</Text>
                    <Text className='enter__note'>{w.partyNote}</Text>
                  </View>
                  <Stepper
                    label={`${name} ${w.party}`}
                    value={partySize}
                    min={1}
                    max={partyMax}
                    onChange={(size) => onParty(personId, size)}
                  />
                </View>
              )}
            </View>
          </Card>
        ))}
        {several && <Text className='enter__note'>{w.householdNote}</Text>}
      </View>
    </Section>
  );
}
