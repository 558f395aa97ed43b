import { Text, View } from '@tarojs/components';
import { arrangeWords } from '@shared/words/arrange';
import { useSettings, useWords } from '@/services/settings';
import { cx, Field, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { Resource } from './facility';
import { isPerson } from './resource-draft';

interface PartsFieldProps {
  /** Null for a new one, which is part of nothing. */
  resource: Resource | null;
  all: readonly Resource[];
  chosen: readonly string[];
  onChange: (partIds: readonly string[]) => void;
}

/** What a hall is made of. What is a part itself has none; what has parts is no part. */
export function PartsField({ resource, all, chosen, onChange }: PartsFieldProps) {
  const w = useWords(arrangeWords);
  const { language } = useSettings();
  if (resource !== null && resource.wholes.length > 0) {
    const wholes = resource.wholes.join(language === 'en' ? ', ' : '、');
    return (
      <Field label={w.parts}>
        <Text className='facility__note'>{w.isPart(wholes)}</Text>
      </Field>
    );
  }
  const options = all.filter(
    (one) => one.id !== resource?.id && !isPerson(one.kind) && (one.partIds.length === 0 || chosen.includes(one.id)),
  );
  if (options.length === 0) return null;
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Field label={w.parts} hint={w.partsHint}>
      <View className='ui-chip-lines' {...spoken({ role: 'group', label: w.parts })}>
        {options.map(({ id, name }) => (
          <Tap
            key={id}
            role='checkbox'
            checked={chosen.includes(id)}
            repeat
            className={cx('ui-chip', chosen.includes(id) && 'is-chosen')}
            onTap={() => toggle(id)}
            label={name}
          >
            <Text>{name}</Text>
          </Tap>
        ))}
      </View>
    </Field>
  );
}
