import { Text } from '@tarojs/components';
import { serviceRanges } from '@shared/contract/service-ranges';
import { catalogueWords } from '@shared/words/catalogue';
import { useWords } from '@/services/settings';
import type { Draft, Faults } from './draft';
import { WordsField } from './fields';
import { Part } from './sections';

interface EnglishPartProps {
  draft: Draft;
  faults: Faults;
  onChange: (change: Partial<Draft>) => void;
}

const fields = ['nameEn', 'summaryEn', 'detailEn', 'placeEn', 'bringEn', 'hostEn'] as const;

/** The same words in English; below each field stands the Chinese that residents read while it is empty. */
export function EnglishPart({ draft, faults, onChange }: EnglishPartProps) {
  const w = useWords(catalogueWords);
  return (
    <Part title={w.parts.english}>
      <Text className='ui-note'>{w.englishHint}</Text>
      {fields.map((key) => (
        <WordsField
          key={key}
          label={w[key]}
          hint={draft[chineseOf[key]] === '' ? undefined : w.inChinese(draft[chineseOf[key]])}
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

const chineseOf = {
  nameEn: 'name',
  summaryEn: 'summary',
  detailEn: 'detail',
  placeEn: 'place',
  bringEn: 'bring',
  hostEn: 'host',
} as const;
