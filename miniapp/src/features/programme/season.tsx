import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { programmeWords } from '@shared/words/programme';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { go, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Loaded, notify, Section, StatusTag } from '@/ui';
import { Frame } from './frame';
import { ReasonSheet } from './reason-sheet';
import { dayOf, faceMarks, faceOf, nextWords, seasonOf, sessionWords } from './when';
import './programme.scss';
import './desk.scss';

type Season = Reply<'deskProgramme.get'>;
type Session = Season['items'][number];

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
              <Section title={w.sessions}>
                <Card>
                  <View className='season-sessions'>
                    {season.items.map((one) => (
                      <SessionLine key={one.id} session={one} enrolled={season.enrolled} onChanged={load.reload} />
                    ))}
                  </View>
                </Card>
              </Section>
            </View>
          )}
        </Loaded>
      )}
    </Frame>
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

interface LineProps {
  session: Session;
  enrolled: number;
  onChanged: () => Promise<unknown>;
}

function SessionLine({ session, enrolled, onChanged }: LineProps) {
  const w = useWords(programmeDeskWords);
  const { language } = useSettings();
  const [closing, setClosing] = useState(false);
  const day = dayOf(session.on, language);
  const isOff = session.cancelledAt !== null;
  const { came, absent, excused } = session;
  const below = isOff
    ? (session.cancelReason ?? '')
    : came + absent + excused > 0
      ? w.tally(came, absent, excused)
      : session.topic;
  const cancel = async (reason: string) => {
    const { told } = await call('programmeSession.cancel', { params: { sessionId: session.id }, body: { reason } });
    notify(w.sessionOffDone(told));
  };
  return (
    <View className='season-session'>
      <View className='season-session__words'>
        <Text className={isOff ? 'season-session__day is-off' : 'season-session__day'}>
          {sessionWords(session, language)}
        </Text>
        {below !== null && below !== '' && <Text className='season__note'>{below}</Text>}
      </View>
      <View className='season-session__acts'>
        {isOff && (
          <StatusTag tone='error' icon='circle-x'>
            {w.off}
          </StatusTag>
        )}
        {session.may.cancel && (
          <Button kind='quiet' size='small' block={false} label={w.sessionOffOf(day)} onTap={() => setClosing(true)}>
            {w.sessionOff}
          </Button>
        )}
        {session.may.mark && (
          <Button
            kind='soft'
            size='small'
            icon='list-checks'
            block={false}
            label={w.rollOf(day)}
            onTap={() => go('/features/programme/roll', { sessionId: session.id })}
          >
            {w.roll}
          </Button>
        )}
      </View>
      {closing && (
        <ReasonSheet
          title={w.sessionOffOf(day)}
          hint={w.sessionOffHint(enrolled)}
          onSend={cancel}
          onClose={() => setClosing(false)}
          onDone={onChanged}
        />
      )}
    </View>
  );
}
