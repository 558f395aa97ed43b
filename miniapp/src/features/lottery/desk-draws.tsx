import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { lotteryWords } from '@shared/words/lottery';
import { lotteryDeskWords, type LotteryDeskWords } from '@shared/words/lottery-desk';
import type { Language } from '@shared/words/languages';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, Icon, ListView, StatusTag } from '@/ui';
import { ValueSheet } from './value-sheet';
import { momentWords, spanOf, standingMarks, standingOf, type DeskDraw } from './when';
import { inTurn } from '@/ui/a11y';

/** A centre's draws, the last to close first, each with what is to be done for it now. */
export function DeskDraws({ centreId }: { centreId: string | undefined }) {
  const w = useWords(lotteryDeskWords);
  const [asked, setAsked] = useState<DeskDraw | null>(null);
  const list = useList((cursor) => call('lottery.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  useLive(centreId === undefined ? null : `centre:${centreId}`, list.reload);
  return (
    <>
      <ListView list={list} keyOf={({ slotId }) => slotId} empty={{ ...w.empty, icon: 'ticket' }}>
        {(draw) => <DrawCard draw={draw} onEnter={() => setAsked(draw)} />}
      </ListView>
      {asked !== null && <ValueSheet draw={asked} onClose={() => setAsked(null)} onDone={list.reload} />}
    </>
  );
}

/** What comes next, in one sentence. */
function nextOf(draw: DeskDraw, now: Date, w: LotteryDeskWords, language: Language): string {
  const when = (at: string): string => momentWords(at, now, language);
  if (draw.state === 'open') return w.closes(when(draw.closesAt));
  if (draw.state === 'drawn') return w.drawnAt(when(draw.endedAt ?? draw.closesAt));
  if (draw.state === 'void') return '';
  return draw.may.enterValue ? w.valueUntil(when(draw.valueUntil)) : w.valueFrom(when(draw.valueFrom));
}

function DrawCard({ draw, onEnter }: { draw: DeskDraw; onEnter: () => void }) {
  const w = useWords(lotteryDeskWords);
  const r = useWords(lotteryWords);
  const { language } = useSettings();
  const now = useNow();
  const standing = standingOf(draw, now);
  const mark = standingMarks[standing];
  const next = draw.state === 'void' && draw.voidReason !== null ? r.voidBecause[draw.voidReason] : '';
  const names = draw.readers.map(({ name, isMe }) => (isMe ? w.me : name)).join(language === 'en' ? ', ' : '、');
  const mineIn = draw.readers.some(({ isMe }) => isMe);
  return (
    <Card>
      <View className='desk-draw'>
        <View className='desk-draw__words'>
          <View className='desk-draw__head'>
            <Text className='desk-draw__when'>{spanOf(draw, now, language)}</Text>
            <StatusTag tone={mark.tone} icon={mark.icon}>
              {r.states[standing]}
            </StatusTag>
          </View>
          <Text className='desk-draw__service'>{`${draw.serviceName} · ${draw.place}`}</Text>
          <Text className='desk-draw__note'>{w.enteredOf(draw.people, draw.places)}</Text>
          <Text className='desk-draw__next'>{next || nextOf(draw, now, w, language)}</Text>
          {draw.readers.length > 0 && draw.value === null && draw.state === 'closed' && (
            <Text className='desk-draw__note'>{w.readers(names)}</Text>
          )}
          {draw.differs && draw.state === 'closed' && (
            <View className='desk-draw__warn'>
              <Icon name='circle-alert' size={18} color='var(--warn)' />
              <Text>{w.differs}</Text>
            </View>
          )}
          {draw.state === 'closed' && draw.readers.length === 1 && (
            <Text className='desk-draw__note'>{w.needSecond}</Text>
          )}
        </View>
        <View className='desk-draw__acts'>
          {draw.may.enterValue && (
            <Button kind={mineIn ? 'soft' : 'primary'} icon='pencil' block={false} onTap={onEnter}>
              {mineIn ? w.again : w.enterValue}
            </Button>
          )}
          <Button
            kind='secondary'
            block={false}
            onTap={() => go('/features/lottery/draw', { slotId: draw.slotId })}
            label={inTurn(draw.state === 'drawn' ? w.result : w.page, draw.serviceName)}
          >
            {draw.state === 'drawn' ? w.result : w.page}
          </Button>
        </View>
      </View>
    </Card>
  );
}
