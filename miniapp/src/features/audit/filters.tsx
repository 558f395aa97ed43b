import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SentBody } from '@shared/contract/types';
import { auditWords } from '@shared/words/audit';
import { useWords } from '@/services/settings';
import { Button, TextInput } from '@/ui';

export type LineFilters = Pick<SentBody<'audit.export'>, 'action' | 'subjectId' | 'actorId'>;
export const noFilters: LineFilters = {};

interface FiltersProps {
  filters: LineFilters;
  onFilters: (filters: LineFilters) => void;
}

/** Typed filters count together; they are asked for at once, when told. */
export function Filters({ filters, onFilters }: FiltersProps) {
  const w = useWords(auditWords).filters;
  const [action, setAction] = useState(filters.action ?? '');
  const [subjectId, setSubject] = useState(filters.subjectId ?? '');
  const [actorId, setActor] = useState(filters.actorId ?? '');
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const find = () => onFilters({ action: given(action), subjectId: given(subjectId), actorId: given(actorId) });
  const clear = () => {
    setAction('');
    setSubject('');
    setActor('');
    onFilters(noFilters);
  };
  return (
    <View className='audit-filters'>
      <TextInput label={w.action} placeholder={w.action} value={action} onChange={setAction} onDone={find} />
      <TextInput label={w.subject} placeholder={w.subject} value={subjectId} onChange={setSubject} onDone={find} />
      <TextInput label={w.actor} placeholder={w.actor} value={actorId} onChange={setActor} onDone={find} />
      <Button kind='soft' icon='search' block={false} onTap={find}>
        {w.find}
      </Button>
      <Button kind='quiet' block={false} onTap={clear}>
        {w.clear}
      </Button>
    </View>
  );
}
