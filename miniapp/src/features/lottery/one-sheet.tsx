import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { addDays, atMinute, civilDay } from '@shared/time/civil';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, ChoiceCards, Empty, Field, Loaded, notify, Sheet } from '@/ui';
import { RuleFields, type RuleValues } from './rule-fields';
import { momentWords, spanOf } from './when';

type Slot = ItemOf<'service.slots'>;

interface Props {
  service: { id: string; name: string };
  onClose: () => void;
}

const closing = (slot: Slot, { closeDays, closeMinute }: RuleValues): Date =>
  atMinute(addDays(civilDay(new Date(slot.startAt)), -closeDays), closeMinute);

/** A draw for one single time of a service that else goes to whoever comes first. */
export function OneSheet({ service, onClose }: Props) {
  const w = useWords(lotteryDeskWords);
  const { language } = useSettings();
  const now = useNow();
  const load = useLoad(async () => {
    const [slots, rules] = await Promise.all([
      slotsOf(service.id),
      call('lottery.rules', { params: { serviceId: service.id } }),
    ]);
    return { slots, rules };
  }, [service.id]);
  const [slotId, setSlotId] = useState<string | null>(null);
  const [changed, setChanged] = useState<Partial<RuleValues>>({});
  const [error, setError] = useState<string | null>(null);
  const values = load.data === null ? null : { ...load.data.rules, ...changed };
  const fitting =
    values === null ? [] : (load.data?.slots ?? []).filter((slot) => isUntouched(slot) && closing(slot, values) > now);
  const slot = fitting.find(({ id }) => id === slotId);
  const begin = async () => {
    if (slot === undefined || values === null) return setError(w.one.needed);
    const { beacon, reserveMax, leftover } = values;
    try {
      await call('lottery.begin', {
        params: { slotId: slot.id },
        body: { closesAt: closing(slot, values).toISOString(), beacon, reserveMax, leftover },
      });
      onClose();
      notify(w.one.begun);
    } catch (failure) {
      setError(asApiError(failure).message);
    }
    return undefined;
  };
  const may = load.data?.rules.may.change === true;
  return (
    <Sheet
      open
      title={w.one.title(service.name)}
      onClose={onClose}
      foot={
        may && fitting.length > 0 ? (
          <Button icon='ticket' onTap={begin}>
            {w.one.begin}
          </Button>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {({ rules }) => (
          <View className='value-sheet'>
            {!may && <Text className='value-sheet__note'>{w.services.onlyManager}</Text>}
            {fitting.length === 0 && <Empty icon='calendar-x' title={w.one.none} />}
            {may && fitting.length > 0 && (
              <>
                <Field label={w.one.slot} error={error ?? undefined}>
                  <ChoiceCards
                    label={w.one.slot}
                    options={fitting.map((one) => ({
                      value: one.id,
                      title: spanOf(one, now, language),
                      note: w.one.closes(
                        momentWords(closing(one, { ...rules, ...changed }).toISOString(), now, language),
                      ),
                    }))}
                    value={slotId}
                    onChange={(id) => {
                      setError(null);
                      setSlotId(id);
                    }}
                  />
                </Field>
                <RuleFields
                  values={{ ...rules, ...changed }}
                  openDays={rules.openDays}
                  onChange={(next) => setChanged(next)}
                />
              </>
            )}
          </View>
        )}
      </Loaded>
    </Sheet>
  );
}

/** Nobody has a place in it, and nobody waits. */
const isUntouched = ({ state, free, capacity, waiting }: Slot): boolean =>
  (state === 'open' || state === 'later') && free === capacity && waiting === 0;

/** Days ahead from which on a draw can still be held. */
const leastDays = 4;
const pagesMost = 4;

async function slotsOf(serviceId: string): Promise<Slot[]> {
  const found: Slot[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMost; page += 1) {
    const next = await call('service.slots', { params: { serviceId }, query: { limit: 50, cursor } });
    found.push(...next.items);
    if (next.nextCursor === null) break;
    cursor = next.nextCursor;
  }
  const from = Date.now() + leastDays * 86_400_000;
  return found.filter((slot) => Date.parse(slot.startAt) > from).slice(0, 50);
}
