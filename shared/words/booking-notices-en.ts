import { of, type BookingNotices, type Facts } from './booking-notice-facts';
import { within } from './english';

const ofEn = (f: Facts) => of(f, 'Family', ' · ');
const byEn = ({ byName, byDesk }: Facts) => (byDesk ? `${byName || 'The staff'} at the centre` : byName || 'Family');
const atTheDoorEn = ({ byTick }: Facts) =>
  byTick ? 'Just say your name when you arrive.' : 'Just show the code when you arrive.';
const becauseEn = ({ reason }: Facts) => (reason === null ? '' : `: ${reason}`);

export const bookingNoticesEn: BookingNotices = {
  booking_confirmed: {
    title: (f) => (f.byName === null ? `${ofEn(f)}Booked: ${f.service}` : `${byEn(f)} booked for you: ${f.service}`),
    text: (f) => `${f.time}, ${f.centre}, ${f.place}. ${atTheDoorEn(f)}`,
  },
  booking_pending: {
    title: (f) =>
      f.byName === null
        ? `${ofEn(f)}The centre has to confirm: ${f.service}`
        : `${f.byName || 'Family'} asked for you, the centre has to confirm: ${f.service}`,
    text: (f) => `${f.time}, ${f.centre}. The place is held, and you hear as soon as the centre has answered.`,
  },
  booking_refused: {
    title: (f) => `${ofEn(f)}The centre said no: ${f.service}`,
    text: (f) =>
      `The booking of ${within(f.time)} was not accepted${becauseEn(f)}. It counts for nothing; please choose another time or call.`,
  },
  approval_over: {
    title: (f) => `${ofEn(f)}The centre did not answer in time: ${f.service}`,
    text: (f) =>
      `Sorry, nobody confirmed the booking of ${within(f.time)}, so the place was released. It counts for nothing; please call the centre or choose another time.`,
  },
  booking_cancelled: {
    title: (f) => `${ofEn(f)}Cancelled: ${f.service}`,
    text: (f) =>
      f.byName === null
        ? `The booking of ${within(f.time)} is cancelled and the place went to a neighbour.`
        : `${byEn(f)} cancelled the booking of ${within(f.time)}; the place went to a neighbour.`,
  },
  booking_attended: {
    title: (f) => `${ofEn(f)}Checked in: ${f.service}`,
    text: (f) => (f.forName === null ? `${f.time}. Welcome to ${f.centre}.` : `${f.time}, at ${f.centre}.`),
  },
  attendance_undone: {
    title: (f) => `${ofEn(f)}Check-in taken back: ${f.service}`,
    text: (f) => `Staff took back the check-in of ${within(f.time)}${becauseEn(f)}. Call the centre if in doubt.`,
  },
  slot_closed: {
    title: (f) => `${ofEn(f)}Called off: ${f.service}`,
    text: (f) =>
      `Sorry, ${within(f.time)} will not take place${becauseEn(f)}. It does not count against anybody; please choose another time.`,
  },
  session_called_off: {
    title: (f) => `${ofEn(f)}One session called off: ${f.service}`,
    text: (f) =>
      `Sorry, the session of ${f.time} will not take place${becauseEn(f)}. The place stands, and so do the others.`,
  },
  session_added: {
    title: (f) => `${ofEn(f)}${f.wasTime === '' ? 'One more session' : 'A make-up session'}: ${f.service}`,
    text: (f) =>
      `${f.time}, ${f.centre} ${f.place}${f.wasTime === '' ? '' : `, for the one of ${within(f.wasTime)} that was called off`}${becauseEn(f)}. There is no need to enrol for it; if you can't come, please tell the centre.`,
  },
  session_moved: {
    title: (f) => `${ofEn(f)}One session has moved: ${f.service}`,
    text: (f) =>
      `The session of ${within(f.wasTime)} is now ${within(f.time)}, ${f.centre} ${f.place}${becauseEn(f)}. The place stands, and so do the other sessions.`,
  },
  child_picked_up: {
    title: (f) => `${ofEn(f)}Taken home by ${f.person || 'a guardian'}: ${f.service}`,
    text: (f) =>
      `${f.wasTime}, taken home from ${f.centre} by ${f.person || 'a guardian'}. If you did not arrange it, call the centre at once.`,
  },
  pickup_undone: {
    title: (f) => `${ofEn(f)}Who took the child home was taken back: ${f.service}`,
    text: (f) =>
      `Staff took back the note that ${f.person || 'a guardian'} had taken the child home${becauseEn(f)}. Call the centre if in doubt.`,
  },
  activity_changed: {
    title: (f) => `${ofEn(f)}The activity has changed: ${f.service}`,
    text: (f) =>
      `It is now ${f.time}, ${f.centre} ${f.place}${becauseEn(f)}. Your place, or place in line, stands; if you can't come, cancel any time before it begins.`,
  },
  booking_hit: {
    title: (f) => `${ofEn(f)}A change: ${f.service}`,
    text: (f) =>
      `The centre changed its plans for ${within(f.time)}${becauseEn(f)}.${f.until === '' ? '' : ` ${f.until} is free instead.`} Your booking stands; please open it and choose, or the centre will call you.`,
  },
  room_changed: {
    title: (f) => `${ofEn(f)}Another place: ${f.service}`,
    text: (f) =>
      `${f.time} takes place in ${f.instead} instead of ${f.was}${becauseEn(f)}. The time is the same and your booking stands.`,
  },
  person_changed: {
    title: (f) => `${ofEn(f)}Somebody else: ${f.service}`,
    text: (f) =>
      `${f.instead} stands in for ${f.was} on ${within(f.time)}${becauseEn(f)}. Your booking stands; you may give it back if you would rather not come.`,
  },
  booking_moved: {
    title: (f) => `${ofEn(f)}New time: ${f.service}`,
    text: (f) => `Now ${within(f.time)}, ${f.centre}, ${f.place}. ${atTheDoorEn(f)}`,
  },
  booking_kept: {
    title: (f) => `${ofEn(f)}As planned: ${f.service}`,
    text: (f) => `${f.time}: your place is kept, please come as planned.`,
  },
  place_offered: {
    title: (f) => `${ofEn(f)}A place is free: ${f.service}`,
    text: (f) =>
      `${f.time}, ${f.centre}. Please confirm before ${within(f.until)}; after that it goes to the next in line.`,
  },
  offer_expired: {
    title: (f) => `${ofEn(f)}Gone to the next in line: ${f.service}`,
    text: (f) => `The place for ${within(f.time)} was not confirmed in time. You may join the line again.`,
  },
  line_ended: {
    title: (f) => `${ofEn(f)}No place came free: ${f.service}`,
    text: (f) => `Waiting for ${within(f.time)} is over. It counts for nothing; please choose another time.`,
  },
  visit_soon: {
    title: (f) => `${ofEn(f)}Don't forget: ${f.service}`,
    text: (f) => `${f.time}, ${f.centre}, ${f.place}. If you can't come, please cancel early: a neighbour may.`,
  },
  offer_ending: {
    title: (f) => `${ofEn(f)}Your place is about to go: ${f.service}`,
    text: (f) => `The place for ${within(f.time)} is kept until ${within(f.until)} only; open this to confirm.`,
  },
  no_show_counted: {
    title: (f) => `${ofEn(f)}A missed visit was noted: ${f.service}`,
    text: (f) =>
      `Nobody checked in for ${within(f.time)}. If there was a reason, or it is wrong, say so here within 7 days; until it is answered it does not count.`,
  },
  excuse_accepted: {
    title: (f) => `${ofEn(f)}This visit does not count as missed: ${f.service}`,
    text: (f) => `${f.centre} accepted what you said about ${within(f.time)}.`,
  },
  excuse_refused: {
    title: (f) => `${ofEn(f)}Your explanation was not accepted: ${f.service}`,
    text: (f) =>
      `${f.time}${becauseEn(f)}.${f.appealUntil === null ? '' : ` If you disagree, appeal before ${within(f.appealUntil)}; somebody else will look.`}`,
  },
  excuse_upheld: {
    title: (f) => `${ofEn(f)}Your appeal was not accepted: ${f.service}`,
    text: (f) =>
      `${f.time}${becauseEn(f)}. It weighs less with time and then nothing; call the centre with any question.`,
  },
  lottery_entered: {
    title: (f) => `${ofEn(f)}${f.byName || 'Family'} entered you in a draw: ${f.service}`,
    text: (f) => `${f.time}, ${f.centre}. You may withdraw until it closes; you will be told the result at once.`,
  },
  lottery_won: {
    title: (f) => `${ofEn(f)}Drawn: ${f.service}`,
    text: (f) => `${f.time}, ${f.centre}, ${f.place}. The place is yours. If you can't come, please cancel early.`,
  },
  lottery_reserve: {
    title: (f) => `${ofEn(f)}Number ${f.rank} in reserve: ${f.service}`,
    text: (f) =>
      `No place for ${within(f.time)} yet. You are asked in order if somebody leaves; your chance grows next time.`,
  },
  lottery_lost: {
    title: (f) => `${ofEn(f)}Not drawn: ${f.service}`,
    text: (f) => `Sorry, no place for ${within(f.time)} this time. It is remembered: your chance is greater next time.`,
  },
  lottery_void: {
    title: (f) => `${ofEn(f)}Draw cancelled: ${f.service}`,
    text: (f) =>
      f.until === ''
        ? `The draw for ${within(f.time)} could not be held. It counts against nobody.`
        : `The draw for ${within(f.time)} could not be held. It counts against nobody; from ${within(f.until)} it can be booked directly.`,
  },
  place_released: {
    title: (f) => `${ofEn(f)}Your place was given on: ${f.service}`,
    text: (f) =>
      `Nobody checked in for ${within(f.time)}, so the place went to somebody there. If you are on your way, ask the staff: while there is room you can still take part.`,
  },
  rating_answered: {
    title: (f) => `${f.centre} answered your comment`,
    text: (f) => `The centre has answered what you said about ${f.service}.`,
  },
};
