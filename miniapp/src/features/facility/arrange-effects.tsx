import { Text, View } from '@tarojs/components';
import { rangeWords } from '@shared/time/words';
import { arrangeWords } from '@shared/words/arrange';
import { facilityWords } from '@shared/words/facility';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Chips, cx, Field } from '@/ui';
import { off, type ArrangeView } from './arrange';

/** Times of one kind that are named, the others are counted. */
const namedMost = 6;

type Time = Pick<ArrangeView['short'][number], 'serviceName' | 'startAt' | 'endAt'>;

interface EffectsProps {
  seen: ArrangeView;
  chosen: Readonly<Record<string, string>>;
  onChoose: (slotId: string, resourceId: string) => void;
}

/** What a change of rooms and people does: whom it hits first, then what only gets another break or other places. */
export function ArrangeEffects({ seen, chosen, onChoose }: EffectsProps) {
  const w = useWords(arrangeWords);
  const f = useWords(facilityWords);
  const titleOf = useTitle();
  const whyOf = useWhy();
  const { bookings, people, waiting, lost, lostCount, back } = seen;
  const withPeople = lost.filter((one) => one.bookings + one.waiting > 0 || one.options.length > 0);
  const nobody = seen.told > 0 ? w.noneGone : f.nobody;
  const first = bookings > 0 ? w.hits(bookings, people) : nobody;
  const empty = lost.filter((one) => !withPeople.includes(one));
  return (
    <>
      <View className={cx('facility-sum', bookings > 0 && 'is-hit')} aria-live='polite'>
        <Text className='facility-sum__words'>{first}</Text>
        {withPeople.length > 0 && <Text className='facility__note'>{w.lost(withPeople.length)}</Text>}
        {seen.told > 0 && <Text className='facility__note'>{w.told(seen.told)}</Text>}
        {lostCount > lost.length && <Text className='facility__note'>{w.lostMore(lostCount - lost.length)}</Text>}
        {waiting > 0 && <Text className='facility__note'>{f.waiting(waiting)}</Text>}
        {back > 0 && <Text className='facility__note'>{w.back(back)}</Text>}
      </View>
      {withPeople.map((slot) => (
        <Lost
          key={slot.slotId}
          slot={slot}
          hits={seen.hits}
          chosen={chosen[slot.slotId] ?? off}
          onChoose={(resourceId) => onChoose(slot.slotId, resourceId)}
        />
      ))}
      <Replaced seen={seen} />
      {empty.length > 0 && (
        <View className='ui-card ui-card--pad facility-slot'>
          <Text className='facility-slot__title'>{w.lostEmpty(empty.length)}</Text>
          <Named lines={empty.map((one) => `${titleOf(one)} · ${whyOf(one)}`)} count={empty.length} />
        </View>
      )}
      <Back seen={seen} />
      <Resized seen={seen} />
      {seen.shortCount > 0 && (
        <View className='ui-card ui-card--pad facility-slot'>
          <Text className='facility-slot__title'>{w.short(seen.shortCount)}</Text>
          <Text className='facility__note'>{w.shortWhy}</Text>
          <Named lines={seen.short.map(titleOf)} count={seen.shortCount} />
        </View>
      )}
    </>
  );
}

interface LostProps {
  slot: ArrangeView['lost'][number];
  hits: ArrangeView['hits'];
  chosen: string;
  onChoose: (resourceId: string) => void;
}

function Lost({ slot, hits, chosen, onChoose }: LostProps) {
  const f = useWords(facilityWords);
  const join = useJoin();
  const titleOf = useTitle();
  const whyOf = useWhy();
  const names = hits.filter(({ slotId }) => slotId === slot.slotId).map(({ personName }) => personName);
  const more = slot.bookings - names.length;
  const who = join([...names, ...(more > 0 ? [f.hitsMore(more)] : [])]);
  const title = titleOf(slot);
  const options = [
    ...slot.options.map(({ resourceId, name }) => ({ value: resourceId, word: name })),
    { value: off, word: f.off },
  ];
  return (
    <View className='ui-card ui-card--pad facility-slot'>
      <Text className='facility-slot__title'>{title}</Text>
      <Text className='facility__note'>{whyOf(slot)}</Text>
      <Text className='facility__note'>
        {slot.bookings === 0 ? f.booked(0) : `${f.booked(slot.bookings)} · ${who}`}
      </Text>
      {slot.options.length === 0 ? (
        <Text className='facility__note'>{f.noInstead}</Text>
      ) : (
        <Field label={f.instead(title)}>
          <Chips<string> all label={f.instead(title)} options={options} value={chosen} onChange={onChoose} />
        </Field>
      )}
    </View>
  );
}

