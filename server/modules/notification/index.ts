import type { HandlersOf } from '../../http/ask';
import type { JobLog, Pump } from '../../jobs';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../../kernel/db';
import { callQueries } from './call-store';
import { finishCall, listCalls, takeCall, type CallDeps } from './calls';
import { listConsents, reportConsent } from './consent';
import type { lockConsent } from './consent-store';
import { deliverPump, type DeliverDeps } from './deliver';
import { notificationJobs, notificationSchedules } from './jobs';
import { listInbox } from './list';
import { messageQueries } from './message-store';
import { subscribePushes } from './pushes';
import { messageTroubles } from './troubles';
import { readAllInbox } from './read-all';
import { sendPump, type SubscribeGateway } from './send';
import * as store from './store';
import type { TemplateIds } from './template-ids';

export { askToCall } from './calls';
export { calledCentre } from './call-store';
export type { CallWanted } from './calls';
export type { Urgent } from './deliver';
export { notify, notifyMany } from './notify';
export { eraseOf, exportOf, retentionOf } from './own-data';
export type { Notice } from './notify';
export { publish } from './publish';
export { liveEvents } from './live';
export { countUnread as unreadCount } from './store';

export const listQueries = { ...store.listQueries, ...messageQueries, ...callQueries };

export interface NotificationDeps {
  db: Db;
  clock: Clock;
  log: JobLog;
  gateway: SubscribeGateway;
  templateIds: TemplateIds;
  callInstead: DeliverDeps['callInstead'];
  centre: CallDeps['centre'];
  /** Tests take the lock out, to prove that they would notice. */
  lockConsent?: typeof lockConsent;
}

export function openNotification(deps: NotificationDeps) {
  const { db, templateIds } = deps;
  const pumps: Pump[] = [deliverPump(deps), sendPump(deps)];
  const handlers: HandlersOf<'inbox' | 'consent' | 'call' | 'message'> = {
    'inbox.list': listInbox(db),
    'inbox.readAll': readAllInbox(),
    'consent.list': listConsents(db, templateIds),
    'consent.report': reportConsent(db, templateIds, deps.lockConsent),
    'call.list': (ask) => listCalls(deps, ask),
    'call.take': (ask) => takeCall(deps, ask),
    'call.finish': (ask) => finishCall(deps, ask),
    'message.troubles': messageTroubles(db, pumps),
  };
  return {
    handlers,
    pumps,
    jobs: notificationJobs(db),
    schedules: notificationSchedules,
    onPush: subscribePushes(db, templateIds),
  };
}
