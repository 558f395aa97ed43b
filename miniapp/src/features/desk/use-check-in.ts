import { useCallback, useEffect, useRef, useState } from 'react';
import { checkInWords } from '@shared/words/desk-check-in';
import { offlineWords } from '@shared/words/desk-offline';
import { call } from '@/services/api';
import { asApiError } from '@/services/api-error';
import { isAway, note, noteUnreached } from '@/services/kept-roster';
import { useWords, wordsNow } from '@/services/settings';
import type { RosterBooking } from './grid-rules';
import { notedFace } from './noted-words';

/** What is shown large after a code: being checked, done (perhaps already before), noted for later, or why not. */
export type CheckInFace =
  | { kind: 'waiting' }
  | { kind: 'done'; booking: RosterBooking; before: boolean }
  | { kind: 'noted'; title: string; message: string }
  | { kind: 'refused'; message: string; hint: string };

export interface CheckIn {
  face: CheckInFace | null;
  /** What is wrong with the typed text; it then stays in the field. */
  fault: string | null;
  /** Takes a code; false when it can't be one and is left for correction. */
  submit: (text: string) => boolean;
  clear: () => void;
}

const codeDigits = 6;
/** A QR's text is some forty characters; a scanner that acts as a keyboard types all of them. */
export const codeMost = 80;
/** An earlier check-in is told from this one by its age; the desk's clock may be a little off. */
const beforeMs = 90_000;

/**
 * Check-in by code. A scanner may send the next code while the last one is still being checked: they are taken one after
 * the other, and the field is free at once.
 */
export function useCheckIn(onDone: (booking: RosterBooking) => unknown): CheckIn {
  const w = useWords(checkInWords);
  const [face, setFace] = useState<CheckInFace | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());
  const mounted = useRef(true);
  const latest = useRef({ w, onDone });
  latest.current = { w, onDone };
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const submit = useCallback((text: string): boolean => {
    const code = plain(text);
    if (code === '') return false;
    const words = latest.current.w;
    if (/^\d+$/.test(code) && code.length !== codeDigits) {
      const missing = codeDigits - code.length;
      setFault(missing > 0 ? words.tooShort(missing) : words.tooLong);
      return false;
    }
    setFault(null);
    setFace({ kind: 'waiting' });
    line.current = line.current.then(async () => {
      const next = await ask(code, words);
      if (!mounted.current) return;
      setFace(next);
      if (next.kind === 'done') latest.current.onDone(next.booking);
    });
    return true;
  }, []);

  const clear = useCallback(() => {
    setFace(null);
    setFault(null);
  }, []);

  return { face, fault, submit, clear };
}

/** Full-width figures of a Chinese keyboard become plain ones; typed gaps fall away. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b]/g, '');
}

async function ask(code: string, words: (typeof checkInWords)['zh']): Promise<CheckInFace> {
  // Too short for the contract and no figures: the server could only call it bad input.
  if (code.length < codeDigits) return { kind: 'refused', message: words.tooLong, hint: words.again };
  const away = isAway() ? note({ code }) : null;
  if (away !== null) return notedFace(away, wordsNow(offlineWords));
  try {
    const booking = await call('roster.checkIn', { body: { code } });
    const at = booking.attendedAt === null ? 0 : new Date(booking.attendedAt).getTime();
    return { kind: 'done', booking, before: Date.now() - at > beforeMs };
  } catch (error) {
    const kept = noteUnreached(error, { code });
    if (kept !== null) return notedFace(kept, wordsNow(offlineWords));
    const { code: why, message } = asApiError(error);
    return { kind: 'refused', message, hint: words.hints[why] ?? words.again };
  }
}
