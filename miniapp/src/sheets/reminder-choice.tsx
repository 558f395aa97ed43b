import { Text, View } from '@tarojs/components';
import { reminderTimes, type ReminderTime } from '@shared/enums';
import { reminderWords } from '@shared/words/reminder';
import { asApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { cx, Icon, notify, Tap } from '@/ui';
import './reminder-choice.scss';
import { inTurn } from '../ui/a11y';

interface ReminderChoiceProps {
  times: readonly ReminderTime[];
  onChange: (times: readonly ReminderTime[]) => unknown;
}

/** Any of a few times, each a card that is on or off. */
export function ReminderChoice({ times, onChange }: ReminderChoiceProps) {
  const w = useWords(reminderWords);
  const toggle = async (time: ReminderTime) => {
    const next = times.includes(time) ? times.filter((one) => one !== time) : [...times, time];
    try {
      await onChange(reminderTimes.filter((one) => next.includes(one)));
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='reminder-choice'>
      {reminderTimes.map((time) => {
        const { title, note } = w.times[time];
        const isOn = times.includes(time);
        return (
          <Tap
            key={time}
            role='checkbox'
            checked={isOn}
            className={cx('ui-choice', isOn && 'is-chosen')}
            onTap={() => toggle(time)}
            label={inTurn(title, note)}
          >
            <View className='ui-choice__words'>
              <Text className='ui-choice__title'>{title}</Text>
              {note !== '' && <Text className='ui-choice__note'>{note}</Text>}
            </View>
            <Icon name={isOn ? 'circle-check' : 'circle'} size={22} className='ui-choice__mark' />
          </Tap>
        );
      })}
    </View>
  );
}
