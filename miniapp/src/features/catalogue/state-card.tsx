import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { catalogueWords } from '@shared/words/catalogue';
import { pausedWords } from '@shared/words/paused';
import { go } from '@/platform/navigate';
import { call, isApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { pausedUntil, type Paused } from '@/services/paused-line';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, StatusTag, type Tone } from '@/ui';
import { StateConflict } from './conflict-sheet';
import type { Service } from './draft';
import { PauseSheet } from './pause-sheet';
import { RetireSheet } from './retire-sheet';
import type { Areas } from './sections';
import { serviceNow } from './service-now';

export const stateTone: Record<Service['state'], Tone> = {
  draft: 'warn',
  open: 'ok',
  paused: 'warn',
  retired: 'muted',
};

interface StateCardProps {
  service: Service;
  areas: Areas;
  /** Something is written and not saved: that comes first. */
  isBlocked: boolean;
  onChanged: (service: Service) => void;
}

/** A change of a service's state, as it is asked for. */
interface Step {
  act: string;
  said: string;
  work: (version: number) => Promise<Service>;
  /** Whether it makes sense as the service is by now. */
  may: (now: Service) => boolean;
}

/** Whether residents see it and may book it, and the steps from here: times first, then open, a pause, or its end. */
export function StateCard({ service, areas, isBlocked, onChanged }: StateCardProps) {
  const words = useWords(catalogueWords);
  const w = words.state;
  const { centreId, ahead, state, paused } = service;
  const params = { serviceId: service.id };
  const [isPausing, setPausing] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const [conflict, setConflict] = useState<{ step: Step; now: Service } | null>(null);
  /** What is written and not saved comes first: a step writes the service anew. */
  const step = (work: () => unknown) => () => (isBlocked ? notify(words.saveFirst, 'error') : work());
  /** Takes a step on the version that was read; where a colleague was quicker, shows what is different now. */
  const take = async ({ act, work, said, may }: Step, from: Service) => {
    try {
      const done = await work(from.version);
      setPausing(false);
      setEnding(false);
      setConflict(null);
      onChanged(done);
      notify(said);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'catalogue.changed_meanwhile') throw error;
      setPausing(false);
      setEnding(false);
      setConflict({ step: { act, work, said, may }, now: await serviceNow(service) });
    }
  };
  const to = (next: 'open' | 'retired', act: string, said: string): Step => ({
    ...{ act, said, may: (now) => now.state !== next },
    work: (read) => call('catalogue.setState', { params, body: { version: read, state: next } }),
  });
  const open = step(async () => {
    const act = state === 'draft' ? w.open : w.reopen;
    if (await ask(w.openAsk)) await take(to('open', act, w.opened), service);
  });
  const resume = step(async () => {
    if (await ask(w.resumeAsk)) await take(to('open', w.resume, w.resumed), service);
  });
  const end = () => take(to('retired', w.retire, w.retired), service);
  const retire = step(async () => {
    if (ahead > 0) return setEnding(true);
    if (await ask({ ...w.retireAsk(ahead), danger: true })) await end();
  });
  const pause = (body: { reason: string; until: string | null }) =>
    take(
      {
        ...{ act: w.pause, said: w.paused, may: (now) => now.state === 'open' || now.state === 'paused' },
        work: (read) => call('catalogue.pause', { params, body: { version: read, ...body } }),
      },
      service,
    );
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
              onTap={() => go('/features/timetable/index', { centreId, serviceId: service.id })}
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
      {isEnding && <RetireSheet service={service} onClose={() => setEnding(false)} onRetire={end} />}
      {conflict !== null && (
        <StateConflict
          seen={service}
          now={conflict.now}
          areas={areas}
          act={conflict.step.act}
          onClose={() => setConflict(null)}
          onLook={() => onChanged(conflict.now)}
          onStill={conflict.step.may(conflict.now) ? () => take(conflict.step, conflict.now) : undefined}
        />
      )}
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
