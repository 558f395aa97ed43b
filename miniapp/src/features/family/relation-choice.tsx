import { relations, type Relation } from '@shared/enums';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { useWords } from '@/services/settings';
import { Chips, Field } from '@/ui';

export function RelationChoice({ value, onChange }: { value: Relation; onChange: (value: Relation) => void }) {
  const w = useWords(familyWords).relations;
  const { relation } = useWords(familyAddWords);
  return (
    <Field label={relation}>
      <Chips<Relation>
        all
        label={relation}
        options={relations.map((one) => ({ value: one, word: w[one] }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
