import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { activityWords } from '@shared/words/activity';
import { activityDeskWords } from '@shared/words/activity-desk';
import { go, useParams } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useDesk } from '@/platform/target';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ActivityAbout, activityFace, ActivityHead, nextWords } from '@/shell/activity-face';
import { ask, Button, Loaded, notify, Row, Rows, Section, Stat, Stats, StatusTag } from '@/ui';
import { CallOffSheet } from './call-off-sheet';
import { Frame } from './frame';
import './desk.scss';

type Activity = Reply<'deskActivity.get'>;

/** One activity at the desk: how it fills, what can be done with it, and how residents read it. */
export default function EventPage() {
  const w = useWords(activityDeskWords);
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const load = useLoad(() => call('deskActivity.get', { params: { serviceId } }), [serviceId], { onShow: true });
  useLive(load.data === null ? null : `centre:${load.data.centreId}`, load.reload);
  return (
    <Frame title={load.data?.name ?? w.title} centreId={load.data?.centreId}>
      {() => (
        <Loaded load={load}>
          {(activity) => (
            <View className='activity-desk'>
              {activity.serviceState === 'draft' ? (
                <StatusTag tone='muted' icon='pencil'>
                  {w.draft}
                </StatusTag>
              ) : (
                <Figures activity={activity} />
              )}
              <Acts activity={activity} onChanged={load.reload} onSet={load.set} />
              {activity.serviceState !== 'draft' && <Ways activity={activity} />}
              <AsResidents activity={activity} />
            </View>
          )}
        </Loaded>
      )}
    </Frame>
  );
}

function Figures({ activity }: { activity: Activity }) {
  const w = useWords(activityDeskWords);
  const { booked, bookings, attended, waiting, free, capacity, shrinksTo } = activity;
  const share = booked === 0 ? undefined : w.shareNote(Math.round((100 * attended) / booked));
  return (
    <View className='ui-stack'>
      <Stats>
        <Stat label={w.stats.booked} value={w.people(booked)} note={w.bookingsNote(bookings)} />
        <Stat label={w.stats.free} value={w.people(free)} note={w.ofNote(capacity)} />
        <Stat label={w.stats.waiting} value={w.people(waiting)} />
        <Stat label={w.stats.attended} value={w.people(attended)} note={share} />
      </Stats>
      {shrinksTo !== null && <Text className='activity__note'>{w.shrinks(shrinksTo)}</Text>}
    </View>
  );
}

interface ActsProps {
  activity: Activity;
  onChanged: () => Promise<unknown>;
  onSet: (activity: Activity) => void;
}

function Acts({ activity, onChanged, onSet }: ActsProps) {
  const w = useWords(activityDeskWords);
  const [closing, setClosing] = useState(false);
  const { may } = activity;
  const publish = async () => {
    if (!(await ask(w.publishAsk))) return;
    try {
      onSet(await call('deskActivity.publish', { params: { serviceId: activity.id } }));
      notify(w.published);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  if (!may.publish && !may.change && !may.callOff) return null;
  return (
    <View className='activity-desk__acts'>
      {may.publish && (
        <Button icon='check' block={false} onTap={publish}>
          {w.publish}
        </Button>
      )}
      {may.change && (
        <Button
          kind='secondary'
          icon='pencil'
          block={false}
          onTap={() => go('/features/activity/edit', { serviceId: activity.id })}
        >
          {w.edit}
        </Button>
      )}
      {may.callOff && (
        <Button kind='quiet' icon='ban' block={false} onTap={() => setClosing(true)}>
          {w.callOff}
        </Button>
      )}
      {closing && <CallOffSheet activity={activity} onClose={() => setClosing(false)} onDone={onChanged} />}
    </View>
  );
}

/** To the people, the line, the telephone and the door: the pages that every slot has. */
function Ways({ activity }: { activity: Activity }) {
  const w = useWords(activityDeskWords);
  const now = useNow();
  const { id: serviceId, slotId, centreId, startAt, endAt, on } = activity;
  const runs = activity.state !== 'closed' && now < new Date(endAt);
  const isWide = useDesk();
  return (
    <Rows>
      <Row
        icon='list-checks'
        iconTone='brand'
        title={w.roster}
        note={w.rosterNote}
        onTap={() => go('/features/desk/people', { slotId, centreId })}
      />
      {(activity.waiting > 0 || runs) && (
        <Row
          icon='users'
          iconTone='warn'
          title={w.line}
          value={w.people(activity.waiting)}
          onTap={() => go('/features/front/line', { slotId, centreId })}
        />
      )}
      {runs && activity.state !== 'later' && (
        <Row
          icon='phone'
          iconTone='teal'
          title={w.phone}
          onTap={() => go('/features/front/book', { slotId, centreId, serviceId, startAt, endAt })}
        />
      )}
      {runs && civilDay(now) === on && (
        <Row
          icon='qr-code'
          iconTone='violet'
          title={w.screen}
          onTap={() => go('/features/front/screen', { slotId, centreId })}
        />
      )}
      {isWide && activity.may.callOff && (
        <Row
          icon='download'
          iconTone='ok'
          title={w.sheet}
          onTap={() => go('/features/figures/index', { centreId, serviceId, on })}
        />
      )}
    </Rows>
  );
}

function AsResidents({ activity }: { activity: Activity }) {
  const w = useWords(activityDeskWords);
  const r = useWords(activityWords);
  const { language } = useSettings();
  const now = useNow();
  return (
    <Section title={w.asResidents}>
      <View className='ui-stack'>
        <ActivityHead
          activity={activity}
          face={activityFace(activity, now)}
          next={nextWords(activity, now, r, language)}
        />
        <ActivityAbout activity={activity} />
      </View>
    </Section>
  );
}
