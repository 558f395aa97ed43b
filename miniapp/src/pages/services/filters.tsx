import { View } from '@tarojs/components';
import { functionCodes, nearbyServices, type FunctionCode, type NearbyService } from '@shared/enums';
import { functionWords } from '@shared/words/functions';
import { servicesWords } from '@shared/words/services';
import { functionIcons, nearbyIcons } from '@/features/centre/facts';
import { useWords } from '@/services/settings';
import { Chips, SearchInput, Segmented } from '@/ui';

export interface Filter {
  scope: 'mine' | 'all';
  need: NearbyService | null;
  functionCode: FunctionCode | null;
  words: string;
}

export const anything: Filter = { scope: 'mine', need: null, functionCode: null, words: '' };

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** Without a centre of mine there is nothing to narrow to. */
  hasCentre: boolean;
  /** Care mode has one row of chips; while it still asks for the need below, only the search line. */
  show: 'all' | 'needs' | 'search';
}

/** What, where and of which kind. Chips of one row exclude each other; the two rows narrow together. */
export function Filters({ filter, onChange, hasCentre, show }: Props) {
  const w = useWords(servicesWords);
  const names = useWords(functionWords);
  return (
    <View className='services__filters'>
      <SearchInput
        value={filter.words}
        onChange={(words) => onChange({ ...filter, words })}
        label={w.search}
        placeholder={w.searchHint}
      />
      {show === 'search' ? null : (
        <>
          {hasCentre ? (
            <Segmented<Filter['scope']>
              label={w.scope}
              options={[
                { value: 'mine', word: w.scopeMine },
                { value: 'all', word: w.scopeAll },
              ]}
              value={filter.scope}
              onChange={(scope) => onChange({ ...filter, scope })}
            />
          ) : null}
          <Chips<NearbyService | 'any'>
            label={w.needs}
            options={[
              { value: 'any', word: w.anyNeed },
              ...nearbyServices.map((need) => ({ value: need, word: names.nearby[need], icon: nearbyIcons[need] })),
            ]}
            value={filter.need ?? 'any'}
            onChange={(need) => onChange({ ...filter, need: need === 'any' ? null : need })}
          />
          {show === 'all' ? (
            <Chips<FunctionCode | 'any'>
              label={w.functions}
              options={[
                { value: 'any', word: w.anyFunction },
                ...functionCodes.map((code) => ({
                  value: code,
                  word: names.functions[code],
                  icon: functionIcons[code],
                })),
              ]}
              value={filter.functionCode ?? 'any'}
              onChange={(code) => onChange({ ...filter, functionCode: code === 'any' ? null : code })}
            />
          ) : null}
        </>
      )}
    </View>
  );
}
