import type { Params, SentBody, SentQuery } from '../../shared/contract/types';
import type { Caller } from '../../shared/contract/route';
import type { Routes } from '../../shared/contract/routes';
import { activityInputs, type ActivityRoute } from './activity-inputs';
import { greyJpeg } from './form';
import { householdInputs } from './household-inputs';
import { hall } from './hall';
import { programmeInputs, type ProgrammeRoute } from './programme-inputs';
import type { Things } from './things';
import { timetableInputs, type TimetableRoute } from './timetable-inputs';

/**
 * Whose the thing is that a right request names. The rights matrix expects from it who reaches the thing; all others get
 * what they would get if it were not there.
 * `everybody`: public, or open to all who may call. `asker`: names nothing, it is about who asks or lists what they may
 * see. `owner`: the resident whose it is. `scope`: those whose role holds where it is.
 */
export type Whose = 'everybody' | 'asker' | 'owner' | 'scope';

export interface RightInput<P = unknown, Q = unknown, B = unknown> {
  of: Whose;
  /** These roles reach it too, where they hold. */
  alsoFor?: Caller;
  /** Shows full names to who reaches it; else only persons themselves ever read theirs. */
  showsNames?: true;
  /** How the thing is named, where a right request names none. */
  named?: { params?: object; query?: object; body?: object };
  params: P;
  query: Q;
  body: B;
}

/** One right request for every route; a new route without one does not compile. */
export type RightInputs = { [N in keyof Routes]: RightInput<Params<N>, SentQuery<N>, SentBody<N>> };

/** A grey JPEG of 8 × 8: forms are sent with it. */
const smallPicture = new File([Buffer.from(greyJpeg, 'base64')], 'photo.jpg', { type: 'image/jpeg' });

const nothing = {};
const blank = { params: nothing, query: nothing, body: nothing };

export const rightInputs = (things: Things): RightInputs => ({
  ...householdInputs(things),
  ...timetableInputs(things),
  ...programmeInputs(things),
  ...activityInputs(things),
  ...cityInputs(things),
});

const cityInputs = ({
  centreId,
  serviceId,
  slotId,
  onDay,
  bookingId,
  drawSlotId,
  entryId,
  pendingId,
  callId,
  personId,
  exportId,
  grantId,
  invitationId,
  sessionId,
  itemId,
  photoId,
  fileId,
  wordId,
  ratingId,
  excuseId,
}: Things): Omit<
  RightInputs,
  keyof ReturnType<typeof householdInputs> | TimetableRoute | ProgrammeRoute | ActivityRoute
