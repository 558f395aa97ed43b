import { Text, View } from '@tarojs/components';
import { resourceKinds } from '@shared/enums/resource';
import { limits } from '@shared/limits';
import { facilityWords } from '@shared/words/facility';
import { serviceNeedsWords } from '@shared/words/service-needs';
import { useWords } from '@/services/settings';
import { Card, ChoiceCards, cx, Field, notify, Tap } from '@/ui';
import { inTurn, spoken } from '@/ui/a11y';
import { toggled, type Needs, type NeedsDraft, type NeedsOption } from './needs-draft';

interface NeedsFieldsProps {
  needs: Needs;
  draft: NeedsDraft;
  onChange: (draft: NeedsDraft) => void;
}

/** What there is by kind, of which several may be chosen; and when it is taken, once something is. */
export function NeedsFields({ needs, draft, onChange }: NeedsFieldsProps) {
  const w = useWords(serviceNeedsWords);
  const { kinds } = useWords(facilityWords);
  const { options } = needs;
  const chosen = draft.resourceIds;
  const toggle = (one: NeedsOption) => {
    const { chosen: next, gone } = toggled(chosen, one, options);
    if (next.length > limits.needsMax) return notify(w.tooMany(limits.needsMax), 'error');
    if (gone.length > 0) notify(w.swapped(gone.map(({ name }) => name).join('、'), one.name));
    onChange({ ...draft, resourceIds: next });
  };
  return (
    <>
      <Card>
        <View className='ui-stack' {...spoken({ role: 'group', label: w.choose })}>
          {resourceKinds.map((kind) => {
            const own = options.filter((one) => one.kind === kind);
            return own.length === 0 ? null : (
              <Field key={kind} label={kinds[kind]}>
                <View className='ui-chip-lines' {...spoken({ role: 'group', label: kinds[kind] })}>
                  {own.map((one) => (
                    <One
                      key={one.resourceId}
                      option={one}
                      checked={chosen.includes(one.resourceId)}
                      onTap={() => toggle(one)}
                    />
                  ))}
                </View>
              </Field>
            );
          })}
        </View>
      </Card>
      {chosen.length === 0 ? (
        <Text className='facility__note'>{w.nothing}</Text>
      ) : (
        <Field label={w.when}>
          <ChoiceCards<'slot' | 'claim'>
            label={w.when}
            options={(['slot', 'claim'] as const).map((value) => ({ value, ...w.occupies[value] }))}
            value={draft.occupies}
            onChange={(occupies) => onChange({ ...draft, occupies })}
          />
        </Field>
      )}
    </>
  );
}

function One({ option, checked, onTap }: { option: NeedsOption; checked: boolean; onTap: () => void }) {
  const w = useWords(serviceNeedsWords);
  const word = option.places === null ? option.name : w.enoughFor(option.name, option.places);
  return (
    <Tap
      role='checkbox'
      checked={checked}
      repeat
      className={cx('ui-chip', checked && 'is-chosen')}
      onTap={onTap}
      label={inTurn(word, option.who ?? undefined)}
    >
      <Text>{word}</Text>
    </Tap>
  );
}
