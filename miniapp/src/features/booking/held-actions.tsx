import { Button as WechatButton, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { heldWords } from '@shared/words/booking-held';
import { programmeRow } from '@shared/words/programme-row';
import { visitWords } from '@shared/words/visit';
import { standingWords } from '@shared/words/standing';
import { Button, Icon, Row, Rows, notify } from '@/ui';
import { addToCalendar, callPhone, copy, download } from '@/platform/device';
import { go } from '@/platform/navigate';
import { isWeapp } from '@/platform/target';
import { asApiError, call } from '@/services/api';
import { useSession } from '@/services/session';
import { whereWords } from '@/services/in-language';
import { useSettings, useWords } from '@/services/settings';
import { SaySheet } from '@/sheets/say-sheet';
import { spanOf } from './clock-words';
import type { Booking, HeldKind } from './held-face';
import { ReminderRow } from './reminder-row';

/** Everything around a visit: remembering it, finding the way, telling somebody, asking somebody. */
export function HeldActions({ booking, kind }: { booking: Booking; kind: HeldKind }) {
  const w = useWords(heldWords);
  const v = useWords(visitWords);
  const p = useWords(programmeRow);
  /** A programme of several days: its sessions are its times, and who comes is ticked off. */
  const isSeason = new Date(booking.endAt).getTime() - new Date(booking.startAt).getTime() > 86_400_000;
  const coming = kind === 'held';
  const inLine = kind === 'waiting' || kind === 'offered' || kind === 'pending';
  const { me } = useSession();
  const again = () => {
    const { serviceId, beneficiaryId: personId } = booking;
    if (isSeason) return go('/features/programme/programme', { serviceId });
    return go('/features/booking/service', personId === me?.personId ? { serviceId } : { serviceId, personId });
  };
  return (
    <>
      {!coming && !inLine && (
        <Button kind={kind === 'attended' ? 'secondary' : 'primary'} onTap={again}>
          {kind === 'attended' || kind === 'past' || kind === 'no_show' ? w.again : w.anotherTime}
        </Button>
      )}
      <Rows>
        {isSeason && (
          <Row
            icon='school'
            title={p.ofBooking}
            note={p.ofBookingNote}
            onTap={() => go('/features/programme/programme', { serviceId: booking.serviceId })}
          />
        )}
        {coming && !isSeason && civilDay(new Date(booking.startAt)) === civilDay(new Date()) && (
          <Row icon='scan-qr-code' title={v.scanRow} onTap={() => go('/features/visit/scan')} />
        )}
        {kind === 'attended' && (
          <Row
            icon='message-circle'
            title={v.rateRow}
            onTap={() => go('/features/visit/rate', { bookingId: booking.id })}
          />
        )}
        {coming && <CalendarRow booking={booking} isSeason={isSeason} />}
        {coming && <ReminderRow booking={booking} />}
        <WideRow icon='phone' title={w.contact} more={booking.phone} onTap={() => callPhone(booking.phone)} />
        {(coming || kind === 'attended') && (
          <Row
            icon='navigation'
            title={w.way}
            onTap={() => go('/features/centre/centre', { centreId: booking.centreId, show: 'about' })}
          />
        )}
        {coming && <FamilyRow booking={booking} />}
        {coming && booking.may.excuse && <ExcuseRow booking={booking} />}
        {kind === 'no_show' && <StandingRow booking={booking} />}
      </Rows>
    </>
  );
}

/** Free cancelling is over: what is left is to say why one can't come, before or after. */
function ExcuseRow({ booking }: { booking: Booking }) {
  const w = useWords(standingWords).ofBooking;
  const [open, setOpen] = useState(false);
  const missed = { bookingId: booking.id, excuse: null };
  return (
    <>
      <Row icon='square-pen' title={w.title} note={w.note} onTap={() => setOpen(true)} />
      {open && (
        <SaySheet missed={missed} kind='excuse' onClose={() => setOpen(false)} onDone={() => Promise.resolve()} />
      )}
    </>
  );
}

/** Whether it counts, and what can be said to it. */
function StandingRow({ booking }: { booking: Booking }) {
  const w = useWords(standingWords).row;
  const { me } = useSession();
  const { beneficiaryId: personId } = booking;
  return (
    <Row
      icon='scale'
      title={w.title}
      note={w.note}
      onTap={() => go('/features/standing/index', personId === me?.personId ? {} : { personId })}
    />
  );
}

/** The visit, or each session still to come of a programme: entries of WeChat's calendar, a file in a browser. */
function CalendarRow({ booking, isSeason }: { booking: Booking; isSeason: boolean }) {
  const w = useWords(heldWords);
  const { language } = useSettings();
  const params = { bookingId: booking.id };
  const toPhone = async () => {
    const visits = isSeason ? await sessionsAhead(booking) : [{ ...booking, topic: null }];
    const entries = visits.map(({ startAt, endAt, topic, place }) => ({
      title: topic === null ? booking.serviceName : `${booking.serviceName} · ${topic}`,
      startAt: new Date(startAt),
      endAt: new Date(endAt),
      place: `${whereWords({ ...booking, place: place ?? booking.place }, language)} ${booking.address}`,
    }));
    const added = await addToCalendar(entries);
    if (entries.length === 0) notify(w.calendarNone, 'info');
    else if (added === 0) notify(w.calendarRefused, 'info');
    else if (added < entries.length) notify(w.calendarSome(added), 'info');
    else notify(isSeason ? w.calendarAll(added) : w.addedToCalendar);
  };
  const toFile = async () => {
    const text = await call('booking.calendar', { params });
    download(`${booking.serviceName}.ics`, text, 'text/calendar;charset=utf-8');
    notify(w.calendarFile);
  };
  const add = () =>
    (isWeapp ? toPhone() : toFile()).catch((failure: unknown) => notify(asApiError(failure).message, 'error'));
  return <WideRow icon='calendar-plus' title={w.addToCalendar} more={w.addToCalendarNote} onTap={add} />;
}

async function sessionsAhead({ id: bookingId }: Booking) {
  const { items } = await call('programme.attendance', { params: { bookingId } });
  return items.filter(({ startAt, cancelledAt }) => cancelledAt === null && new Date(startAt) > new Date());
}

/** Beside each other, two pieces of large type break after every other character: care mode puts one below the other. */
function WideRow({ more, ...row }: { icon: string; title: string; more: string; onTap: () => unknown }) {
  const { care } = useSettings();
  return <Row {...row} {...(care ? { note: more } : { value: more })} />;
}

/** WeChat opens its own sharing only from its own button; in a browser the words are copied. */
function FamilyRow({ booking }: { booking: Booking }) {
  const w = useWords(heldWords);
  const { language } = useSettings();
  if (isWeapp) {
    return (
      <WechatButton className='booking-share' openType='share' hoverClass='is-pressed'>
        <Icon name='share-2' size={20} />
        <Text className='booking-share-word'>{w.tellFamily}</Text>
        <View className='booking-share-end'>
          <Icon name='chevron-right' size={18} />
        </View>
      </WechatButton>
    );
  }
  const tell = async () => {
    const where = `${whereWords(booking, language)}${language === 'en' ? ', ' : '，'}${booking.address}`;
    const text = w.tellText(booking.serviceName, spanOf(booking, new Date(), language), where);
    const copied = await copy(text);
    notify(copied ? w.told : w.notCopied, copied ? 'ok' : 'error');
  };
  return <Row icon='share-2' title={w.tellFamily} onTap={tell} />;
}
