import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { clockWords, spanWords } from '@shared/time/words';
import { checkInWords } from '@shared/words/desk-check-in';
import { deskWords } from '@shared/words/desk';
import { deskShellWords } from '@shared/words/desk-shell';
import { frontWords } from '@shared/words/front-desk';
import { go } from '@/platform/navigate';
import { canScan } from '@/platform/device';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Empty, Loaded, Row, Rows, Screen, Section, Segmented, Tag, Tap, type Tone } from '@/ui';
import { deskWays, waysOf, type DeskWay } from '@/shell/desk-ways';
import { CentreSheet, worksForSeveral } from './centre-sheet';
import { DaySwitch } from './day-switch';
import {
  byStart,
  expectedIn,
  phaseOf,
  shows,
  type Phase,
  type RosterDay,
  type RosterSlot,
  type Show,
} from './grid-rules';
import { NoSlots } from './no-slots';
import { OfflineRow } from './offline-row';
import { StaleNote } from './roster-rows';
import type { ChangeAddress, DeskAddress } from './use-address';
import { approvalsWords } from '@shared/words/approvals';
import { useApprovalsDue, useCallsDue } from './use-calls-due';
import { useDay, useFreshAt, useKept, useRefresh } from './use-roster';
import { dayTitle, hoursLine, slotFace } from './words-of';
import { inTurn } from '@/ui/a11y';

interface PhonePageProps {
  me: Me;
  address: DeskAddress;
  change: ChangeAddress;
}

/** The day on a phone: what runs now on top, each slot leads to its roster. */
export function PhonePage({ me, address, change }: PhonePageProps) {
  const w = useWords(deskWords);
  const f = useWords(frontWords);
  const scanWords = useWords(checkInWords);
  const { language } = useSettings();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const centreId = address.centreId ?? me.deskCentreId ?? undefined;
  const { load: day, old } = useKept(useDay({ centreId, on: address.on }));
  const late = useCallsDue(centreId).data?.overdue ?? 0;
  const approvals = useWords(approvalsWords);
  const waiting = useApprovalsDue(centreId).data?.waiting ?? 0;
  const freshAt = useFreshAt(day);
  useRefresh(day.reload, centreId ?? day.data?.centreId);
  const on = address.on ?? civilDay(now);
  const goToDay = (next: string | undefined) => change({ on: next });

  return (
    <Screen
      title={w.title}
      onPullDown={day.reload}
      bar={
        <Button icon='scan-qr-code' onTap={() => go('/features/desk/check-in')}>
          {canScan ? scanWords.scan : scanWords.title}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Card>
          <View className='desk-top'>
            <View className='desk-top__words'>
              <Text className='desk-top__title'>{dayTitle(on, now, w, language)}</Text>
              {day.data && (
                <Text className='desk-top__note'>{`${day.data.centreName} · ${hoursLine(day.data, now, w, language)}`}</Text>
              )}
            </View>
            {worksForSeveral(me) && (
              <Tap className='desk-top__switch' onTap={() => setChoosing(true)}>
                <Text>{w.switchCentre}</Text>
              </Tap>
            )}
          </View>
          <View className='desk-bar'>
            <DaySwitch on={on} now={now} onDay={goToDay} />
          </View>
          {day.data && <Counts day={day.data} />}
        </Card>
        <Rows>
          <OfflineRow centreId={centreId} />
          <Row
            icon='phone'
            iconTone='teal'
            title={w.calls}
            note={w.callsNote}
            tag={late > 0 ? <Tag tone='error'>{w.callsLate(late)}</Tag> : undefined}
            label={inTurn(w.calls, w.callsNote, late > 0 ? w.callsLate(late) : '')}
            onTap={() => go('/features/calls/index', { centreId })}
          />
          <Row
            icon='badge-check'
            iconTone='teal'
            title={approvals.row}
            note={approvals.rowNote}
            tag={waiting > 0 ? <Tag tone='warn'>{approvals.count(waiting)}</Tag> : undefined}
            label={inTurn(approvals.row, approvals.rowNote, waiting > 0 ? approvals.count(waiting) : '')}
            onTap={() => go('/features/approvals/index', { centreId })}
          />
          <Row
            icon='qr-code'
            iconTone='teal'
            title={f.screen}
            onTap={() => go('/features/front/screen', { centreId })}
          />
        </Rows>
        {day.error !== null && day.data !== null && freshAt !== null && <StaleNote at={clockWords(freshAt)} />}
        <Loaded load={day}>
          {(data) => (
            <View className={old ? 'ui-stack is-old' : 'ui-stack'}>
              {data.items.length === 0 ? (
                <NoSlots day={data} now={now} onDay={goToDay} />
              ) : (
                <Agenda
                  day={data}
                  now={now}
                  show={address.show}
                  onShow={(show) => change({ show })}
                  onSlot={(slot) =>
                    go('/features/desk/slot', { slotId: slot.id, on: data.on, centreId: data.centreId })
                  }
                />
              )}
            </View>
          )}
        </Loaded>
        <MoreWays me={me} centreId={centreId} />
      </View>
      {choosing && centreId !== undefined && (
        <CentreSheet
          me={me}
          current={centreId}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            change({ centreId: chosen });
          }}
        />
      )}
    </Screen>
  );
}