> => ({
  'identity.login': { ...blank, of: 'everybody', body: { code: 'dev:lin-xiaowen' } },
  'identity.refresh': { ...blank, of: 'everybody', body: { refreshToken: 'x'.repeat(43) } },
  'identity.logout': { ...blank, of: 'asker' },
  'identity.me': { ...blank, of: 'asker' },
  'identity.rename': { ...blank, of: 'asker', body: { name: '林小满' } },
  // A role that its holder stays in, so that nobody loses theirs on the way.
  'role.switch': { ...blank, of: 'asker', body: { role: 'operator' } },
  'role.list': { ...blank, of: 'asker' },
  'role.revoke': { ...blank, of: 'scope', params: { grantId }, body: { reason: '调到别的中心' } },
  'invitation.create': {
    ...blank,
    of: 'scope',
    body: { role: 'volunteer', placeId: centreId, forWhom: '周末来帮忙的小郑' },
  },
  'invitation.list': { ...blank, of: 'asker' },
  'invitation.withdraw': { ...blank, of: 'scope', params: { invitationId } },
  'invitation.look': { ...blank, of: 'everybody', query: { code: '0123456789' } },
  'invitation.accept': { ...blank, of: 'everybody', body: { code: '0123456789' } },
  'phone.get': { ...blank, of: 'asker' },
  'phone.bind': { ...blank, of: 'asker', body: { code: 'dev:phone' } },
  'phone.unbind': { ...blank, of: 'asker' },
  'deskLogin.begin': { ...blank, of: 'everybody' },
  // Nobody here has the cookie of a browser that waits.
  'deskLogin.state': { ...blank, of: 'everybody', params: { loginId: 'dlg_0' } },
  'deskLogin.finish': { ...blank, of: 'everybody', params: { loginId: 'dlg_0' } },
  'deskLogin.look': { ...blank, of: 'asker', body: { key: 'ABCDE23456' } },
  'deskLogin.confirm': { ...blank, of: 'asker', body: { key: 'ABCDE23456', role: 'staff' } },
  'deskLogin.refuse': { ...blank, of: 'asker', body: { key: 'ABCDE23456' } },
  'deskLogin.password': {
    ...blank,
    of: 'everybody',
    body: { loginName: 'nobody', password: 'not their password', code: '000000' },
  },
  'deskSession.list': { ...blank, of: 'asker' },
  'deskSession.end': { ...blank, of: 'owner', params: { sessionId } },
  'deskSession.stepUp': { ...blank, of: 'asker', body: { code: '000000' } },
  'deskAccess.get': { ...blank, of: 'asker' },
  'deskAccess.begin': { ...blank, of: 'asker', body: { loginName: 'wu.yating', password: 'rain over the old bridge' } },
  'deskAccess.confirm': { ...blank, of: 'asker', body: { code: '000000' } },
  'deskAccess.renewCodes': { ...blank, of: 'asker' },
  'deskAccess.remove': { ...blank, of: 'asker' },
  'desk.unlock': { ...blank, of: 'scope', params: { grantId } },
  'demo.personas': { ...blank, of: 'everybody' },
  'area.list': { ...blank, of: 'everybody' },
  'centre.near': { ...blank, of: 'everybody', query: { lng: 118.55, lat: 24.81 } },
  'centre.list': { ...blank, of: 'everybody' },
  'centre.get': { ...blank, of: 'everybody', params: { centreId } },
  'service.list': { ...blank, of: 'everybody', query: { centreId } },
  'service.get': { ...blank, of: 'everybody', params: { serviceId } },
  'service.days': { ...blank, of: 'everybody', params: { serviceId } },
  'service.slots': { ...blank, of: 'everybody', params: { serviceId } },
  'home.get': { ...blank, of: 'asker' },
  'booking.book': { ...blank, of: 'everybody', params: { slotId }, body: { requestKey: 'key-of-the-walk' } },
  'booking.bookTogether': {
    ...blank,
    of: 'everybody',
    params: { slotId },
    body: { requestKey: 'key-of-the-walk-2', people: [{ personId: 'prs_0' }, { personId: 'prs_1' }] },
  },
  'catalogue.list': { ...blank, of: 'scope', query: { centreId } },
  'catalogue.create': { ...blank, of: 'scope', params: { centreId }, body: { requestKey: 'key-of-the-walk', ...hall } },
  'catalogue.change': { ...blank, of: 'scope', params: { serviceId }, body: { version: 1, ...hall } },
  'catalogue.setState': { ...blank, of: 'scope', params: { serviceId }, body: { version: 1, state: 'open' } },
  'centreEnglish.get': { ...blank, of: 'scope', params: { centreId } },
  'centreEnglish.change': {
    ...blank,
    of: 'scope',
    params: { centreId },
    body: { version: 0, nameEn: 'Huatai Centre', addressEn: '', transportEn: '', introEn: '', foundingEn: '' },
  },
  'centreTexts.get': { ...blank, of: 'scope', params: { centreId } },
  'centreTexts.change': {
    ...blank,
    of: 'scope',
    params: { centreId },
    body: {
      version: 0,
      name: '华泰邻里中心',
      address: '鲤城区华泰路 9 号',
      transport: '',
      phone: '0595-8888 2015',
      intro: '一楼是公共客厅。',
      founding: '',
    },
  },
  'catalogue.pause': {
    ...blank,
    of: 'scope',
    params: { serviceId },
    body: { version: 1, reason: '老师生病', until: null },
  },
  'approval.list': { ...blank, of: 'scope', query: { centreId } },
  'approval.decide': {
    ...blank,
    of: 'scope',
    body: { bookingIds: [pendingId], verdict: 'approve' },
  },
  'booking.mine': { ...blank, of: 'asker' },
  'booking.get': { ...blank, of: 'owner', params: { bookingId } },
  'booking.cancel': { ...blank, of: 'owner', params: { bookingId } },
  'booking.accept': { ...blank, of: 'owner', params: { bookingId } },
  'booking.calendar': { ...blank, of: 'owner', params: { bookingId } },
  'roster.day': { ...blank, of: 'scope', query: { centreId, on: onDay } },
  'roster.slots': { ...blank, of: 'scope', query: { centreId, on: onDay } },
  'roster.checkIn': { ...blank, of: 'scope', body: { code: '000000' }, named: { body: { bookingId } } },
  'roster.undo': { ...blank, of: 'scope', params: { bookingId }, body: { reason: '扫错了人' } },
  'slot.close': { ...blank, of: 'scope', params: { slotId }, body: { reason: '教练生病' } },
  'roster.checkInAll': { ...blank, of: 'scope', params: { slotId } },
  'roster.undoAll': {
    ...blank,
    of: 'scope',
    params: { slotId },
    body: { attendedAt: '2026-11-23T02:00:00.000Z', reason: '点错了时段' },
  },
  'roster.roomCode': { ...blank, of: 'scope', query: { centreId } },
  'roster.offline': { ...blank, of: 'scope', query: { centreId } },
  'roster.merge': {
    ...blank,
    of: 'scope',
    body: {
      roster: { centreId, on: onDay, madeAt: '2026-11-23T02:00:00.000Z', seal: 'x' },
      items: [{ key: 'key-of-a-tick', at: '2026-11-23T02:00:00.000Z', bookingId }],
    },
  },
  'visit.scan': { ...blank, of: 'asker', body: { code: '000000' } },
  'visit.choose': { ...blank, of: 'asker', body: { pass: 'x', bookingIds: ['bkg_0'] } },
  'rating.get': { ...blank, of: 'owner', params: { bookingId } },
  'rating.rate': { ...blank, of: 'owner', params: { bookingId }, body: { stars: 5, comment: '教练很耐心' } },
  'rating.ofService': { ...blank, of: 'everybody', params: { serviceId } },
  'rating.list': { ...blank, of: 'scope', query: { centreId } },
  'rating.answer': { ...blank, of: 'scope', params: { ratingId }, body: { text: '谢谢您的肯定' } },
  'deskBooking.find': { ...blank, of: 'scope', body: { centreId, phone: '138 0595 0001' } },
  'deskBooking.register': {
    ...blank,
    of: 'scope',
    body: { centreId, name: '黄秀英', bornOn: '1948-03-02', method: 'call_back', textVersion: '2026-11' },
  },
  // What is found is known to who has looked alone.
  'deskBooking.book': {
    ...blank,
    of: 'scope',
    params: { slotId },
    body: { requestKey: 'key-at-the-desk', found: 'x' },
  },
  'deskBooking.accept': { ...blank, of: 'scope', params: { bookingId } },
  'deskBooking.cancel': { ...blank, of: 'scope', params: { bookingId } },
  'line.list': { ...blank, of: 'scope', params: { slotId } },
  'line.offer': { ...blank, of: 'scope', params: { slotId } },
  'lottery.get': { ...blank, of: 'everybody', params: { slotId: drawSlotId } },
  'lottery.file': { ...blank, of: 'everybody', params: { slotId: drawSlotId } },
  'lottery.enter': {
    ...blank,
    of: 'owner',
    params: { slotId: drawSlotId },
    body: { requestKey: 'key-of-the-walk', people: [{ personId }] },
  },
  'lottery.withdraw': { ...blank, of: 'owner', params: { entryId } },
  'lottery.mine': { ...blank, of: 'asker' },
  'lottery.list': { ...blank, of: 'scope', query: { centreId } },
  'lottery.enterValue': { ...blank, of: 'scope', params: { slotId: drawSlotId }, body: { value: '1 2 3' } },
  'lottery.begin': {
    ...blank,
    of: 'scope',
    params: { slotId },
    body: { closesAt: '2026-11-25T10:00:00.000Z', beacon: 'welfare_3d', reserveMax: 10, leftover: 'closed' },
  },
  'lottery.rules': { ...blank, of: 'scope', params: { serviceId } },
  'lottery.setRules': {
    ...blank,
    of: 'scope',
    params: { serviceId },
    body: {
      allocation: 'first_come',
      closeDays: 3,
      closeMinute: 1080,
      beacon: 'welfare_kl8',
      reserveMax: 20,
      leftover: 'first_come',
    },
  },
  'call.list': { of: 'asker', ...blank, named: { query: { centreId } } },
  'call.take': { of: 'scope', params: { callId }, query: nothing, body: nothing },
  'call.finish': { of: 'scope', params: { callId }, query: nothing, body: { outcome: 'reached' } },
  'job.parked': { ...blank, of: 'asker' },
  // Jobs belong to nobody: who may call reaches each of them.
  'job.retry': { ...blank, of: 'everybody', params: { jobId: 'job_0' }, body: { reason: '密钥已换好' } },
  'message.troubles': { ...blank, of: 'asker' },
  'consent.list': { of: 'asker', params: nothing, query: nothing, body: nothing },
  'consent.report': {
    of: 'asker',
    params: nothing,
    query: nothing,
    body: { requestKey: 'key-of-the-walk', answers: [{ template: 'booking_confirmed', answer: 'accept' }] },
  },
  'inbox.list': { ...blank, of: 'asker' },
  'inbox.readAll': { ...blank, of: 'asker' },
  'person.reveal': {
    ...blank,
    of: 'scope',
    showsNames: true,
    params: { personId },
    body: { what: ['name', 'phone'], reason: '核对身份' },
  },
  'access.mine': { ...blank, of: 'owner', named: { query: { personId } } },
  'export.request': { ...blank, of: 'asker' },
  'export.mine': { ...blank, of: 'asker' },
  'export.download': { ...blank, of: 'owner', params: { exportId } },
  'erasure.request': { ...blank, of: 'asker' },
  'erasure.mine': { ...blank, of: 'asker' },
  'erasure.cancel': { ...blank, of: 'asker' },
  'retention.list': { ...blank, of: 'everybody' },
  'audit.list': { ...blank, of: 'asker' },
  'audit.checks': { ...blank, of: 'asker' },
  'audit.verify': { ...blank, of: 'asker' },
  'audit.export': { ...blank, of: 'asker' },
  'file.upload': { ...blank, of: 'asker', query: { purpose: 'avatar' }, body: { file: smallPicture } },
  'file.get': { ...blank, of: 'everybody', params: { fileId, size: 'thumb' }, query: { e: 1_800_000_000, s: 'x' } },
  'avatar.remove': { ...blank, of: 'asker' },
  'photo.list': { ...blank, of: 'scope', params: { centreId } },
  'photo.order': { ...blank, of: 'scope', params: { centreId }, body: { itemIds: [photoId] } },
  'photo.remove': { ...blank, of: 'scope', params: { centreId, itemId: photoId } },
  'content.mine': { ...blank, of: 'asker' },
  'content.profile': { ...blank, of: 'asker' },
  'content.appeal': { ...blank, of: 'owner', params: { itemId }, body: { text: '写的是实情' } },
  'review.queue': { ...blank, of: 'asker' },
  'review.get': { ...blank, of: 'scope', params: { itemId } },
  'review.decide': { ...blank, of: 'scope', params: { itemId }, body: { verdict: 'pass' } },
  'figures.get': { ...blank, of: 'scope', query: { centreId, fromOn: onDay, toOn: onDay } },
  'bookingSheet.size': { ...blank, of: 'scope', query: { centreId, fromOn: onDay, toOn: onDay } },
  'bookingSheet.download': { ...blank, of: 'asker', body: { fromOn: onDay, toOn: onDay } },
  'reminder.get': { ...blank, of: 'asker' },
  'reminder.set': { ...blank, of: 'asker', body: { times: ['one_hour'] } },
  'reminder.ofBooking': { ...blank, of: 'owner', params: { bookingId } },
  'reminder.choose': { ...blank, of: 'owner', params: { bookingId }, body: { times: [] } },
  'standing.mine': { ...blank, of: 'owner', named: { query: { personId } } },
  'excuse.file': { ...blank, of: 'owner', params: { bookingId }, body: { text: '孩子发烧去了医院' } },
  'excuse.appeal': { ...blank, of: 'owner', params: { excuseId }, body: { text: '有医院的挂号单为证' } },
  'excuse.queue': { ...blank, of: 'asker', named: { query: { centreId } } },
  'excuse.decide': { ...blank, of: 'scope', params: { excuseId }, body: { decision: 'accept' } },
  'blockedWord.list': { ...blank, of: 'everybody' },
  'blockedWord.add': { ...blank, of: 'everybody', body: { word: '假冒客服', reason: 'fraud' } },
  'blockedWord.remove': { ...blank, of: 'everybody', params: { wordId } },
});
