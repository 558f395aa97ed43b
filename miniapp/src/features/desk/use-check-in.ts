import { useCallback, useEffect, useRef, useState } from 'react';
import { checkInWords } from '@shared/words/desk-check-in';
import { offlineWords } from '@shared/words/desk-offline';
import { call } from '@/services/api';
import { asApiError } from '@/services/api-error';
import { isAway, note, noteUnreached, rosterNow, type Noted } from '@/services/kept-roster';
import { needsWho } from '@/services/roster-notes';
import { useWords, wordsNow } from '@/services/settings';
import type { RosterBooking } from './grid-rules';
import { notedFace } from './noted-words';

/** What is shown large after a code: being checked, done (perhaps already before), asked back, noted for later, or why not. */
export type CheckInFace =
  | { kind: 'waiting' }
  | { kind: 'done'; booking: RosterBooking; before: boolean }
  /** Six digits that do not tell one person surely: asked for a name or the end of a number. */
  | { kind: 'who'; code: string }
  | { kind: 'noted'; title: string; message: string }
  | { kind: 'refused'; message: string; hint: string };

export interface CheckIn {
  face: CheckInFace | null;
  /** What is wrong with the typed text; it then stays in the field. */
  fault: string | null;
  /** Takes a code; false when it can't be one and is left for correction. */
  submit: (text: string) => boolean;
  /** Takes the same code once more, with what the person has said. */
  submitWho: (code: string, who: string) => void;
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

  const take = useCallback((what: Said) => {
    setFace({ kind: 'waiting' });
    line.current = line.current.then(async () => {
      const next = await ask(what, latest.current.w);
      if (!mounted.current) return;
      setFace(next);
      if (next.kind === 'done') latest.current.onDone(next.booking);
    });
  }, []);

  const submit = useCallback(
    (text: string): boolean => {
      const code = plain(text);
      if (code === '') return false;
      const words = latest.current.w;
      if (/^\d+$/.test(code) && code.length !== codeDigits) {
        const missing = codeDigits - code.length;
        setFault(missing > 0 ? words.tooShort(missing) : words.tooLong);
        return false;
      }
      setFault(null);
      take({ code });
      return true;
    },
    [take],
  );

  const submitWho = useCallback((code: string, who: string) => take({ code, who }), [take]);

  const clear = useCallback(() => {
    setFace(null);
    setFault(null);
  }, []);

  return { face, fault, submit, submitWho, clear };
}

/** Full-width figures of a Chinese keyboard become plain ones; typed gaps fall away. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b]/g, '');
}

interface Said {
  code: string;
  who?: string;
}

/** Noted on this phone; asked back first where the digits alone would not be taken later. */
function notedLater(what: Said, keep: () => Noted | null): CheckInFace | null {
  const roster = rosterNow();
  if (roster !== null && needsWho(roster, what)) return { kind: 'who', code: what.code };
  const kept = keep();
  return kept === null ? null : notedFace(kept, wordsNow(offlineWords));
}

async function ask(what: Said, words: (typeof checkInWords)['zh']): Promise<CheckInFace> {
  const { code } = what;
  // Too short for the contract and no figures: the server could only call it bad input.
  if (code.length < codeDigits) return { kind: 'refused', message: words.tooLong, hint: words.again };
  const away = isAway() ? notedLater(what, () => note(what)) : null;
  if (away !== null) return away;
  try {
    const booking = await call('roster.checkIn', { body: what });
    const at = booking.attendedAt === null ? 0 : new Date(booking.attendedAt).getTime();
    return { kind: 'done', booking, before: Date.now() - at > beforeMs };
  } catch (error) {
    const { code: why, message } = asApiError(error);
    const kept = why === 'offline' || why === 'timeout' ? notedLater(what, () => noteUnreached(error, what)) : null;
    if (kept !== null) return kept;
    if (why === 'roster.code_ambiguous' && what.who === undefined) return { kind: 'who', code };
    return { kind: 'refused', message, hint: words.hints[why] ?? words.again };
  }
}
