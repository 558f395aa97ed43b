import type { Reply } from '@shared/contract/types';
import { reasonIn } from '@shared/words/given-reasons';
import type { HeldWords } from '@shared/words/booking-held';
import type { Language } from '@shared/words/languages';
import { momentWords } from './clock-words';

export type Booking = Reply<'booking.get'>;

/** What a booking has come to, as its holder sees it. */
export type HeldKind =
  | 'waiting'
  | 'offered'
  | 'pending'
  | 'refused'
  | 'approval_over'
  | 'held'
  | 'attended'
  | 'cancelled_by_me'
  | 'cancelled_by_centre'
  | 'no_show'
  | 'offer_over'
  | 'line_over'
  | 'past';

export function heldKind(booking: Booking, now: Date): HeldKind {
  switch (booking.state) {
    case 'attended':
      return 'attended';
    case 'no_show':
      return 'no_show';
    case 'cancelled':
      if (booking.endedBy !== 'centre') return 'cancelled_by_me';
      return booking.approval?.state === 'refused' ? 'refused' : 'cancelled_by_centre';
    case 'pending':
      return booking.approval !== null && Date.parse(booking.approval.until) <= now.getTime()
        ? 'approval_over'
        : 'pending';
    case 'waiting':
      return Date.parse(booking.startAt) <= now.getTime() ? 'line_over' : 'waiting';
    case 'offered':
      return booking.offeredUntil !== null && Date.parse(booking.offeredUntil) <= now.getTime()
        ? 'offer_over'
        : 'offered';
    case 'expired':
      if (booking.approval?.state === 'over') return 'approval_over';
      return booking.offeredUntil === null ? 'line_over' : 'offer_over';
    case 'confirmed':
      return Date.parse(booking.endAt) <= now.getTime() ? 'past' : 'held';
  }
}

interface HeldFace {
  word: string;
  hint: string;
  tone: 'ok' | 'warn' | 'error' | 'muted' | 'brand';
  icon: 'check' | 'calendar-check' | 'calendar-x' | 'ban' | 'user-x' | 'history' | 'clock' | 'bell-ring';
}

export function heldFace(booking: Booking, now: Date, w: HeldWords, language: Language): HeldFace {
  switch (heldKind(booking, now)) {
    case 'waiting':
      return { word: w.waiting(booking.line?.rank ?? 1), hint: w.waitingHint, tone: 'brand', icon: 'clock' };
    case 'offered': {
      const until = momentWords(new Date(booking.offeredUntil ?? booking.startAt), now, language);
      return { word: w.offered, hint: w.offeredHint(until), tone: 'ok', icon: 'bell-ring' };
    }
    case 'pending': {
      const until = momentWords(new Date(booking.approval?.until ?? booking.startAt), now, language);
      return { word: w.pending, hint: w.pendingHint(until), tone: 'warn', icon: 'clock' };
    }
    case 'refused': {
      const stop = language === 'en' ? '. ' : '；';
      const why = booking.endReason === null ? '' : `${w.reason(reasonIn(language, booking.endReason))}${stop}`;
      return { word: w.refused, hint: `${why}${w.refusedHint}`, tone: 'error', icon: 'ban' };
    }
    case 'approval_over':
      return { word: w.approvalOver, hint: w.approvalOverHint, tone: 'muted', icon: 'history' };
    case 'offer_over':
      return { word: w.offerOver, hint: w.offerOverHint, tone: 'muted', icon: 'history' };
    case 'line_over':
      return { word: w.lineOver, hint: w.lineOverHint, tone: 'muted', icon: 'history' };
    case 'held':
      return {
        word: w.confirmed,
        hint: booking.may.showCode ? w.confirmedHint : w.confirmedByName,
        tone: 'brand',
        icon: 'calendar-check',
      };
    case 'attended': {
      const at = booking.attendedAt === null ? '' : momentWords(new Date(booking.attendedAt), now, language);
      const over = Date.parse(booking.endAt) <= now.getTime();
      return { word: w.attended, hint: over ? w.attendedOn(at) : w.attendedAt(at), tone: 'ok', icon: 'check' };
    }
    case 'cancelled_by_me':
      return { word: w.cancelledByMe, hint: w.cancelledByMeHint, tone: 'muted', icon: 'calendar-x' };
    case 'cancelled_by_centre':
      return {
        word: w.cancelledByCentre,
        hint:
          booking.endReason === null
            ? w.cancelledByCentreHint
            : `${w.reason(reasonIn(language, booking.endReason))}${language === 'en' ? '. ' : '；'}${w.cancelledByCentreHint}`,
        tone: 'error',
        icon: 'ban',
      };
    case 'no_show':
      return { word: w.noShow, hint: w.noShowHint, tone: 'warn', icon: 'user-x' };
    case 'past':
      return { word: w.past, hint: w.pastHint, tone: 'muted', icon: 'history' };
  }
}
