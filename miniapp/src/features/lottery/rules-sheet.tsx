import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { allocations, type Allocation } from '@shared/enums';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, ChoiceCards, Field, Loaded, notify, Sheet } from '@/ui';
import { RuleFields, type RuleValues } from './rule-fields';

type Rules = Reply<'lottery.rules'>;

interface Props {
  service: { id: string; name: string };
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** How a service gives its places, and how it draws; changed by the centre's manager. */
export function RulesSheet({ service, onClose, onDone }: Props) {
  const w = useWords(lotteryDeskWords);
  const load = useLoad(() => call('lottery.rules', { params: { serviceId: service.id } }), [service.id]);
  const [changed, setChanged] = useState<Partial<RuleValues & { allocation: Allocation }>>({});
  const [error, setError] = useState<string | null>(null);
  const save = async (rules: Rules) => {
    const { allocation, closeDays, closeMinute, beacon, reserveMax, leftover } = { ...rules, ...changed };
    try {
      await call('lottery.setRules', {
        params: { serviceId: service.id },
        body: { allocation, closeDays, closeMinute, beacon, reserveMax, leftover },
      });
      onClose();
      notify(w.rules.saved);
      await onDone();
    } catch (failure) {
      setError(asApiError(failure).message);
    }
  };
  const rules = load.data;
  return (
    <Sheet
      open
      title={w.rules.title(service.name)}
      onClose={onClose}
      foot={
        rules?.may.change === true ? (
          <Button icon='check' onTap={() => save(rules)}>
            {w.rules.save}
          </Button>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {(seen) => {
          const values = { ...seen, ...changed };
          const set = (more: typeof changed) => {
            setError(null);
            setChanged({ ...changed, ...more });
          };
          return (
            <View className='value-sheet'>
              {!seen.may.change && <Text className='value-sheet__note'>{w.services.onlyManager}</Text>}
              <Field label={w.rules.allocation} error={error ?? undefined}>
                <ChoiceCards
                  label={w.rules.allocation}
                  options={allocations.map((value) => ({ value, ...w.rules[value], disabled: !seen.may.change }))}
                  value={values.allocation}
                  onChange={(allocation) => set({ allocation })}
                />
              </Field>
              {values.allocation === 'lottery' && seen.may.change && (
                <RuleFields values={values} openDays={seen.openDays} onChange={set} />
              )}
              {seen.may.change && <Text className='value-sheet__note'>{w.rules.note}</Text>}
            </View>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
