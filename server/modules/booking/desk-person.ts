import type { Ask } from '../../http/ask';
import { newId } from '../../kernel/ids';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { auditAsk } from '../audit';
import { noteRecord } from '../household';
import {
  accountsOfPeople,
  addPerson,
  chineseNumber,
  findByName,
  findByPhone,
  findPeople,
  findPhone,
  maskName,
  maskPhone,
  setPhone,
} from '../identity';
import type { BookingDeps } from './deps';
import { foundToken } from './found';

type Found = Reply<'deskBooking.find'>['items'][number];
type DeskAsk = Ask<'deskBooking.find'> | Ask<'deskBooking.register'>;

/** A centre of the asker's; others do not exist for them. */
async function centreIn(deps: BookingDeps, ask: DeskAsk): Promise<string> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  return centreIds.includes(ask.body.centreId) ? ask.body.centreId : ask.refuse('not_found');
}

/**
 * Who has come or called: by the whole number, or by the whole name and the birthday, so that nobody leafs through
 * people. Masked. That somebody looked, and how, is written down whether anybody was found or not; misses are counted as
 * wrong guesses.
 */
export async function find(deps: BookingDeps, ask: Ask<'deskBooking.find'>): Promise<Reply<'deskBooking.find'>> {
  const centreId = await centreIn(deps, ask);
  const { body } = ask;
  const by = 'phone' in body ? 'phone' : 'name';
  const ids =
    'phone' in body
      ? await findByPhone(deps.db, deps.vault, numberOf(ask, body.phone), limits.foundPeople)
      : await findByName(deps.db, body.name, body.bornOn, limits.foundPeople);
  await ask.write((tx) => auditAsk(tx, ask, 'centre', centreId, { by, people: ids }));
  if (ids.length === 0) ask.refuse('deskBooking.nobody');
  return { items: await foundViews(deps, ask, ids) };
}

/**
 * Notes somebody without WeChat who wants to be booked for: the least that a visit needs, with their consent as staff
 * heard it. One name and birthday stands once.
 */
export async function register(
  deps: BookingDeps,
  ask: Ask<'deskBooking.register'>,
): Promise<Reply<'deskBooking.register'>> {
  const centreId = await centreIn(deps, ask);
  const { name, bornOn, phone: typed, method, textVersion } = ask.body;
  const phone = typed === undefined ? null : numberOf(ask, typed);
  const known =
    bornOn !== undefined && (await findByName(deps.db, name, bornOn, 1)).length > 0
      ? true
      : phone !== null && (await hasNamesake(deps, phone, name));
  if (known) ask.refuse('deskBooking.known');
  const personId = newId('prs');
  await ask.write(async (tx) => {
    await addPerson(tx, { id: personId, name, bornOn: bornOn ?? null, at: ask.now });
    if (phone !== null) await setPhone(tx, deps.vault, personId, phone, ask.now);
    await noteRecord(tx, personId, {
      method,
      text_version: textVersion,
      given_at: ask.now,
      witness_id: ask.actor.accountId,
      note: null,
    });
    await auditAsk(tx, ask, 'person', personId, { centreId, method });
  });
  const [view] = await foundViews(deps, ask, [personId]);
  if (view === undefined) throw new Error('Who was just noted is found');
  return view;
}

async function hasNamesake(deps: BookingDeps, phone: string, name: string): Promise<boolean> {
  const ids = await findByPhone(deps.db, deps.vault, phone, limits.foundPeople);
  return [...(await findPeople(deps.db, ids)).values()].some((person) => person.name === name);
}

function numberOf(ask: DeskAsk, text: string): string {
  const wrong = [{ path: 'body.phone', rule: 'phone', message: 'no number of China' }];
  return chineseNumber(text) ?? ask.refuse('deskBooking.phone_wrong', wrong);
}

async function foundViews(deps: BookingDeps, ask: DeskAsk, ids: readonly string[]): Promise<Found[]> {
  const [people, accounts] = await Promise.all([findPeople(deps.db, ids), accountsOfPeople(deps.db, ids)]);
  return Promise.all(
    ids.map(async (id): Promise<ItemOf<'deskBooking.find'>> => {
      const person = people.get(id);
      const phone = await findPhone(deps.db, deps.vault, id);
      return {
        found: foundToken(deps.secret, ask.actor.accountId, id, ask.now),
        personName: maskName(person?.name ?? null) ?? '',
        age: person?.bornOn == null ? null : ageOn(person.bornOn, civilDay(ask.now)),
        phone: phone === null ? null : maskPhone(phone.phone),
        hasWechat: accounts.has(id),
      };
    }),
  );
}
