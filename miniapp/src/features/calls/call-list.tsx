import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { CallState } from '@shared/enums';
import { callsWords } from '@shared/words/calls';
import { RevealSheet } from '@/sheets/reveal-sheet';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, Segmented } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { Call } from './call';
import { CallCard } from './call-card';
import { OutcomeSheet } from './outcome-sheet';

type Asked = { act: 'number' | 'outcome'; task: Call };

const againMs = 15_000;

/** The most urgent first. Looks again by itself, as colleagues take calls meanwhile. */
export function CallList({ centreId }: { centreId: string | undefined }) {
  const w = useWords(callsWords);
  const now = useNow();
  const [state, setState] = useState<CallState>('open');
  const [overdue, setOverdue] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useList(
    async (cursor) => {
      const page = await call('call.list', { query: { centreId, state, cursor } });
      setOverdue(page.overdue);
      return page;
    },
    [centreId, state],
    { onShow: true },
  );
  // A page further down would be lost by looking again.
  useAgain(list.reload, asked === null && list.items !== null && list.items.length <= 20);
  const done = () => setAsked(null);
  return (
    <View className='calls'>
      <View className='calls__head'>
        <Segmented<CallState>
          label={w.tabs.label}
          options={[
            { value: 'open', word: w.tabs.open },
            { value: 'done', word: w.tabs.done },
          ]}
          value={state}
          onChange={setState}
        />
        {overdue > 0 && (
          <Text className='calls__late' {...spoken({ role: 'status' })}>
            {w.overdueCount(overdue)}
          </Text>
        )}
      </View>
      <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.empty[state], icon: 'phone' }}>
        {(task) => (
          <CallCard
            task={task}
            now={now}
            onChanged={list.reload}
            onNumber={() => setAsked({ act: 'number', task })}
            onOutcome={() => setAsked({ act: 'outcome', task })}
          />
        )}
      </ListView>
      {asked?.act === 'number' && <RevealSheet personId={asked.task.personId} first='phone' onClose={done} />}
      {asked?.act === 'outcome' && <OutcomeSheet task={asked.task} onClose={done} onDone={list.reload} />}
    </View>
  );
}

/** Asks again while the page is in view. */
function useAgain(ask: () => Promise<unknown>, when: boolean): void {
  const latest = useRef(ask);
  latest.current = ask;
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  const on = when && seen;
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => void latest.current(), againMs);
    return () => clearInterval(timer);
  }, [on]);
}