/** What has a row or a page of its own above. */
const shownAbove: readonly DeskWay[] = ['slots', 'list', 'calls', 'approvals'];

/** The other workplaces, in the groups that the navigation of a desk has. */
function MoreWays({ me, centreId }: { me: Me; centreId: string | undefined }) {
  const { nav, groups } = useWords(deskShellWords);
  return waysOf(me, shownAbove).map(({ group, ways }) => (
    <Section key={group} title={groups[group]}>
      <Rows>
        {ways.map((key) => {
          const { icon, page, values, ofCentre } = deskWays[key];
          const open = () => go(page, { ...values, ...(ofCentre ? { centreId } : {}) });
          return <Row key={key} icon={icon} iconTone='teal' title={nav[key]} onTap={open} />;
        })}
      </Rows>
    </Section>
  ));
}

function Counts({ day }: { day: RosterDay }) {
  const w = useWords(deskWords);
  const { booked, attended, expected } = day.figures;
  const counts = [
    { word: w.figures.expected, n: expected },
    { word: w.figures.attended, n: attended },
    { word: w.figures.booked, n: booked },
  ];
  return (
    <View className='desk-counts'>
      {counts.map(({ word, n }) => (
        <View key={word} className='desk-counts__one'>
          <Text className='desk-counts__n'>{String(n)}</Text>
          <Text className='desk-counts__word'>{word}</Text>
        </View>
      ))}
    </View>
  );
}

interface AgendaProps {
  day: RosterDay;
  now: Date;
  show: Show;
  onShow: (show: Show) => void;
  onSlot: (slot: RosterSlot) => unknown;
}

const phases: readonly Phase[] = ['running', 'coming', 'over'];

/** Slots with somebody in them, by what is going on; the empty ones are folded away until asked for. */
function Agenda({ day, now, show, onShow, onSlot }: AgendaProps) {
  const w = useWords(deskWords);
  const [unfolded, setUnfolded] = useState(false);
  const fits = (slot: RosterSlot) =>
    show === 'expected'
      ? expectedIn(slot) > 0
      : show === 'attended'
        ? slot.attended > 0
        : unfolded || slot.taken > 0 || slot.state === 'closed';
  const slots = [...day.items].sort(byStart);
  const shown = slots.filter(fits);
  const folded = show === 'all' && !unfolded ? slots.length - shown.length : 0;
  return (
    <>
      <Segmented
        label={w.show.label}
        options={shows.map((value) => ({ value, word: w.show[value] }))}
        value={show}
        onChange={onShow}
      />
      {shown.length === 0 && (
        <Empty
          icon='users'
          title={show === 'expected' ? w.nobodyExpected : show === 'attended' ? w.nobodyAttended : w.nobodyDay}
          hint={show === 'all' ? w.nobodyDayHint : undefined}
        />
      )}
      {phases.map((phase) => {
        const part = shown.filter((slot) => phaseOf(slot, now) === phase);
        if (part.length === 0) return null;
        return (
          <Section key={phase} title={w.phases[phase]} aside={w.slotCount(part.length)}>
            <Rows>
              {part.map((slot) => (
                <AgendaRow key={slot.id} slot={slot} now={now} onTap={() => onSlot(slot)} />
              ))}
            </Rows>
          </Section>
        );
      })}
      {folded > 0 && (
        <Button kind='quiet' icon='chevron-down' onTap={() => setUnfolded(true)}>
          {w.unfold(folded)}
        </Button>
      )}
    </>
  );
}

function AgendaRow({ slot, now, onTap }: { slot: RosterSlot; now: Date; onTap: () => unknown }) {
  const w = useWords(deskWords);
  const face = slotFace(slot, now, w);
  const awaited = expectedIn(slot);
  const over = phaseOf(slot, now) === 'over';
  const span = spanWords(new Date(slot.startAt), new Date(slot.endAt));
  const note = `${span} · ${slot.state === 'closed' ? face.words : w.bookedOf(slot.taken, slot.capacity)}`;
  const tone: Tone = awaited > 0 && slot.state === 'open' ? (over ? 'warn' : 'brand') : face.tone;
  const tag =
    slot.state === 'closed'
      ? w.closed
      : awaited > 0
        ? over
          ? w.notCome(awaited)
          : w.stillExpected(awaited)
        : slot.taken > 0
          ? w.allArrived
          : w.empty;
  return (
    <Row
      strong
      icon={slot.icon}
      iconTone={tone}
      title={slot.serviceName}
      note={note}
      tag={<Tag tone={tone}>{tag}</Tag>}
      onTap={onTap}
      label={inTurn(slot.serviceName, note, tag)}
    />
  );
}
