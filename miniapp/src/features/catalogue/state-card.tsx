import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { catalogueWords } from '@shared/words/catalogue';
import { pausedWords } from '@shared/words/paused';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { pausedUntil, type Paused } from '@/services/paused-line';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, StatusTag, type Tone } from '@/ui';
import type { Service } from './draft';
import { PauseSheet } from './pause-sheet';

export const stateTone: Record<Service['state'], Tone> = {
  draft: 'warn',
  open: 'ok',
  paused: 'warn',
  retired: 'muted',
};

interface StateCardProps {
  service: Service;
  /** Something is written and not saved: that comes first. */
  isBlocked: boolean;
  onChanged: (service: Service) => void;
}

/** Whether residents see it and may book it, and the steps from here: times first, then open, a pause, or its end. */
export function StateCard({ service, isBlocked, onChanged }: StateCardProps) {
  const words = useWords(catalogueWords);
  const w = words.state;
  const { centreId, version, ahead, state, paused } = service;
  const params = { serviceId: service.id };
  const [isPausing, setPausing] = useState(false);
  /** What is written and not saved comes first: a step writes the service anew. */
  const step = (work: () => unknown) => () => (isBlocked ? notify(words.saveFirst, 'error') : work());
  const to = async (next: 'open' | 'retired', said: string) => {
    onChanged(await call('catalogue.setState', { params, body: { version, state: next } }));
    notify(said);
  };
  const open = step(async () => {
    if (await ask(w.openAsk)) await to('open', w.opened);
  });
  const resume = step(async () => {
    if (await ask(w.resumeAsk)) await to('open', w.resumed);
  });
  const retire = step(async () => {
    if (await ask({ ...w.retireAsk(ahead), danger: true })) await to('retired', w.retired);
  });
  const pause = async (body: { reason: string; until: string | null }) => {
    onChanged(await call('catalogue.pause', { params, body: { version, ...body } }));
    setPausing(false);
    notify(w.paused);
  };
  const small = { size: 'small', block: false } as const;
  return (
    <Card>
      <View className='ui-stack'>
        <View className='catalogue-state'>
          <View className='catalogue-state__words'>
            <Text className='catalogue-state__name'>{service.name}</Text>
            <StatusTag tone={stateTone[state]}>{words.states[state]}</StatusTag>
            {ahead > 0 && <Text className='ui-note'>{words.ahead(ahead)}</Text>}
          </View>
          <View className='catalogue-state__acts'>
            <Button
              {...small}
              kind='secondary'
              icon='calendar-days'
              onTap={() => go('/features/timetable/index', { centreId })}
            >
              {w.timetable}
            </Button>
            {state === 'open' && (
              <Button {...small} kind='secondary' icon='circle-pause' onTap={step(() => setPausing(true))}>
                {w.pause}
              </Button>
            )}
            {(state === 'open' || state === 'paused') && (
              <Button {...small} kind='quiet' onTap={retire}>
                {w.retire}
              </Button>
            )}
            {state === 'paused' && (
              <Button {...small} onTap={resume}>
                {w.resume}
              </Button>
            )}
            {(state === 'draft' || state === 'retired') && (
              <Button {...small} onTap={open}>
                {state === 'draft' ? w.open : w.reopen}
              </Button>
            )}
          </View>
        </View>
        {paused !== null && <Why paused={paused} onChange={step(() => setPausing(true))} />}
      </View>
      {isPausing && <PauseSheet service={service} onClose={() => setPausing(false)} onPause={pause} />}
    </Card>
  );
}

/** What residents read of the pause, and whether the day named has passed. */
function Why({ paused, onChange }: { paused: Paused; onChange: () => unknown }) {
  const { state: w } = useWords(catalogueWords);
  const p = useWords(pausedWords);
  const { language } = useSettings();
  const now = useNow();
  const isLate = paused.until !== null && paused.until <= civilDay(now);
  return (
    <View className='catalogue-state'>
      <View className='catalogue-state__words'>
        <Text className='ui-text'>{`${w.since}${language === 'en' ? ': ' : '：'}${paused.reason}`}</Text>
        <Text className='ui-note'>{isLate ? w.late : (pausedUntil(paused, now, p, language) ?? p.untilOpen)}</Text>
      </View>
      <Button size='small' block={false} kind='quiet' icon='pencil' onTap={onChange}>
        {w.change}
      </Button>
    </View>
  );
}
