import type { SlotFace } from '@shared/enums';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, type TimeLanguage } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import type { IconName, Tone } from '@/ui';

/** What takes place once, an activity or a season: it opens at an instant of its own. */

export const timeLanguage = (language: Language): TimeLanguage => (language === 'zh' ? 'zh-CN' : 'en');

/** '明天 08:00', with seconds where they are not nought. */
export function momentWords(at: string | Date, now: Date, language: Language): string {
  const instant = new Date(at);
  const seconds = instant.getUTCSeconds();
  const clock = seconds === 0 ? clockWords(instant) : `${clockWords(instant)}:${String(seconds).padStart(2, '0')}`;
  return `${dayWords(civilDay(instant), now, timeLanguage(language))} ${clock}`;
}

interface Facts {
  state: SlotFace;
  opensAt: string;
  until: string;
  free: number;
}

/** What it is now: the server says it, and the clock opens and ends it in sight of who waits. */
export function faceAt({ state, opensAt, until, free }: Facts, now: Date): SlotFace {
  if (state === 'later' && now >= new Date(opensAt)) return free > 0 ? 'open' : 'full';
  return (state === 'open' || state === 'full') && now > new Date(until) ? 'ended' : state;
}

export const faceMarks: Record<SlotFace, { tone: Tone; icon: IconName }> = {
  open: { tone: 'ok', icon: 'circle-check' },
  full: { tone: 'warn', icon: 'users' },
  occupied: { tone: 'warn', icon: 'users' },
  closed: { tone: 'error', icon: 'circle-x' },
  later: { tone: 'brand', icon: 'clock' },
  ended: { tone: 'muted', icon: 'lock' },
  lottery: { tone: 'brand', icon: 'ticket' },
  paused: { tone: 'warn', icon: 'circle-pause' },
};
