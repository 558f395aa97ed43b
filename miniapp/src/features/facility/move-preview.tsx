import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { rangeWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { slotMoveWords } from '@shared/words/slot-move';
import { call, isApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, cx, Loaded, notify, Sheet } from '@/ui';
import type { Entry } from './facility';
import { Foot } from './foot';

export interface Where {
  resourceId: string;
  toResourceId: string;
  startAt: string;
  reason: string;
}

type Preview = Reply<'slotMove.preview'>;

interface MovePreviewProps {
  entry: Entry;
  where: Where;
  onBack: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** Whom a move hits; saved is what is seen here, and shown anew where somebody books meanwhile. */
export function MovePreview({ entry, where, onBack, onClose, onSaved }: MovePreviewProps) {
  const w = useWords(slotMoveWords);
  const f = useWords(facilityWords);
  const params = { slotId: entry.id };
  const { reason, ...body } = where;
  const load = useLoad(() => call('slotMove.preview', { params, body }), [entry.id, where]);
  const seen = load.data;
  const save = async ({ basis }: Preview) => {
    try {
      const { tasks, told } = await call('slotMove.save', { params, body: { ...body, reason, basis } });
      notify(w.saved(tasks, told));
    } catch (error) {
      if (isApiError(error) && error.code === 'timetable.changed') await load.reload();
      throw error;
    }
    onClose();
    await onSaved();
  };
  const isHit = seen !== null && !seen.stays && seen.bookings > 0;
  return (
    <Sheet
      open
      title={w.title(entry.title)}
      onClose={onClose}
      foot={
        <Foot back={f.back} onBack={onBack}>
          {seen !== null && (
            <Button kind={isHit ? 'danger' : 'primary'} onTap={() => save(seen)}>
              {isHit ? w.saveHits(seen.bookings) : w.save}
            </Button>
          )}
        </Foot>
      }
    >
      <Loaded load={load}>{(preview) => <Effects preview={preview} />}</Loaded>
    </Sheet>
  );
}

function Effects({ preview }: { preview: Preview }) {
  const w = useWords(slotMoveWords);
  const f = useWords(facilityWords);
  const { language } = useSettings();
  const now = useNow();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const time = (startAt: string, endAt: string) => rangeWords(new Date(startAt), new Date(endAt), now, zone);
  const { stays, bookings, people, waiting, hits } = preview;
  const more = bookings - hits.length;
  const names = [...hits.map(({ personName }) => personName), ...(more > 0 ? [f.hitsMore(more)] : [])];
  return (
    <View className='ui-stack'>
      <View className={cx('facility-sum', !stays && bookings > 0 && 'is-hit')} aria-live='polite'>
        <Text className='facility-sum__words'>
          {bookings === 0 ? f.nobody : stays ? w.stays(bookings, people) : w.hits(bookings, people)}
        </Text>
        {!stays && bookings > 0 && <Text className='facility__note'>{w.whatNext}</Text>}
        {waiting > 0 && <Text className='facility__note'>{f.waiting(waiting)}</Text>}
      </View>
      <View className='ui-card ui-card--pad facility-slot'>
        <Text className='facility__note'>{w.now(`${time(preview.startAt, preview.endAt)} ${preview.name}`)}</Text>
        <Text className='facility-slot__title'>
          {w.then(`${time(preview.toStartAt, preview.toEndAt)} ${preview.toName}`)}
        </Text>
        {names.length > 0 && <Text className='facility__note'>{names.join(language === 'en' ? ', ' : '、')}</Text>}
      </View>
    </View>
  );
}
