import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { programmeWords } from '@shared/words/programme';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { programmeSessionWords } from '@shared/words/programme-session';
import { go, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Loaded, notify, Section, StatusTag } from '@/ui';
import { Frame } from './frame';
import { ReasonSheet } from './reason-sheet';
import { SessionLine } from './session-line';
import { SessionSheet } from './session-sheet';
import type { SessionTask } from './session-draft';
import { faceMarks, faceOf, nextWords, seasonOf } from './when';
import './programme.scss';
import './desk.scss';

type Season = Reply<'deskProgramme.get'>;

/** One programme at the desk: what it is, its sessions with their rolls, and what can be done with each. */
export default function SeasonPage() {
  const w = useWords(programmeDeskWords);
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const load = useLoad(() => call('deskProgramme.get', { params: { serviceId } }), [serviceId], { onShow: true });
  useLive(load.data === null ? null : `centre:${load.data.centreId}`, load.reload);
  return (
    <Frame title={load.data?.name ?? w.title} centreId={load.data?.centreId}>
      {() => (
        <Loaded load={load}>
          {(season) => (
            <View className='season-desk'>
              <Head season={season} onChanged={load.reload} onSet={load.set} />
              <Sessions season={season} onChanged={load.reload} />
            </View>
          )}
        </Loaded>
      )}
    </Frame>
  );
}

/** All sessions, and what can be done with each; one more can be added. */
function Sessions({ season, onChanged }: { season: Season; onChanged: () => Promise<unknown> }) {
  const w = useWords(programmeDeskWords);
  const s = useWords(programmeSessionWords);
  const [task, setTask] = useState<SessionTask | null>(null);
  const like = season.items.find(({ cancelledAt }) => cancelledAt === null);
  return (
    <Section title={w.sessions}>
      <View className='ui-stack'>
        <Card>
          <View className='season-sessions'>
            {season.items.map((one) => (
              <SessionLine
                key={one.id}
                session={one}
                enrolled={season.enrolled}
                onTask={setTask}
                onChanged={onChanged}
              />
            ))}
          </View>
        </Card>
        {season.may.addSession && (
          <View className='season-desk__bar'>
            <Button kind='secondary' icon='plus' block={false} onTap={() => setTask({ kind: 'add', like })}>
              {s.add}
            </Button>
          </View>
        )}
      </View>
      {task !== null && <SessionSheet season={season} task={task} onClose={() => setTask(null)} onDone={onChanged} />}
    </Section>
  );
}

interface HeadProps {
  season: Season;
  onChanged: () => Promise<unknown>;
  onSet: (season: Season) => void;
}

function Head({ season, onChanged, onSet }: HeadProps) {
  const w = useWords(programmeDeskWords);
  const r = useWords(programmeWords);
  const { language } = useSettings();
  const now = useNow();
  const [closing, setClosing] = useState(false);
  const face = faceOf(season, now);
  const isDraft = season.serviceState === 'draft';
  const publish = async () => {
    if (!(await ask(w.publishAsk))) return;
    try {
      onSet(await call('deskProgramme.publish', { params: { serviceId: season.id } }));
      notify(w.published);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  const callOff = async (reason: string) => {
    await call('slot.close', { params: { slotId: season.slotId }, body: { reason } });
    notify(w.calledOff);
  };
  return (
    <Card>
      <View className='season'>
        {isDraft ? (
          <StatusTag tone='muted' icon='pencil'>
            {w.draft}
          </StatusTag>
        ) : (
          <StatusTag {...faceMarks[face]}>{r.faces[face]}</StatusTag>
        )}
        <Text className='season__when'>{`${seasonOf(season, now, r, language)} · ${r.days(season.sessions)}`}</Text>
        <Text className='season__note'>
          {`${w.enrolled(season.enrolled, season.capacity)} · ${w.waiting(season.waiting)} · ${r.ages(season.minAge, season.maxAge)} · ${season.place}`}
        </Text>
        {season.shrinksTo !== null && <Text className='season__note'>{w.shrinks(season.shrinksTo)}</Text>}
        <Text className='season__next'>
          {season.closedReason === null ? nextWords(season, now, r, language) : r.closedBecause(season.closedReason)}
        </Text>
        <View className='season-desk__acts'>
          {season.may.publish && (
            <Button icon='check' block={false} onTap={publish}>
              {w.publish}
            </Button>
          )}
          {season.may.change && (
            <Button
              kind='secondary'
              icon='pencil'
              block={false}
              onTap={() => go('/features/programme/edit', { serviceId: season.id })}
            >
              {w.edit}
            </Button>
          )}
          {season.may.callOff && (
            <Button kind='quiet' block={false} onTap={() => setClosing(true)}>
              {w.callOff}
            </Button>
          )}
        </View>
      </View>
      {closing && (
        <ReasonSheet
          title={w.callOff}
          hint={w.callOffHint(season.enrolled)}
          onSend={callOff}
          onClose={() => setClosing(false)}
          onDone={onChanged}
        />
      )}
    </Card>
  );
}
