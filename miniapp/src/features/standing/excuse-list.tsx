import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { excusesWords } from '@shared/words/excuses';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, notify } from '@/ui';
import { spoken } from '@/ui/a11y';
import { ExcuseCard } from './excuse-card';
import { RefuseSheet } from './refuse-sheet';
import type { Queued } from './standing';

/** What waits for an answer, the soonest due first. */
export function ExcuseList({ centreId }: { centreId: string | undefined }) {
  const w = useWords(excusesWords);
  const now = useNow();
  const [waiting, setWaiting] = useState(0);
  const [refusing, setRefusing] = useState<Queued | null>(null);
  const list = useList(
    async (cursor) => {
      const page = await call('excuse.queue', { query: { centreId, cursor } });
      setWaiting(page.waiting);
      return page;
    },
    [centreId],
    { onShow: true },
  );

  /** A colleague may have been quicker: then the list shows what is left, and says so. */
  const decide = async (one: Queued, decision: 'accept' | 'refuse', reason?: string): Promise<boolean> => {
    try {
      const body = { decision, ...(reason === undefined ? {} : { reason }) };
      const { state } = await call('excuse.decide', { params: { excuseId: one.id }, body });
      notify(state === 'accepted' ? w.accepted : state === 'upheld' ? w.upheld : w.refused);
    } catch (failure) {
      const error = asApiError(failure);
      notify(error.message, 'error');
      if (error.code !== 'excuse.decided') return false;
    }
    await list.reload();
    return true;
  };

  return (
    <View className='excuses'>
      {waiting > 0 && (
        <Text className='excuses__count' {...spoken({ role: 'status' })}>
          {w.waiting(waiting)}
        </Text>
      )}
      <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.empty, icon: 'circle-check' }}>
        {(one) => (
          <ExcuseCard excuse={one} now={now} onAccept={() => decide(one, 'accept')} onRefuse={() => setRefusing(one)} />
        )}
      </ListView>
      {refusing !== null && (
        <RefuseSheet
          onClose={() => setRefusing(null)}
          onRefuse={async (reason) => {
            if (await decide(refusing, 'refuse', reason)) setRefusing(null);
          }}
        />
      )}
    </View>
  );
}
