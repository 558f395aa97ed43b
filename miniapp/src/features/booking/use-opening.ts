import { useEffect, useRef } from 'react';
import type { SlotFace } from '@shared/enums';
import { durationWords } from '@shared/time/words';
import { activityWords } from '@shared/words/activity';
import { useServerNow } from '@/services/server-clock';
import { useSettings, useWords } from '@/services/settings';
import { useWatched } from '@/services/use-watched';
import { activityFace, nextWords, type Activity } from '@/shell/activity-face';
import { timeLanguage } from '@/shell/once';

const minuteMs = 60_000;
/** From then on the seconds are counted. */
const soonMs = 60 * minuteMs;
/** How often a page in view asks how many places are left; everybody a little apart. */
const refreshMs = 20_000;
const apartMs = 10_000;

export interface Opening {
  /** By the server's clock: it opens without another look, in the second in which it opens there. */
  face: SlotFace;
  next: string;
  /** Within an hour: who waits for it is told that the button comes alive by itself. */
  isSoon: boolean;
}

/** What an activity is from second to second, while somebody looks at it. */
export function useOpening(activity: Activity, reload: () => Promise<unknown>): Opening {
  const w = useWords(activityWords);
  const { language } = useSettings();
  const opensAt = new Date(activity.opensAt);
  const slow = useServerNow(30_000);
  const isNear = activity.state === 'later' && opensAt.getTime() - slow.getTime() < soonMs + minuteMs;
  const quick = useServerNow(isNear ? 250 : 30_000);
  const now = quick > slow ? quick : slow;
  const face = activityFace(activity, now);
  const left = opensAt.getTime() - now.getTime();
  const isSoon = face === 'later' && left < soonMs;
  const watched = useWatched();
  const latest = useRef(reload);
  latest.current = reload;
  const asks = watched && (isSoon || face === 'open' || face === 'full');
  useEffect(() => {
    if (!asks) return undefined;
    const timer = setInterval(() => void latest.current(), refreshMs + Math.random() * apartMs);
    return () => clearInterval(timer);
  }, [asks]);
  const seconds = Math.ceil(left / 1000);
  const words =
    seconds <= 60 ? w.seconds(Math.max(1, seconds)) : durationWords(Math.ceil(seconds / 60), timeLanguage(language));
  return { face, isSoon, next: isSoon ? w.opensIn(words) : nextWords(activity, now, w, language) };
}
