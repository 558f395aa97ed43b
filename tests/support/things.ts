import { newId } from '../../server/kernel/ids';
import { civilDay } from '../../shared/time/civil';
import type { TestServer } from './app';
import { absentHousehold, householdOf, type HouseholdThings } from './household-things';
import type { Resident } from './build';
import { buildBlock, buildResource } from './build-resource';
import { buildContent } from './build-content';
import { buildExcuse } from './build-standing';
import { buildDraw, buildEntry } from './build-lottery';
import { buildActivity } from './build-activity';
import { buildProgramme } from './build-programme';
import { buildChangeTask } from './build-timetable';

/** Things that are there: of one resident, at one centre. Every kind of thing that a route names has its id here. */
export interface Things extends HouseholdThings {
  centreId: string;
  areaCode: string;
  serviceId: string;
  slotId: string;
  /** The civil day of the slot. */
  onDay: string;
  bookingId: string;
  /** A slot that is drawn for, and the owner's entry in its draw. */
  drawSlotId: string;
  entryId: string;
  /** A booking of the owner that waits for the centre's yes. */
  pendingId: string;
  callId: string;
  personId: string;
  accountId: string;
  exportId: string;
  /** A volunteer's role at the centre, and an open offer of another. */
  grantId: string;
  invitationId: string;
  /** A desk session of the resident, as if they worked somewhere. */
  sessionId: string;
  /** Words of the owner that wait for a human. */
  itemId: string;
  /** A picture at the centre, and the file it is. */
  photoId: string;
  fileId: string;
  /** A blocked word, which belongs to the whole city. */
  wordId: string;
  /** What somebody else said of a visit there. */
  ratingId: string;
  /** The owner's, about their booking. */
  excuseId: string;
  /** A programme there, its first session, and the owner's enrolment in it. */
  programmeId: string;
  programmeSessionId: string;
  /** A session of it that has not begun. */
  programmeNextId: string;
  enrolmentId: string;
  /** Somebody named who may take the owner home from it. */
  pickupPersonId: string;
  /** Of the same enrolment, to be taken off the list. */
  pickupOtherId: string;
  /** An activity there. */
  activityId: string;
  /** What a changed timetable did to the owner's booking. */
  taskId: string;
  /** A room of the centre, and a time for which it is taken out. */
  resourceId: string;
  blockId: string;
}

/** Whose things, and what of them nobody else may ever read. */
export interface Holding {
  things: Things;
  owner: Resident;
  /** Ids that only the owner and who works for the centre may read. */
  ids: string[];
  /** Names and numbers that only the owner may read, unless a route shows them. */
  names: string[];
}

