import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { approvalsWords } from '@shared/words/approvals';
import { asApiError, call } from '@/services/api';
import { useLiveAgain } from '@/services/live-again';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, ListView, notify } from '@/ui';
import { inTurn, spoken } from '@/ui/a11y';
import { ApprovalCard, type Pending } from './approval-card';
import { RefuseSheet } from './refuse-sheet';

/** Longest waiting first. Some or all are chosen and answered at once; one is answered on its card. */
export function ApprovalList({ centreId }: { centreId: string | undefined }) {
  const w = useWords(approvalsWords);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refusing, setRefusing] = useState<readonly string[] | null>(null);
  const list = useList((cursor) => call('approval.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  useLiveAgain(list.reload, refusing === null && chosen.length === 0);
  const shown = list.items ?? [];
  const own = chosen.filter((id) => shown.some((one) => one.id === id));

  const settle = async (bookingIds: readonly string[], verdict: 'approve' | 'refuse', reason?: string) => {
    try {
      const body = { bookingIds: [...bookingIds], verdict, reason };
      const { done, missed } = await call('approval.decide', { body });
      const said = verdict === 'approve' ? w.approved(done) : w.refused(done);
      notify(missed > 0 ? inTurn(said, w.missed(missed)) : said, missed > 0 ? 'info' : 'ok');
      setRefusing(null);
      setChosen([]);
    } catch (failure) {
      const error = asApiError(failure);
      notify(error.message, 'error');
      // What was typed stays where it can be mended.
      if (error.code !== 'content.risky') setRefusing(null);
    }
    await list.reload();
  };

  return (
    <View className='approvals'>
      {shown.length > 1 && (
        <View className='approvals__bar' {...spoken({ role: 'region', label: w.chosen(own.length) })}>
          <Button
            kind='quiet'
            block={false}
            onTap={() => setChosen(own.length === shown.length ? [] : shown.map(({ id }) => id))}
          >
            {own.length === shown.length ? w.chooseNone : w.chooseAll}
          </Button>
          {own.length > 0 && (
            <>
              <Text className='approvals__count'>{w.chosen(own.length)}</Text>
              <Button block={false} icon='check' onTap={() => settle(own, 'approve')}>
                {w.approveMany(own.length)}
              </Button>
              <Button block={false} kind='secondary' onTap={() => setRefusing(own)}>
                {w.refuseMany(own.length)}
              </Button>
            </>
          )}
        </View>
      )}
      <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.empty, icon: 'badge-check' }}>
        {(one: Pending) => (
          <ApprovalCard
            pending={one}
            chosen={shown.length > 1 ? own.includes(one.id) : null}
            onChoose={() => setChosen(own.includes(one.id) ? own.filter((id) => id !== one.id) : [...own, one.id])}
            onApprove={() => settle([one.id], 'approve')}
            onRefuse={() => setRefusing([one.id])}
          />
        )}
      </ListView>
      {refusing !== null && (
        <RefuseSheet
          count={refusing.length}
          onClose={() => setRefusing(null)}
          onRefuse={(reason) => settle(refusing, 'refuse', reason)}
        />
      )}
    </View>
  );
}
