import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { rangeWords } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { call, isApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Loaded, notify, Row, Rows, Sheet, StatusTag } from '@/ui';
import type { Change } from './timetable';

type Preview = Reply<'timetable.preview'>;
const kinds = ['vanish', 'move', 'retime', 'shrink', 'grow', 'appear'] as const;

interface PreviewSheetProps {
  centreId: string;
  change: Change;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** What a change does, before it is made. Saved is what is seen here; if somebody books meanwhile, it is shown anew. */
export function PreviewSheet({ centreId, change, onClose, onSaved }: PreviewSheetProps) {
  const w = useWords(timetableWords).preview;
  const load = useLoad(() => call('timetable.preview', { params: { centreId }, body: { change } }), [centreId, change]);
  const save = async ({ basis }: Preview) => {
    try {
      const { tasks } = (await call('timetable.save', {
        params: { centreId },
        body: { change, basis },
      })) as Reply<'timetable.save'>;
      notify(w.saved(tasks));
    } catch (error) {
      if (isApiError(error) && error.code === 'timetable.changed') await load.reload();
      throw error;
    }
    await onSaved();
  };
  const seen = load.data;
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        seen === null ? undefined : (
          <View className='timetable-pair'>
            <Button kind='secondary' onTap={onClose}>
              {w.cancel}
            </Button>
            <Button kind={seen.bookings > 0 ? 'danger' : 'primary'} onTap={() => save(seen)}>
              {seen.bookings > 0 ? w.saveHits(seen.bookings) : w.save}
            </Button>
          </View>
        )
      }
    >
      <Loaded load={load}>{(preview) => <Effects preview={preview} />}</Loaded>
    </Sheet>
  );
}

function Effects({ preview }: { preview: Preview }) {
  const w = useWords(timetableWords);
  const { language } = useSettings();
  const now = useNow();
  const time = (startAt: string, endAt: string) =>
    rangeWords(new Date(startAt), new Date(endAt), now, language === 'en' ? 'en' : 'zh-CN');
  const counts = kinds.filter((kind) => preview.counts[kind] > 0);
  return (
    <View className='timetable-form'>
      <View className={`timetable-sum${preview.bookings > 0 ? ' timetable-sum--hits' : ''}`} aria-live='polite'>
        <Text className='timetable-sum__words'>
          {preview.bookings > 0 ? w.preview.hits(preview.bookings, preview.people) : w.preview.nobody}
        </Text>
        {preview.waiting > 0 && <Text className='timetable__note'>{w.preview.waiting(preview.waiting)}</Text>}
        <Text className='timetable__note'>
          {counts.length === 0
            ? w.preview.none
            : counts.map((kind) => w.preview.counts[kind](preview.counts[kind])).join(language === 'en' ? ', ' : '，')}
        </Text>
      </View>
      {preview.blockedCount > 0 && (
        <View className='timetable-form'>
          <Text className='timetable__wrong'>{w.preview.blocked(preview.blockedCount)}</Text>
          {preview.blocked.slice(0, 10).map((one) => (
            <Text key={`${one.serviceName} ${one.startAt}`} className='timetable-why__line'>
              {`${one.serviceName} · ${time(one.startAt, one.endAt)} · ${one.inTheWay.join(language === 'en' ? ', ' : '、')}`}
            </Text>
          ))}
          {preview.blockedCount > 10 && (
            <Text className='timetable__note'>{w.preview.more(preview.blockedCount - 10)}</Text>
          )}
        </View>
      )}
      {preview.hits.length > 0 && (
        <Rows>
          {preview.hits.map((hit) => (
            <Row
              key={hit.bookingId}
              title={`${hit.personName} · ${hit.serviceName}`}
              note={[
                time(hit.startAt, hit.endAt),
                ...(hit.toStartAt === null || hit.toEndAt === null ? [] : [`→ ${time(hit.toStartAt, hit.toEndAt)}`]),
              ].join(' ')}
              tag={<StatusTag tone='warn'>{w.hits[hit.hit]}</StatusTag>}
            />
          ))}
        </Rows>
      )}
      {preview.bookings > preview.hits.length && (
        <Text className='timetable__note'>{w.preview.more(preview.bookings - preview.hits.length)}</Text>
      )}
      {preview.effects.length > 0 && <Text className='timetable-event__name'>{w.preview.what}</Text>}
      {preview.effects.slice(0, 30).map((one) => (
        <Text key={`${one.serviceId} ${one.startAt} ${one.what}`} className='timetable-why__line'>
          {`${one.serviceName} · ${time(one.startAt, one.endAt)}${
            one.toStartAt === null || one.toEndAt === null || one.toStartAt === one.startAt
              ? ''
              : ` → ${time(one.toStartAt, one.toEndAt)}`
          } · ${w.preview.counts[one.what](1)}`}
        </Text>
      ))}
      {preview.effects.length > 30 && (
        <Text className='timetable__note'>{w.preview.more(preview.effects.length - 30)}</Text>
      )}
    </View>
  );
}
