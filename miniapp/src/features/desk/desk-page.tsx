import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { DeskShell, FootWay } from '@/shell/desk-shell';
import { cx, Loaded, Stat, Stats } from '@/ui';
import { CentreSheet, worksForSeveral } from './centre-sheet';
import { CheckInResult } from './check-in-face';
import { CodeField } from './code-field';
import { DaySwitch } from './day-switch';
import { DayTable } from './day-table';
import type { RosterDay } from './grid-rules';
import { isLongList } from './long-list';
import { NoSlots } from './no-slots';
import { StaleNote } from './roster-rows';
import { SlotPanel } from './slot-panel';
import { TimeGrid } from './time-grid';
import { useActs } from './use-acts';
import type { ChangeAddress, DeskAddress } from './use-address';
import { useApprovalsDue, useCallsDue } from './use-calls-due';
import { useCheckIn } from './use-check-in';
import { useOpenSlot } from './use-open-slot';
import { useDay, useFreshAt, useKept, useRefresh, useRoster } from './use-roster';
import { dayTitle, hoursLine } from './words-of';

interface DeskPageProps {
  me: Me;
  address: DeskAddress;
  change: ChangeAddress;
}

/** The desk in a browser: the day at a glance, the roster beside it, the code field always at hand. */
export function DeskPage({ me, address, change }: DeskPageProps) {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const centreId = address.centreId ?? me.deskCentreId ?? undefined;
  const which = { centreId, on: address.on };
  const { load: day, old } = useKept(useDay(which));
  const isList = address.view === 'list';
  const slot = useOpenSlot(old ? null : day.data, address.slotId, now);
  const isLong = slot !== null && isLongList(slot.taken);
  const roster = useRoster(which, isList ? null : isLong ? undefined : (slot?.id ?? undefined));
  const hasPanel = !isList && day.data !== null && day.data.items.length > 0;
  const freshAt = useFreshAt(day);
  const renew = () => Promise.all([day.reload(), (slot !== null && !isLong) || isList ? roster.reload() : undefined]);
  useRefresh(renew, centreId ?? day.data?.centreId);
  const checkIn = useCheckIn(renew);
  const acts = useActs(renew, checkIn.clear);
  const on = address.on ?? civilDay(now);
  const goToDay = (on: string | undefined) => change({ on, slotId: undefined });

  const calls = useCallsDue(centreId);
  const approvals = useApprovalsDue(centreId);
  return (
    <DeskShell
      me={me}
      current={address.view}
      title={dayTitle(on, now, w, language)}
      subtitle={day.data && !old ? hoursLine(day.data, now, w, language) : ' '}
      actions={<CodeField checkIn={checkIn} />}
      centreId={centreId}
      place={day.data?.centreName ?? ''}
      badges={{ calls: calls.data?.overdue, approvals: approvals.data?.waiting }}
      within={{ slots: () => change({ view: 'slots' }), list: () => change({ view: 'list' }) }}
      ways={worksForSeveral(me) && <FootWay icon='building-2' word={w.switchCentre} onTap={() => setChoosing(true)} />}
    >
      {day.error !== null && day.data !== null && freshAt !== null && <StaleNote at={clockWords(freshAt)} />}
      <Loaded load={day}>
        {(data) => (
          <>
            <Figures day={data} begun={data.on <= civilDay(now)} />
            <View className={cx('desk-columns', isList && 'is-list', old && 'is-old')}>
              <View className='desk-columns__main'>
                {isList ? (
                  <DayTable
                    roster={roster}
                    show={address.show}
                    onShow={(show) => change({ show })}
                    acts={acts}
                    days={<DaySwitch on={on} now={now} onDay={goToDay} />}
                  />
                ) : (
                  <View className='ui-card desk-times'>
                    <View className='desk-times__head'>
                      <View className='desk-times__titles'>
                        <Text className='desk-times__title'>{w.gridTitle}</Text>
                        <Text className='desk-times__keys'>{w.gridKeys}</Text>
                      </View>
                      <DaySwitch on={on} now={now} onDay={goToDay} />
                    </View>
                    {data.items.length === 0 ? (
                      <NoSlots day={data} now={now} onDay={goToDay} />
                    ) : (
                      <TimeGrid
                        day={data}
                        now={now}
                        slotId={slot?.id ?? null}
                        onSlot={(slotId) => change({ slotId })}
                      />
                    )}
                  </View>
                )}
              </View>
              {(hasPanel || checkIn.face !== null) && (
                <View className='desk-columns__side'>
                  <CheckInResult
                    face={checkIn.face}
                    onWho={checkIn.submitWho}
                    onUndo={acts.undo}
                    onSlot={({ slotId }) => change({ view: 'slots', on: undefined, slotId, show: 'all' })}
                    onClear={checkIn.clear}
                  />
                  {hasPanel && (
                    <SlotPanel
                      slot={slot}
                      roster={roster}
                      show={address.show}
                      onShow={(show) => change({ show })}
                      acts={acts}
                      centreId={centreId ?? day.data?.centreId}
                      onChanged={renew}
                    />
                  )}
                </View>
              )}
            </View>
          </>
        )}
      </Loaded>
      {acts.sheets}
      {choosing && centreId !== undefined && (
        <CentreSheet
          me={me}
          current={centreId}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            change({ centreId: chosen, slotId: undefined });
          }}
        />
      )}
    </DeskShell>
  );
}

/** `begun`: somebody can have come; before that a share of nought would only alarm. */
function Figures({ day, begun }: { day: RosterDay; begun: boolean }) {
  const w = useWords(deskWords);
  const { booked, attended, expected, free, closedSlots } = day.figures;
  const share = booked === 0 || !begun ? undefined : w.arrivedShare(Math.round((100 * attended) / booked));
  return (
    <Stats>
      <Stat label={w.figures.booked} value={w.people(booked)} note={w.onSlots(day.items.length)} />
      <Stat label={w.figures.attended} value={w.people(attended)} note={share} />
      <Stat label={w.figures.expected} value={w.people(expected)} />
      <Stat label={w.figures.free} value={String(free)} note={w.stillFree} />
      <Stat label={w.figures.closedSlots} value={String(closedSlots)} />
    </Stats>
  );
}
