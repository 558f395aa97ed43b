import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { activityDeskWords } from '@shared/words/activity-desk';
import { useWords } from '@/services/settings';
import { ChoiceCards, Chips, Field } from '@/ui';
import type { Draft } from './plan';

interface Props {
  draft: Draft;
  desk: Reply<'deskActivity.list'>;
  /** Who keeps one as it is need not speak for the city. */
  wasCitywide: boolean;
  onChange: (change: Partial<Draft>) => void;
}

/** Who may come, where it shows, and whether missing it counts. */
export function WhoFields({ draft, desk, wasCitywide, onChange }: Props) {
  const w = useWords(activityDeskWords).form;
  return (
    <View className='ui-stack'>
      <Field label={w.who}>
        <Chips
          label={w.who}
          all
          options={[
            { value: '', word: w.everyone },
            ...desk.areas.map(({ code, name }) => ({ value: code, word: w.onlyOf(name) })),
          ]}
          value={draft.residentsOf}
          onChange={(residentsOf) => onChange({ residentsOf })}
        />
      </Field>
      {desk.may.citywide || wasCitywide ? (
        <Field label={w.where}>
          <ChoiceCards
            label={w.where}
            columns={2}
            options={[
              { value: 'here', title: w.onlyHere, note: w.onlyHereNote },
              { value: 'city', title: w.citywide, note: w.citywideNote },
            ]}
            value={draft.citywide ? 'city' : 'here'}
            onChange={(value) => onChange({ citywide: value === 'city' })}
          />
        </Field>
      ) : (
        <Text className='activity__note'>{w.citywideNo}</Text>
      )}
      <Field label={w.scarce}>
        <ChoiceCards
          label={w.scarce}
          columns={2}
          options={[
            { value: 'no', title: w.scarceNo, note: w.scarceNoNote },
            { value: 'yes', title: w.scarceYes, note: w.scarceYesNote },
          ]}
          value={draft.isScarce ? 'yes' : 'no'}
          onChange={(value) => onChange({ isScarce: value === 'yes' })}
        />
      </Field>
    </View>
  );
}
