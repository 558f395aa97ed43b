import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { reminderTimes, usualReminders, type ReminderTime } from '../../../shared/enums';
import { auditAsk } from '../audit';
import type { BookingDeps } from './deps';
import { findActable } from './may-see';
import { choiceKey, choicesOf, setChoice } from './remind-store';

type Deps = Pick<BookingDeps, 'db'>;

const inOrder = (times: readonly ReminderTime[]): ReminderTime[] =>
  reminderTimes.filter((time) => times.includes(time));

/** When the asker is reminded of visits that say nothing else. */
export async function getUsual(deps: Deps, { actor }: Ask<'reminder.get'>): Promise<Reply<'reminder.get'>> {
  const said = (await choicesOf(deps.db, [actor.accountId], [])).get(choiceKey(actor.accountId, ''));
  return { times: said ?? [...usualReminders], own: said !== undefined };
}

export async function setUsual(ask: Ask<'reminder.set'>): Promise<Reply<'reminder.set'>> {
  const { accountId } = ask.actor;
  const times = inOrder(ask.body.times);
  await ask.write(async (tx) => {
    await setChoice(tx, accountId, '', times, ask.now);
    await auditAsk(tx, ask, 'account', accountId, { times });
  });
  return { times, own: true };
}

/** Of one visit, which the asker may see: theirs, or of somebody they act for. */
export async function ofBooking(deps: Deps, ask: Ask<'reminder.ofBooking'>): Promise<Reply<'reminder.ofBooking'>> {
  const { accountId, personId } = ask.actor;
  const { bookingId } = ask.params;
  if ((await findActable(deps.db, bookingId, personId, 'view', ask.now)) === undefined) ask.refuse('not_found');
  const said = await choicesOf(deps.db, [accountId], [bookingId]);
  const own = said.get(choiceKey(accountId, bookingId));
  return { times: own ?? said.get(choiceKey(accountId, '')) ?? [...usualReminders], own: own !== undefined };
}

export async function choose(deps: Deps, ask: Ask<'reminder.choose'>): Promise<Reply<'reminder.choose'>> {
  const { accountId, personId } = ask.actor;
  const { bookingId } = ask.params;
  if ((await findActable(deps.db, bookingId, personId, 'view', ask.now)) === undefined) ask.refuse('not_found');
  const times = inOrder(ask.body.times);
  await ask.write(async (tx) => {
    await setChoice(tx, accountId, bookingId, times, ask.now);
    await auditAsk(tx, ask, 'booking', bookingId, { times });
  });
  return { times, own: true };
}
