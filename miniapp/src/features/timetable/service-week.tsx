import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { holidayRules, type HolidayRule } from '@shared/enums';
import { timetableWords } from '@shared/words/timetable';
import { useWords } from '@/services/settings';
import { Button, Chips, Field, Section } from '@/ui';
import type { Change, Timetable } from './timetable';
import { RunFields } from './run-fields';
import { newRun, runsOf, runText, type RunText } from './times';

interface ServiceWeekProps {
  service: Timetable['services'][number];
  onLook: (change: Change) => void;
}

/** A service's week: runs of equal slots, day by day, and what holidays do to it. */
export function ServiceWeek({ service, onLook }: ServiceWeekProps) {
  const w = useWords(timetableWords);
  const [rule, setRule] = useState<HolidayRule>(service.holidayRule);
  const [runs, setRuns] = useState<RunText[]>(() => service.runs.map(runText));
  const [wrong, setWrong] = useState(false);
  const change = (next: RunText[]) => {
    setWrong(false);
    setRuns(next);
  };
  const look = () => {
    const whole = runsOf(runs);
    if (whole === null) return setWrong(true);
    onLook({ kind: 'service_runs', serviceId: service.id, holidayRule: rule, runs: whole });
  };
  return (
    <Section title={w.weekTitle}>
      <View className='ui-card ui-card--pad timetable-form'>
        <View className='timetable-run timetable-run--head' aria-hidden='true'>
          {[w.from, w.to, w.each, w.places].map((word) => (
            <Text key={word}>{word}</Text>
          ))}
        </View>
        {w.weekdays.map((word, i) => (
          <View key={word} className='timetable-runs'>
            <Text className='timetable-day__name'>{word}</Text>
            <View className='timetable-runs__list'>
              {runs.map((run, at) =>
                run.weekday === i + 1 ? (
                  <RunFields
                    key={at}
                    run={run}
                    label={word}
                    onChange={(next) => change(runs.map((one, n) => (n === at ? next : one)))}
                    onRemove={() => change(runs.filter((_, n) => n !== at))}
                  />
                ) : null,
              )}
              <Button
                kind='quiet'
                size='small'
                icon='plus'
                block={false}
                onTap={() => change([...runs, newRun(i + 1)])}
              >
                {w.addRun(word)}
              </Button>
            </View>
          </View>
        ))}
        <Field label={w.holiday}>
          <Chips<HolidayRule>
            all
            label={w.holiday}
            options={holidayRules.map((value) => ({ value, word: w.holidayRules[value] }))}
            value={rule}
            onChange={setRule}
          />
        </Field>
        {wrong && <Text className='timetable__wrong'>{w.badTime}</Text>}
        <Button icon='eye' onTap={look}>
          {w.look}
        </Button>
      </View>
    </Section>
  );
}
