import { deskWords } from '../../shared/words/desk';
import { offlineWords } from '../../shared/words/desk-offline';
import { mineWords } from '../../shared/words/mine';
import { fakeNetwork } from './fake-wx';
import { morning } from './morning';
import { openStage } from './stage';

const w = offlineWords.zh;

const stage = openStage(morning);

/** A slot that began a moment ago, with four people who have booked. */
async function arrange() {
  const slot = await stage.server.build.slot({ start_at: morning });
  const names = ['陈秀兰', '黄志明', '吴阿梅', '郑小宝'];
  const people = [];
  for (const name of names) {
    const resident = await stage.server.build.resident({ name });
    const bookingId = await stage.server.build.booking(slot, resident);
    people.push({ bookingId });
  }
  return { slot, people, staff: await stage.server.build.staff(slot.centre_id) };
}

const rowOf = (bookingId: string) =>
  stage.server.db
    .selectFrom('booking')
    .select(['state', 'check_in_method', 'attended_at'])
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow();

test('the built mini-program keeps a roster, notes without a network, survives a restart and merges by itself', async () => {
  const { people, staff, slot } = await arrange();
  const [first, second, third] = people;
  const network = fakeNetwork();
  const storage = new Map<string, unknown>();
  const start = () => stage.phone(staff, { network, storage });
  const phone = start();
  await phone.launch('pages/mine/index');
  await phone.tap('登录');
  await phone.tap('进入工作台');
  await phone.tap(w.title);
  await phone.see(w.intro);
  await phone.tap(w.keep);
  await phone.see(w.slots);
  expect(JSON.stringify(storage.get('linli.roster'))).not.toMatch(/LL1|陈秀兰/);

  network.set(false);
  await phone.tap(w.tickLabel('陈*兰'));
  await phone.see(w.unsent(1));
  await phone.tap(w.tickLabel('黄*明'));
  await phone.tap(w.tickLabel('吴*梅'));
  await phone.see(w.unsent(3));
  expect((await rowOf(first?.bookingId ?? '')).state).toBe('confirmed');
  phone.close();

  // The app is thrown out of memory; meanwhile the desk has checked one in, and another has cancelled.
  const desk = await stage.server.as(await stage.server.build.staff(slot.centre_id));
  await desk.call('roster.checkIn', { body: { bookingId: second?.bookingId ?? '' } });
  const gone = third?.bookingId ?? '';
  const over = { state: 'cancelled' as const, prior_state: 'confirmed' as const, live_key: gone };
  await stage.server.db.updateTable('booking').set(over).where('id', '=', gone).execute();

  const again = start();
  await again.launch('features/desk/offline');
  await again.see(w.unsent(3));
  network.set(true);
  await again.see(w.told['roster.not_confirmed'].title);
  await again.see(w.told.before.title);
  expect(await rowOf(first?.bookingId ?? '')).toMatchObject({ state: 'attended', check_in_method: 'tick' });
  expect((await rowOf(gone)).state).toBe('cancelled');
  expect(again.current().text()).not.toContain(w.waitingTitle);

  await again.tap(w.putAwayLabel('吴*梅'));
  await again.tap(w.putAwayLabel('黄*明'));
  expect(storage.has('linli.rosterNotes')).toBe(false);

  // Nothing of it stays with who signs out.
  await again.tap(w.tickLabel('郑*宝'));
  await again.see(deskWords.zh.states.attended);
  again.close();
  const out = start();
  await out.launch('pages/mine/index');
  await out.tap(mineWords.zh.signOut);
  await out.tap(new RegExp(`^${mineWords.zh.signOutAsk.yes}$`));
  await out.see(mineWords.zh.signedOutDone);
  expect([...storage.keys()].filter((key) => key.includes('roster'))).toEqual([]);
  for (const wechat of [phone, again, out]) expect(wechat.errors).toEqual([]);
}, 60_000);
