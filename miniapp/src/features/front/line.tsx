import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf, Reply } from '@shared/contract/types';
import { clockWords } from '@shared/time/words';
import { frontWords } from '@shared/words/front-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ask, Button, Card, ListView, notify, Tag } from '@/ui';
import { Frame } from './frame';

/** Who waits for a slot, in order, and who is being offered a place. */
export default function LinePage() {
  const w = useWords(frontWords);
  const { slotId = '', centreId } = useParams<{ slotId: string; centreId: string }>();
  const [may, setMay] = useState<Reply<'line.list'>['may']>({ offer: false });
  const list = useList(
    async (cursor) => {
      const page = await call('line.list', { params: { slotId }, query: { cursor } });
      setMay(page.may);
      return page;
    },
    [slotId],
    { onShow: true },
  );
  const offer = async () => {
    const { offered } = await call('line.offer', { params: { slotId } });
    notify(w.offeredNow(offered));
    await list.reload();
  };
  return (
    <Frame title={w.line} lead={w.lineLead} centreId={centreId}>
      <View className='ui-stack'>
        {may.offer && (
          <Button icon='bell-ring' onTap={offer}>
            {w.offer}
          </Button>
        )}
        <ListView
          list={list}
          keyOf={({ bookingId }) => bookingId}
          empty={{ icon: 'users', title: w.lineEmpty, hint: w.lineEmptyHint }}
        >
          {(one) => <Place one={one} onChanged={list.reload} />}
        </ListView>
      </View>
    </Frame>
  );
}

function Place({ one, onChanged }: { one: ItemOf<'line.list'>; onChanged: () => Promise<void> }) {
  const w = useWords(frontWords);
  const { bookingId } = one;
  const act = async (name: 'deskBooking.accept' | 'deskBooking.cancel') => {
    if (name === 'deskBooking.cancel' && !(await ask(w.declineAsk))) return;
    try {
      await call(name, { params: { bookingId } });
      notify(name === 'deskBooking.accept' ? w.accepted : w.declined);
    } finally {
      await onChanged();
    }
  };
  const until = one.offeredUntil === null ? null : clockWords(new Date(one.offeredUntil));
  return (
    <Card>
      <View>
        <Text className='ui-row__title--strong'>
          {[one.rank === null ? '' : w.rank(one.rank), one.personName || w.noName].filter(Boolean).join(' · ')}
        </Text>
      </View>
      <View>
        <Text className='ui-field__hint'>
          {[w.since(clockWords(new Date(one.waitsSince))), one.partySize > 1 ? w.people(one.partySize) : '']
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </View>
      {until !== null && <Tag tone='ok'>{w.offered(until)}</Tag>}
      {one.byPhone && (
        <Tag tone='warn' icon='phone'>
          {w.byPhone}
        </Tag>
      )}
      {one.may.accept && (
        <Button size='small' kind='soft' onTap={() => act('deskBooking.accept')}>
          {w.accept}
        </Button>
      )}
      {one.may.cancel && (
        <Button size='small' kind='quiet' onTap={() => act('deskBooking.cancel')}>
          {w.decline}
        </Button>
      )}
    </Card>
  );
}