/** A centre in an area, with a resident who has booked there. */
export async function holdingOf(server: TestServer, areaCode: string, name: string): Promise<Holding> {
  const { build } = server;
  const owner = await build.resident({ name });
  const centre = await build.centre({ area_code: areaCode });
  const service = await build.service({ centre_id: centre.id });
  const slot = await build.slot({ service_id: service.id });
  const bookingId = await build.booking(slot, owner);
  const drawn = await build.slot({ service_id: service.id });
  await buildDraw(server.db, server.clock, drawn);
  const entryId = await buildEntry(server.db, server.clock, drawn, owner);
  const pendingId = await build.pending(await build.slot({ service_id: service.id }), owner);
  const { personId, accountId } = owner;
  const exportId = newId('exp');
  const asked = { state: 'failed' as const, live_key: exportId, asked_at: server.clock.now() };
  await server.db
    .insertInto('export_request')
    .values({ id: exportId, person_id: personId, account_id: accountId, ...asked })
    .execute();
  const volunteer = await build.staff(centre.id, { role: 'volunteer' });
  const invitationId = await build.invitation(centre.id);
  const sessionId = await build.deskSession(owner);
  const callId = await build.call(centre.id, owner);
  const neighbour = await build.resident({ name: `${name.slice(0, 1)}伴林` });
  const household = await householdOf(server, owner, neighbour, areaCode);
  const accessId = newId('acs');
  const seen = { scope_kind: 'centre' as const, scope_id: centre.id, what: 'name', reason: '核对身份' };
  await server.db
    .insertInto('access_note')
    .values({
      id: accessId,
      person_id: personId,
      actor_account_id: volunteer.accountId,
      actor_role: 'staff',
      ...seen,
      at: server.clock.now(),
    })
    .execute();
  const content = await buildContent(server.db, server.clock, owner, { areaCode, centreId: centre.id });
  const changed = { bookingId, centreId: centre.id, serviceId: service.id, slotId: slot.id, startAt: slot.start_at };
  const taskId = await buildChangeTask(server.db, server.clock, changed);
  const room = await buildResource(server.db, centre.id);
  const block = await buildBlock(server.db, room, {
    start_at: new Date('2026-12-01T01:00:00.000Z'),
    end_at: new Date('2026-12-01T02:00:00.000Z'),
  });
  const excuseId = await buildExcuse(server.db, server.clock, { bookingId, centreId: centre.id, ...owner });
  const programme = await buildProgramme(server, { centreId: centre.id, firstOn: civilDay(server.clock.now()) });
  const season = server.db.selectFrom('slot').selectAll().where('id', '=', programme.slotId);
  const enrolmentId = await build.booking(await season.executeTakeFirstOrThrow(), owner);
  const pickupPersonId = newId('pup');
  const pickupOtherId = newId('pup');
  const named = { booking_id: enrolmentId, added_by: accountId, added_at: server.clock.now() };
  await server.db
    .insertInto('pickup_person')
    .values([
      { id: pickupPersonId, name: '林外婆', phone_tail: '0417', ...named },
      { id: pickupOtherId, name: '林舅舅', phone_tail: '0528', ...named },
    ])
    .execute();
  const activity = await buildActivity(server, { centreId: centre.id });
  return {
    things: {
      activityId: activity.serviceId,
      programmeId: programme.serviceId,
      programmeSessionId: programme.sessionIds[0] ?? '',
      programmeNextId: programme.sessionIds[1] ?? '',
      enrolmentId,
      pickupPersonId,
      pickupOtherId,
      excuseId,
      taskId,
      resourceId: room.id,
      blockId: block.id,
      centreId: centre.id,
      areaCode,
      serviceId: service.id,
      slotId: slot.id,
      onDay: slot.on_day,
      bookingId,
      drawSlotId: drawn.id,
      entryId,
      pendingId,
      callId,
      personId,
      accountId,
      ...household,
      exportId,
      grantId: await grantOf(server.db, volunteer.accountId),
      invitationId,
      sessionId,
      ...content,
      ratingId: await build.rating(slot, await build.resident()),
    },
    owner,
    ids: [
      bookingId,
      entryId,
      callId,
      invitationId,
      personId,
      accountId,
      exportId,
      owner.openid,
      sessionId,
      accessId,
      content.itemId,
      taskId,
      excuseId,
      enrolmentId,
    ],
    names: [name, `${name.slice(0, 1)}伴林`],
  };
}

async function grantOf(db: TestServer['db'], accountId: string): Promise<string> {
  const one = db.selectFrom('role_grant').select('id').where('account_id', '=', accountId);
  return (await one.executeTakeFirstOrThrow()).id;
}

/** Ids of the right form behind which there is nothing. */
export const absentThings: Things = {
  centreId: 'ctr_0',
  areaCode: '999999',
  serviceId: 'svc_0',
  slotId: 'slt_0',
  onDay: '2026-11-24',
  bookingId: 'bkg_0',
  drawSlotId: 'slt_0',
  entryId: 'lte_0',
  pendingId: 'bkg_0',
  callId: 'cal_0',
  personId: 'prs_0',
  accountId: 'acc_0',
  exportId: 'exp_0',
  grantId: 'grt_0',
  invitationId: 'inv_0',
  sessionId: 'ses_0',
  ...absentHousehold,
  itemId: 'cnt_0',
  photoId: 'cnt_0',
  fileId: 'fil_0',
  wordId: 'wrd_0',
  ratingId: 'rtg_0',
  excuseId: 'exc_0',
  taskId: 'chg_0',
  programmeId: 'svc_0',
  programmeSessionId: 'pss_0',
  programmeNextId: 'pss_0',
  enrolmentId: 'bkg_0',
  pickupPersonId: 'pup_0',
  pickupOtherId: 'pup_1',
  activityId: 'svc_0',
  resourceId: 'res_0',
  blockId: 'blk_0',
};
