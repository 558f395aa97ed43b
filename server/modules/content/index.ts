import type { PushHandler } from '../../gateways/wechat';
import type { HandlersOf } from '../../http/ask';
import type { JobHandler, PumpSeen, Schedule } from '../../jobs';
import type { Reader } from '../../kernel/db';
import { blockedWords } from './blocked-words';
import { openCheckWords, type CheckWords, type WordsVerdict } from './check-words';
import type { ContentDeps, Inside } from './deps';
import { getFile } from './get-file';
import { contentJobs, contentSchedules } from './jobs';
import { openLinks } from './links';
import { listQueries as itemQueries, reviewSeen } from './list-store';
import { contentHandlers } from './mine';
import { avatarHandlers, photos, shownPhotos } from './photos';
import { openPictures } from './picture';
import { reviewHandlers } from './review';
import { decisionStore } from './store';
import { upload } from './upload';
import { takeVerdict } from './verdict';
import { wordQueries } from './word-store';

export { holdWords, nameGiven } from './hold';
export { eraseOf, exportOf } from './own-data';
export { takeAvatar } from './photos';
export type { DecisionStore } from './store';
export type { CheckWords, ContentGateway, WordsVerdict } from './check-words';

type Resource = 'file' | 'avatar' | 'photo' | 'content' | 'review' | 'blockedWord';

export interface Content {
  handlers: HandlersOf<Resource>;
  jobs: Record<string, JobHandler>;
  schedules: readonly Schedule[];
  /** WeChat's push events that this module takes. */
  onPush: Record<string, PushHandler>;
  /** Before a transaction in which words come to be shown to others. */
  checkWords: CheckWords;
  checkName(accountId: string, name: string): Promise<WordsVerdict>;
  /** What waits for a reviewer: for who watches over the system. */
  reviewSeen(now: Date): Promise<PumpSeen>;
  /** A centre's passed pictures in their order, with links for everybody. */
  photosOf(centreId: string, now: Date, reader?: Reader): Promise<{ id: string; url: string; thumbUrl: string }[]>;
}

/** What residents and staff give to be shown to others: taken in, checked, reviewed by people, appealed, taken away. */
export function openContent(deps: ContentDeps): Content {
  const inside: Inside = {
    ...deps,
    links: openLinks(deps.secret),
    makePicture: openPictures(),
    checkWords: openCheckWords(deps),
    decisions: deps.decisions ?? decisionStore,
  };
  return {
    handlers: {
      'file.upload': upload(inside),
      'file.get': getFile(inside),
      ...avatarHandlers,
      ...photos(inside),
      ...contentHandlers(inside),
      ...reviewHandlers(inside),
      ...blockedWords(inside),
    },
    jobs: contentJobs(inside),
    schedules: contentSchedules,
    onPush: { wxa_media_check: takeVerdict(inside) },
    checkWords: inside.checkWords,
    checkName: (accountId, name) => inside.checkWords({ accountId, scene: 'profile', texts: [name] }),
    reviewSeen: (now) => reviewSeen(inside.db, now),
    photosOf: (centreId, now, reader) => shownPhotos(inside, { centreId, now, reader }),
  };
}

export const listQueries = { ...itemQueries, ...wordQueries };
