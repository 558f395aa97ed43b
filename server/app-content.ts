import type { Config } from './config';
import { openStorage } from './gateways/storage';
import type { WechatGateway } from './gateways/wechat';
import type { JobLog } from './jobs';
import type { Db } from './kernel/db';
import type { Booking } from './modules/booking';
import type { Centre } from './modules/centre';
import type { Rating } from './modules/rating';
import type { Standing } from './modules/standing';
import { revealReason } from './modules/timetable';
import { openContent, type Content, type DecisionStore } from './modules/content';
import { notify } from './modules/notification';

/** What is shown to others, with what its effects to the right need; the modules there are made after it. */
export function openChecked(
  { config, db, decisions }: { config: Config; db: Db; decisions?: DecisionStore },
  {
    log,
    gateway,
    right,
  }: {
    log: JobLog;
    gateway: WechatGateway;
    right: () => { centre: Centre; booking: Booking; standing: Standing; rating: Rating };
  },
): Content {
  return openContent({
    db,
    log,
    storage: openStorage(config.storage),
    gateway,
    publicUrl: config.publicUrl,
    secret: config.secret,
    places: {
      centreScope: (grants) => right().centre.centreScope(grants),
      centreOf: async (id) => (await right().centre.centresOf([id])).get(id) ?? null,
    },
    notify,
    reveal: {
      closing_reason: (tx, item) => right().booking.revealClosing(tx, item.subject_id, item.text ?? ''),
      excuse_answer: (tx, item) => right().standing.revealAnswer(tx, item.subject_id, item.text ?? ''),
      refusal_reason: (tx, item) => right().booking.revealRefusal(tx, item.subject_id, item.text ?? ''),
      timetable_reason: (tx, item) => revealReason(tx, item.subject_id, item.text ?? ''),
      change_reason: (tx, item) => right().booking.revealEnding(tx, item.subject_id, item.text ?? ''),
      rating_comment: (tx, { subject_id: ratingId, text }, now) =>
        right().rating.reveal(tx, { part: 'comment', ratingId, text: text ?? '', now }),
      rating_answer: (tx, { subject_id: ratingId, text }, now) =>
        right().rating.reveal(tx, { part: 'answer', ratingId, text: text ?? '', now }),
      undo_reason: (tx, item, now) => right().booking.revealUndo(tx, item.subject_id, item.text ?? '', now),
    },
    decisions,
  });
}
