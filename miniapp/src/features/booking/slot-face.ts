import type { Reply } from '@shared/contract/types';
import type { ServiceWords } from '@shared/words/service';
import type { Language } from '@shared/words/languages';
import { addDays, atMinute, civilDay } from '@shared/time/civil';
import { fewPlaces, freeWords } from './day-words';
import { momentWords } from './clock-words';

export type Slot = Reply<'service.slots'>['items'][number];
type Service = Reply<'service.get'>;

export interface SlotFaceWords {
  tag: string;
  tone: 'ok' | 'warn' | 'muted' | 'brand' | 'error';
  note?: string;
  /** What a tap does. */
  does: 'choose' | 'open_mine' | 'open_draw' | 'nothing';
}

/** How a slot speaks: in words first, in colour second. */
export function slotFaceWords(
  slot: Slot,
  ask: { service: Service; partySize: number; now: Date; w: ServiceWords; language: Language },
): SlotFaceWords {
  const { service, partySize, now, w, language } = ask;
  switch (slot.mine) {
    case null:
      break;
    case 'waiting':
      return { tag: w.slotMineWaiting, tone: 'brand', note: w.slotMineWaitingNote, does: 'open_mine' };
    case 'offered':
      return { tag: w.slotMineOffered, tone: 'ok', note: w.slotMineOfferedNote, does: 'open_mine' };
    default:
      return { tag: w.slotMine, tone: 'brand', note: w.slotMineNote, does: 'open_mine' };
  }
  switch (slot.state) {
    case 'open': {
      const enough = slot.free >= partySize;
      return {
        tag: freeWords(slot.free, service, w),
        tone: slot.free <= fewPlaces ? 'warn' : 'ok',
        ...(enough ? {} : { note: slot.canWait ? w.slotFewMayWait(slot.free) : w.slotFewFor(slot.free) }),
        does: mayChoose(slot, partySize) ? 'choose' : 'nothing',
      };
    }
    case 'full':
      return slot.canWait
        ? { tag: w.slotMayWait, tone: 'brand', note: w.slotWaiting(slot.waiting), does: 'choose' }
        : { tag: w.slotFull, tone: 'muted', ...(slot.waiting > 0 ? { note: w.slotLineFull } : {}), does: 'nothing' };
    case 'paused':
      return { tag: w.slotPaused, tone: 'warn', does: 'nothing' };
    case 'lottery':
      return { tag: w.slotLottery, tone: 'brand', note: w.slotLotteryNote, does: 'open_draw' };
    case 'occupied':
      return {
        tag: slot.canWait ? w.slotMayWait : w.slotOccupied,
        tone: slot.canWait ? 'brand' : 'muted',
        note: slot.occupiedBy.length === 0 ? w.slotWaiting(slot.waiting) : w.slotOccupiedBy(slot.occupiedBy),
        does: slot.canWait ? 'choose' : 'nothing',
      };
    case 'ended':
      // Not begun yet, but too late to book: say so, or it looks like a mistake.
      return Date.parse(slot.startAt) > now.getTime()
        ? { tag: w.slotTooLate, tone: 'muted', does: 'nothing' }
        : { tag: w.slotEnded, tone: 'muted', does: 'nothing' };
    case 'closed':
      return {
        tag: w.slotClosed,
        tone: 'error',
        ...(slot.closedReason === null ? {} : { note: slot.closedReason }),
        does: 'nothing',
      };
    case 'later': {
      const opensAt = atMinute(
        addDays(civilDay(new Date(slot.startAt)), -service.rules.openDays),
        service.rules.opensMinute,
      );
      return {
        tag: w.slotLater,
        tone: 'muted',
        note: w.slotLaterNote(momentWords(opensAt, now, language)),
        does: 'nothing',
      };
    }
  }
}

/** Whether the places suffice now, as far as one can see. */
export const hasPlaces = (slot: Slot, partySize: number): boolean =>
  slot.state === 'open' && slot.mine === null && slot.free >= partySize;

/** A place, or else a number in line. */
export const mayChoose = (slot: Slot, partySize: number): boolean =>
  hasPlaces(slot, partySize) || (slot.canWait && slot.mine === null);
