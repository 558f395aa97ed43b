import { pushRetentionOf, type WechatGateway } from './gateways/wechat';
import type { JobLog } from './jobs';
import type { Db } from './kernel/db';
import type { Vault } from './kernel/vault';
import * as audits from './modules/audit';
import * as bookings from './modules/booking';
import * as contents from './modules/content';
import * as facilities from './modules/facility';
import * as households from './modules/household';
import * as identities from './modules/identity';
import * as lotteries from './modules/lottery';
import * as notices from './modules/notification';
import { notify } from './modules/notification';
import * as programmes from './modules/programme';
import * as privacies from './modules/privacy';
import * as ratings from './modules/rating';
import * as standings from './modules/standing';
import { openPrivacy, type PrivacyDeps } from './modules/privacy';
import * as timetables from './modules/timetable';

/** What protects persons needs every module that holds something of them. */
export function openProtection(deps: {
  db: Db;
  log: JobLog;
  gateway: WechatGateway;
  line: bookings.LineDeps;
  places: PrivacyDeps['places'];
  vault: Vault;
  household: Pick<households.Household, 'waitingCase'>;
}) {
  const { db, log, vault, gateway, line, places, household } = deps;
  return openPrivacy({
    db,
    log,
    vault,
    sealedFields: [
      ...identities.sealedFields,
      ...privacies.sealedFields,
      ...households.sealedFields,
      ...lotteries.sealedFields,
      ...gateway.sealedFields,
    ],
    centreScope: line.centre.centreScope,
    visitedCentre: (personId, centreIds, now) => bookings.visitedCentre(db, personId, centreIds, now),
    calledCentre: (personId, centreIds) => notices.calledCentre(db, personId, centreIds),
    waitingCase: household.waitingCase,
    isGuardian: (actorId, childId, now) => households.isGuardian(db, actorId, childId, now),
    details: {
      name: async (personId) => (await identities.findPeople(db, [personId])).get(personId)?.name ?? null,
      phone: async (personId) => (await identities.findPhone(db, vault, personId))?.phone ?? null,
      address: (personId) => households.addressOf(db, vault, personId),
    },
    places,
    exporters: {
      identity: async (reader, personId) => ({
        ...(await identities.exportOf(reader, personId)),
        phone: await identities.findPhone(reader, vault, personId),
      }),
      household: households.exportOf(vault),
      content: contents.exportOf,
      booking: bookings.exportOf,
      timetable: timetables.exportOf,
      standing: standings.exportOf,
      lottery: lotteries.exportOf,
      rating: ratings.exportOf,
      programme: programmes.exportOf,
      facility: facilities.exportOf,
      notification: notices.exportOf,
      privacy: privacies.exportOf,
    },
    erasers: [
      lotteries.eraseOf({ capacity: line.capacity, locks: lotteries.drawLocks }),
      bookings.eraseOf(line),
      standings.eraseOf,
      ratings.eraseOf,
      programmes.eraseOf,
      contents.eraseOf,
      households.eraseOf,
      notices.eraseOf,
      privacies.eraseOf,
      // While it is still known who they are at WeChat.
      async (tx, personId) => {
        for (const openid of await identities.openidsOf(tx, personId)) await gateway.forget(tx, openid);
      },
      // Behind the lock of the person, which rooms and people are changed after.
      facilities.eraseOf,
      identities.eraseOf,
    ],
    bookingsAhead: (personId, now) => bookings.bookingsAhead(db, personId, now),
    notify,
    retention: [
      ...identities.retentionOf(db),
      ...bookings.retentionOf(db),
      ...standings.retentionOf(db),
      ...lotteries.retentionOf(db),
      ...ratings.retention,
      ...programmes.retentionOf(db),
      ...notices.retentionOf(db),
      ...privacies.retentionOf(db),
      ...audits.retention,
      ...pushRetentionOf(db),
    ],
  });
}
