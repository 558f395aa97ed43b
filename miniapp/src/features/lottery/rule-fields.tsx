import { Text, View } from '@tarojs/components';
import { beacons, leftovers, type Beacon, type Leftover } from '@shared/enums';
import { limits } from '@shared/limits';
import { lotteryWords } from '@shared/words/lottery';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { useWords } from '@/services/settings';
import { ChoiceCards, Chips, Field, Stepper } from '@/ui';

/** Hours at which a list may be fixed: in the day, so that people are awake for the last moment. */
const closeHours = [8, 10, 12, 14, 16, 18, 20] as const;
const reserveStep = 5;

export interface RuleValues {
  closeDays: number;
  closeMinute: number;
  beacon: Beacon;
  reserveMax: number;
  leftover: Leftover;
}

interface Props {
  values: RuleValues;
  openDays: number;
  onChange: (values: RuleValues) => void;
}

/** How a draw is held, as fields of a form. */
export function RuleFields({ values, openDays, onChange }: Props) {
  const w = useWords(lotteryDeskWords).rules;
  const names = useWords(lotteryWords).beacons;
  const set = (change: Partial<RuleValues>) => onChange({ ...values, ...change });
  const hours = Array.from(new Set([...closeHours.map((hour) => hour * 60), values.closeMinute])).sort((a, b) => a - b);
  return (
    <>
      <View className='rule-line'>
        <View className='rule-line__words'>
          <Text>{w.closeDays}</Text>
          <Text className='rule-line__note'>{w.closeDaysNote(openDays)}</Text>
        </View>
        <Stepper
          label={w.closeDays}
          value={values.closeDays}
          min={limits.lotteryCloseDaysMin}
          max={Math.max(limits.lotteryCloseDaysMin, openDays - 1)}
          onChange={(closeDays) => set({ closeDays })}
        />
      </View>
      <Field label={w.closeTime}>
        <Chips
          all
          label={w.closeTime}
          options={hours.map((minute) => ({ value: minute, word: clockOf(minute) }))}
          value={values.closeMinute}
          onChange={(closeMinute) => set({ closeMinute })}
        />
      </Field>
      <Field label={w.beacon}>
        <Chips
          all
          label={w.beacon}
          options={beacons.map((value) => ({ value, word: names[value] }))}
          value={values.beacon}
          onChange={(beacon) => set({ beacon })}
        />
      </Field>
      <View className='rule-line'>
        <View className='rule-line__words'>
          <Text>{w.reserve}</Text>
        </View>
        <Stepper
          label={w.reserve}
          value={values.reserveMax}
          min={0}
          max={limits.lotteryReserveMax}
          onChange={(wanted) =>
            set({
              reserveMax:
                wanted > values.reserveMax
                  ? values.reserveMax + reserveStep
                  : Math.max(0, values.reserveMax - reserveStep),
            })
          }
        />
      </View>
      <Field label={w.leftover}>
        <ChoiceCards
          label={w.leftover}
          options={leftovers.map((value) => ({ value, ...w.leftovers[value] }))}
          value={values.leftover}
          onChange={(leftover) => set({ leftover })}
        />
      </Field>
    </>
  );
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
