import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { rangeWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { call, isApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Chips, cx, Field, Loaded, notify, Sheet } from '@/ui';
import type { Resource, Taking } from './facility';
import { Foot } from './foot';

type Preview = Reply<'block.preview'>;
/** Nobody stands in: the slot does not take place. */
const off = '';

interface BlockPreviewProps {
  resource: Resource;
  taking: Taking;
  onBack: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** Whom it hits, and who stands in where; saved is what is seen here, and shown anew where somebody books meanwhile. */
export function BlockPreview({ resource, taking, onBack, onClose, onSaved }: BlockPreviewProps) {
  const w = useWords(facilityWords);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const params = { resourceId: resource.id };
  const span = { startAt: taking.startAt, endAt: taking.endAt };
  const load = useLoad(() => call('block.preview', { params, body: span }), [resource.id, taking]);
  const seen = load.data;
  const hit = seen === null ? 0 : hitsOf(seen, chosen);
  const save = async ({ basis, slots }: Preview) => {
    const instead = slots.flatMap(({ slotId, options }) => {
      const resourceId = options.find((one) => one.resourceId === chosen[slotId])?.resourceId;
      return resourceId === undefined ? [] : [{ slotId, resourceId }];
    });
    try {
      const { tasks } = await call('block.save', { params, body: { ...taking, instead, basis } });
      notify(w.blocked(tasks));
    } catch (error) {
      const isOther = isApiError(error) && ['timetable.changed', 'block.substitute_taken'].includes(error.code);
      if (isOther) await load.reload();
      throw error;
    }
    onClose();
    await onSaved();
  };
  return (
    <Sheet
      open
      title={w.blockTitle(resource.name)}
      onClose={onClose}
      foot={
        <Foot back={w.back} onBack={onBack}>
          {seen !== null && (
            <Button kind={hit > 0 ? 'danger' : 'primary'} onTap={() => save(seen)}>
              {hit > 0 ? w.saveHits(hit) : w.saveBlock}
            </Button>
          )}
        </Foot>
      }
    >
      <Loaded load={load}>
        {(preview) => (
          <Effects
            preview={preview}
            chosen={chosen}
            onChoose={(slotId, resourceId) => setChosen({ ...chosen, [slotId]: resourceId })}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

const hitsOf = ({ slots }: Preview, chosen: Readonly<Record<string, string>>): number =>
  slots.reduce((sum, one) => sum + ((chosen[one.slotId] ?? off) === off ? one.bookings : 0), 0);

interface EffectsProps {
  preview: Preview;
  chosen: Readonly<Record<string, string>>;
  onChoose: (slotId: string, resourceId: string) => void;
}

function Effects({ preview, chosen, onChoose }: EffectsProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const now = useNow();
  const join = language === 'en' ? ', ' : '、';
  const { bookings, people, waiting, slots, hits } = preview;
  return (
    <View className='ui-stack'>
      <View className={cx('facility-sum', bookings > 0 && 'is-hit')} aria-live='polite'>
        <Text className='facility-sum__words'>{bookings > 0 ? w.hits(bookings, people) : w.nobody}</Text>
        {slots.length > 0 && <Text className='facility__note'>{w.takesAway(slots.length)}</Text>}
        {waiting > 0 && <Text className='facility__note'>{w.waiting(waiting)}</Text>}
      </View>
      {slots.map((slot) => {
        const zone = language === 'en' ? 'en' : 'zh-CN';
        const time = rangeWords(new Date(slot.startAt), new Date(slot.endAt), now, zone);
        const names = hits.filter(({ slotId }) => slotId === slot.slotId).map(({ personName }) => personName);
        const more = slot.bookings - names.length;
        const who = [...names, ...(more > 0 ? [w.hitsMore(more)] : [])].join(join);
        const options = [
          ...slot.options.map(({ resourceId, name }) => ({ value: resourceId, word: name })),
          { value: off, word: w.off },
        ];
        return (
          <View key={slot.slotId} className='ui-card ui-card--pad facility-slot'>
            <Text className='facility-slot__title'>{`${slot.serviceName} · ${time}`}</Text>
            <Text className='facility__note'>
              {slot.bookings === 0 ? w.booked(0) : `${w.booked(slot.bookings)} · ${who}`}
            </Text>
            {slot.options.length === 0 ? (
              <Text className='facility__note'>{w.noInstead}</Text>
            ) : (
              <Field label={w.instead(time)}>
                <Chips<string>
                  all
                  label={w.instead(time)}
                  options={options}
                  value={chosen[slot.slotId] ?? off}
                  onChange={(resourceId) => onChoose(slot.slotId, resourceId)}
                />
              </Field>
            )}
          </View>
        );
      })}
    </View>
  );
}
