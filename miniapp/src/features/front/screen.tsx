import { Text, View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { spanWords } from '@shared/time/words';
import { frontWords } from '@shared/words/front-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Card, Loaded, QrCode } from '@/ui';
import { Frame } from './frame';
import './front.scss';

const soonestMs = 1_000;

/** The room's code, large, for a screen at the desk; it renews itself. */
export default function ScreenPage() {
  const w = useWords(frontWords);
  const { slotId, centreId } = useParams<{ slotId: string; centreId: string }>();
  const load = useLoad(() => call('roster.roomCode', { query: { slotId, centreId } }), [slotId, centreId]);
  const reload = useRef(load.reload);
  reload.current = load.reload;
  const until = load.data?.until;
  useEffect(() => {
    if (until === undefined) return undefined;
    const left = Math.max(soonestMs, Date.parse(until) - Date.now());
    const timer = setTimeout(() => void reload.current(), left);
    return () => clearTimeout(timer);
  }, [until, load.error]);
  return (
    <Frame title={w.screen} lead={w.screenLead} centreId={centreId}>
      <Loaded load={load}>
        {(room) => (
          <Card>
            <View className='front-screen'>
              <Text className='ui-section__title'>
                {room.slot === null
                  ? room.centreName
                  : `${room.slot.serviceName} ${spanWords(new Date(room.slot.startAt), new Date(room.slot.endAt))}`}
              </Text>
              <QrCode value={room.qr} size={280} label={w.screen} />
              <Text>{w.screenHow}</Text>
              <Text className='ui-field__hint'>{w.screenDigits}</Text>
              <Text className='front-screen__digits'>{`${room.code.slice(0, 3)} ${room.code.slice(3)}`}</Text>
            </View>
          </Card>
        )}
      </Loaded>
    </Frame>
  );
}