/** Booked times that take place with another room or somebody else: nobody has to be called, those who have booked read it. */
function Replaced({ seen }: { seen: ArrangeView }) {
  const w = useWords(arrangeWords);
  const f = useWords(facilityWords);
  const join = useJoin();
  const titleOf = useTitle();
  if (seen.replacedCount === 0) return null;
  const lines = seen.replaced.map((one) => {
    const more = one.bookings - one.personNames.length;
    const who = join([...one.personNames, ...(more > 0 ? [f.hitsMore(more)] : [])]);
    return `${titleOf(one)} · ${w.becomes(join(one.was), join(one.instead))} · ${f.booked(one.bookings)} · ${who}`;
  });
  return (
    <View className='ui-card ui-card--pad facility-slot'>
      <Text className='facility-slot__title'>{w.replaced(seen.replacedCount)}</Text>
      <Text className='facility__note'>{w.replacedWhy}</Text>
      <Named lines={lines} count={seen.replacedCount} />
    </View>
  );
}

/** Called-off times that take place again with their people, and those that do not, with why. */
function Back({ seen }: { seen: ArrangeView }) {
  const w = useWords(arrangeWords);
  const titleOf = useTitle();
  const whyOf = useWhy();
  return (
    <>
      {seen.revivedCount > 0 && (
        <View className='ui-card ui-card--pad facility-slot'>
          <Text className='facility-slot__title'>{w.revived(seen.revivedCount)}</Text>
          <Text className='facility__note'>{w.revivedWhy}</Text>
          <Named
            lines={seen.revived.map((one) => `${titleOf(one)} · ${w.people(one.taken)}`)}
            count={seen.revivedCount}
          />
        </View>
      )}
      {seen.stillAwayCount > 0 && (
        <View className='ui-card ui-card--pad facility-slot'>
          <Text className='facility-slot__title'>{w.stillAway(seen.stillAwayCount)}</Text>
          <Text className='facility__note'>{w.stillAwayWhy}</Text>
          <Named lines={seen.stillAway.map((one) => `${titleOf(one)} · ${whyOf(one)}`)} count={seen.stillAwayCount} />
        </View>
      )}
    </>
  );
}

/** Those with fewer places than people first: their last ones have to be called. */
function Resized({ seen }: { seen: ArrangeView }) {
  const w = useWords(arrangeWords);
  const join = useJoin();
  const titleOf = useTitle();
  if (seen.resizedCount === 0) return null;
  const over = seen.hits.filter(({ hit }) => hit === 'over').map(({ personName }) => personName);
  const lines = [...seen.resized]
    .sort((a, b) => Number(b.taken > b.toCapacity) - Number(a.taken > a.toCapacity))
    .map((one) => `${titleOf(one)} · ${w.places2(one.capacity, one.toCapacity)}`);
  return (
    <View className='ui-card ui-card--pad facility-slot'>
      <Text className='facility-slot__title'>{w.resized(seen.resizedCount)}</Text>
      {over.length > 0 && <Text className='facility__note'>{w.over(join(over))}</Text>}
      <Named lines={lines} count={seen.resizedCount} />
    </View>
  );
}

function Named({ lines, count }: { lines: readonly string[]; count: number }) {
  const w = useWords(arrangeWords);
  const shown = lines.slice(0, namedMost);
  return (
    <View>
      {shown.map((line) => (
        <Text key={line} className='facility__note'>
          {line}
        </Text>
      ))}
      {count > shown.length && <Text className='facility__note'>{w.more(count - shown.length)}</Text>}
    </View>
  );
}

function useJoin(): (words: readonly string[]) => string {
  const { language } = useSettings();
  return (words) => words.join(language === 'en' ? ', ' : '、');
}

/** What is in the way of a time, and who or what has it then. */
function useWhy(): (time: Pick<ArrangeView['lost'][number], 'inTheWay'>) => string {
  const w = useWords(arrangeWords);
  const join = useJoin();
  return ({ inTheWay }) => join(inTheWay.map(({ name, why, by }) => w.inTheWay[why](name, by)));
}

function useTitle(): (time: Time) => string {
  const { language } = useSettings();
  const now = useNow();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  return ({ serviceName, startAt, endAt }) =>
    `${serviceName} · ${rangeWords(new Date(startAt), new Date(endAt), now, zone)}`;
}
