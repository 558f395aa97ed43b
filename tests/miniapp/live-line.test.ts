import { heldWords } from '../../shared/words/booking-held';
import { morning } from './morning';
import { openStage } from './stage';

const held = heldWords.zh;

const stage = openStage(morning);

/** A booking of somebody whose phone shows it, in a WeChat of today or an old one. */
async function shown({ old }: { old: boolean }) {
  const slot = await stage.server.build.slot({ start_at: new Date(morning.getTime() + 30 * 60_000) });
  const resident = await stage.server.build.resident({ name: '林小满' });
  const bookingId = await stage.server.build.booking(slot, resident);
  const [requests, chunks]: [string[], string[]] = [[], []];
  const phone = stage.phone(resident, { old, requests, chunks });
  await phone.launch(`features/booking/booking?bookingId=${bookingId}`);
  await phone.tap('登录');
  await phone.see(/\d{3} \d{3}/);
  const staff = await stage.server.as(await stage.server.build.staff(slot.centre_id));
  const checkIn = () => staff.call('roster.checkIn', { body: { bookingId } });
  const reads = () => requests.filter((path) => path.endsWith(`/bookings/${bookingId}`)).length;
  return { phone, checkIn, requests, chunks, reads };
}

const until = async (isSo: () => boolean, tries = 500): Promise<void> => {
  if (isSo()) return;
  if (tries === 0) throw new Error('It has not come to that in ten seconds');
  await new Promise((go) => setTimeout(go, 20));
  return until(isSo, tries - 1);
};

test('a screen that waits hears over one line, whose answer is read while it comes', async () => {
  const { phone, checkIn, requests, chunks, reads } = await shown({ old: false });
  await until(() => chunks.join('').includes('event: open'));
  expect(requests.filter((path) => path.includes('/live?'))).toHaveLength(1);
  // The screen has looked once more, for what happened before the line was open; what it shows next it was told.
  await until(() => reads() > 1);
  expect((await checkIn()).status).toBe(200);
  await phone.see(held.attended);
  expect(chunks.join('')).toContain('data: me');
  expect(phone.errors).toEqual([]);
}, 60_000);

test('where WeChat is too old for that, the screen asks by itself', async () => {
  const { phone, checkIn, requests, chunks } = await shown({ old: true });
  await until(() => requests.some((path) => path.includes('/live?')));
  expect((await checkIn()).status).toBe(200);
  await phone.see(held.attended);
  expect(chunks).toEqual([]);
  expect(phone.errors).toEqual([]);
}, 60_000);
