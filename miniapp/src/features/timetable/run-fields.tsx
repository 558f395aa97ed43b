import { View } from '@tarojs/components';
import { timetableWords } from '@shared/words/timetable';
import { useWords } from '@/services/settings';
import { Icon, Tap, TextInput } from '@/ui';
import { runOf, type RunText } from './times';

interface RunFieldsProps {
  run: RunText;
  /** Said before each field's own name. */
  label: string;
  onChange: (run: RunText) => void;
  onRemove?: () => void;
}

/** One run of equal slots: from, to, minutes each, places. */
export function RunFields({ run, label, onChange, onRemove }: RunFieldsProps) {
  const w = useWords(timetableWords);
  const wrong = runOf(run) === null;
  const field = (key: 'from' | 'to' | 'each' | 'places', word: string) => (
    <TextInput
      value={run[key]}
      onChange={(value) => onChange({ ...run, [key]: value })}
      label={`${label} ${word}`}
      maxLength={5}
      error={wrong}
    />
  );
  return (
    <View className='timetable-run'>
      {field('from', w.from)}
      {field('to', w.to)}
      {field('each', w.each)}
      {field('places', w.places)}
      {onRemove !== undefined && (
        <Tap className='timetable-run__remove' onTap={onRemove} label={`${w.removeRun} ${label}`}>
          <Icon name='x' size={18} />
        </Tap>
      )}
    </View>
  );
}
