import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { programmeWords } from '@shared/words/programme';
import { programmePickupWords } from '@shared/words/programme-pickup';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Card, Loaded, Section, StatusTag } from '@/ui';
import { PickupPeople } from './pickup-people';
import { becameWords, markTones, sessionWords } from './when';

type Programme = Reply<'programme.get'>;
type Session = Programme['items'][number] &
  Partial<Pick<Reply<'programme.attendance'>['items'][number], 'mark' | 'note' | 'pickup'>>;

interface Props {
  programme: Programme;
  /** For which booking one more who may take the child home is being named. */
  naming: string | null;
  onNaming: (bookingId: string | null) => void;
}

/** All sessions; for a child that is enrolled with the roll of each, and who may take it home. */
export function Sessions({ programme, naming, onNaming }: Props) {
  const w = useWords(programmeWords);
  const enrolled = (programme.children ?? []).filter(({ booking }) => booking?.state === 'confirmed');
  if (enrolled.length === 0) {
    return (
      <Section title={w.sessions}>
        <SessionList items={programme.items} />
      </Section>
    );
  }
  return (
    <>
      {enrolled.map((child) => (
        <ChildSessions
          key={child.personId}
          bookingId={child.booking?.id ?? ''}
          name={child.name || w.child}
          naming={naming}
          onNaming={onNaming}
        />
      ))}
    </>
  );
}

interface ChildProps extends Omit<Props, 'programme'> {
  bookingId: string;
  name: string;
}

function ChildSessions({ bookingId, name, naming, onNaming }: ChildProps) {
  const w = useWords(programmeWords);
  const load = useLoad(() => call('programme.attendance', { params: { bookingId } }), [bookingId], { onShow: true });
  useLive('me', load.reload);
  return (
    <>
      <Section
        title={w.sessionsOf(name)}
        aside={load.data === null ? undefined : w.cameOf(load.data.came, load.data.over)}
      >
        <Loaded load={load}>{(seen) => <SessionList items={seen.items} attended />}</Loaded>
      </Section>
      {load.data !== null && (
        <PickupPeople
          bookingId={bookingId}
          name={name}
          seen={load.data}
          onChanged={load.reload}
          adding={naming === bookingId}
          onAdding={(adding) => onNaming(adding ? bookingId : null)}
        />
      )}
    </>
  );
}

function SessionList({ items, attended = false }: { items: readonly Session[]; attended?: boolean }) {
  return (
    <Card>
      <View className='season-sessions'>
        {items.map((one) => (
          <SessionLine key={one.id} session={one} attended={attended} />
        ))}
      </View>
    </Card>
  );
}

function SessionLine({ session, attended }: { session: Session; attended: boolean }) {
  const w = useWords(programmeWords);
  const { language } = useSettings();
  const now = useNow();
  const isOver = new Date(session.endAt) <= now;
  const p = useWords(programmePickupWords);
  const { mark, note, topic, pickup } = session;
  const below = [
    session.cancelReason !== null ? w.offBecause(session.cancelReason) : (note ?? topic),
    session.place,
    becameWords(session, w, language),
    session.moveReason,
    pickup ? p.pickedUp(clockWords(new Date(pickup.at)), pickup.name) : null,
  ].filter((one) => one !== null && one !== undefined);
  return (
    <View className='season-session'>
      <View className='season-session__words'>
        <Text className={session.cancelledAt === null ? 'season-session__day' : 'season-session__day is-off'}>
          {sessionWords(session, language)}
        </Text>
        {below.length > 0 && <Text className='season__note'>{below.join(' · ')}</Text>}
      </View>
      {session.cancelledAt !== null ? (
        <StatusTag tone='error' icon='circle-x'>
          {w.off}
        </StatusTag>
      ) : mark ? (
        <StatusTag tone={markTones[mark]}>{w.marks[mark]}</StatusTag>
      ) : session.on === civilDay(now) && !isOver ? (
        <StatusTag tone='brand' icon='calendar-check'>
          {w.today}
        </StatusTag>
      ) : attended && isOver ? (
        <StatusTag tone='muted'>{w.unmarked}</StatusTag>
      ) : null}
    </View>
  );
}
