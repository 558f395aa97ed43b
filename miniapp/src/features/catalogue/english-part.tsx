import { Text } from '@tarojs/components';
import { serviceRanges } from '@shared/contract/service-ranges';
import { catalogueWords } from '@shared/words/catalogue';
import { useWords } from '@/services/settings';
import type { Draft, Faults } from './draft';
import { englishFields, inChinese } from '@/shell/service-english';
import { WordsField } from './fields';
import { Part } from './sections';

interface EnglishPartProps {
  draft: Draft;
  faults: Faults;
  onChange: (change: Partial<Draft>) => void;
}

/** The same words in English; below each field stands the Chinese that residents read while it is empty. */
export function EnglishPart({ draft, faults, onChange }: EnglishPartProps) {
  const w = useWords(catalogueWords);
  return (
    <Part title={w.englishTitle}>
      <Text className='ui-note'>{w.englishHint}</Text>
      {englishFields.map((key) => (
        <WordsField
          key={key}
          label={w[key]}
          hint={inChinese(draft, key, w)}
          error={faults[key]}
          value={draft[key]}
          maxLength={serviceRanges[key][1]}
          multi={key === 'detailEn'}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
    </Part>
  );
}
