import {
  book,
  bookingPage,
  button,
  digitsOn,
  openBookingStage,
  servicePage,
  slotAt,
  type BookingStage,
} from './booking-stage';

let stage: BookingStage;
beforeAll(async () => {
  stage = await openBookingStage();
}, 120_000);
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage?.close());

describe('when booking on a phone does not go smoothly, it', () => {
  it('does not offer to cancel too late, but the telephone', async () => {
    const { session, client } = await stage.persona('volunteer-huatai');
    const { slotIds } = await stage.serviceWith([{ at: '10:30', capacity: 2 }]);
    const { id, phone: number } = await book(client, slotIds[0]);
    const { page } = await stage.open(bookingPage(id), { session });
    await page.getByText('已过免费取消时间（09:30）').waitFor();
    expect(await page.getByText('前可免费取消').count()).toBe(0);
    await button(page, number).waitFor();
  });

  it('says that the last place has just gone, and books the nearest other time instead', async () => {
    const { session, personId } = await stage.persona('lin-xiaowen');
    const { serviceId, slotIds } = await stage.serviceWith([
      { at: '16:00', capacity: 1 },
      { at: '17:00', capacity: 3 },
    ]);
    const { page, tap } = await stage.open(servicePage(serviceId), { session });
    await page.getByText('余 1 位').waitFor();
    await tap(slotAt(page, '16:00'));
    await tap(button(page, '预约 16:00'));
    const faster = await stage.server.as(await stage.server.build.resident());
    await book(faster, slotIds[0]);

    await tap(button(page, '确认预约'));
    await page.getByText('这个时段刚刚约满了，看看别的时间').waitFor();
    await page.getByText('最近还有空：17:00，余 3 位').waitFor();
    await tap(button(page, '改约 17:00'));
    await page.clock.fastForward(600);
    await tap(button(page, '确认预约'));
    await page.getByText('位置已为您留好').waitFor();
    expect(await stage.bookingsOf(personId, serviceId)).toMatchObject([{ slot_id: slotIds[1], state: 'confirmed' }]);
  });

  it('books once for a double tap, and once when the answer is lost and the tap repeated', async () => {
    const { session, personId } = await stage.persona('chen-xiulan');
    const { serviceId, slotIds } = await stage.serviceWith([{ at: '18:00', capacity: 5 }]);
    const { page, tap } = await stage.open(servicePage(serviceId), { session });
    const keys: string[] = [];
    await page.route('**/api/v1/slots/*/bookings', async (route) => {
      keys.push((JSON.parse(route.request().postData() ?? '{}') as { requestKey: string }).requestKey);
      const answer = await route.fetch();
      // The server has booked, the phone never hears of it.
      await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await tap(slotAt(page, '18:00'));
    await tap(button(page, '预约 18:00'));
    await button(page, '确认预约').evaluate((element: HTMLElement) => {
      element.click();
      element.click();
    });
    await page.getByText('再点一次不会重复预约').waitFor();
    expect(keys).toHaveLength(1);

    // Not even closing the app forgets which attempt it was.
    await page.reload();
    await tap(button(page, '预约 18:00').or(slotAt(page, '18:00')).first());
    const opened = page.getByText('位置已为您留好').or(page.getByRole('img', { name: /^签到二维码/ }));
    await opened.first().waitFor();
    expect(await stage.bookingsOf(personId, serviceId)).toHaveLength(1);
    expect(await stage.takenOf(slotIds[0] ?? '')).toBe(1);
  });

  it('repeats a lost attempt with the same key', async () => {
    const { session, personId } = await stage.persona('wang-qiang');
    const { serviceId, slotIds } = await stage.serviceWith([{ at: '19:00', capacity: 5 }]);
    const { page, tap } = await stage.open(servicePage(serviceId), { session });
    const keys: string[] = [];
    await page.route('**/api/v1/slots/*/bookings', async (route) => {
      keys.push((JSON.parse(route.request().postData() ?? '{}') as { requestKey: string }).requestKey);
      const answer = await route.fetch();
      await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await tap(slotAt(page, '19:00'));
    await tap(button(page, '预约 19:00'));
    await tap(button(page, '确认预约'));
    await page.clock.fastForward(600);
    await tap(button(page, '再试一次'));
    await page.getByText('位置已为您留好').waitFor();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await stage.bookingsOf(personId, serviceId)).toHaveLength(1);
    expect(await stage.takenOf(slotIds[0] ?? '')).toBe(1);
  });

  it('renews the code, and says so when it no longer can', async () => {
    const { session, client } = await stage.persona('wang-qiang');
    const { slotIds } = await stage.serviceWith([{ at: '20:00', capacity: 5 }]);
    const { id } = await book(client, slotIds[0]);
    const { page } = await stage.open(bookingPage(id), { session });
    const before = await digitsOn(page);
    stage.server.clock.pass(1);
    await page.clock.fastForward('00:31');
    await page.waitForFunction(
      (old) => !document.body.innerText.includes(old),
      `${before.slice(0, 3)} ${before.slice(3)}`,
    );
    const fresh = await client.call('booking.get', { params: { bookingId: id } });
    expect(await digitsOn(page)).toBe(fresh.body?.checkInCode);

    await page.context().setOffline(true);
    await page.clock.fastForward('02:00');
    await page.getByText('网络不通，签到码暂时更新不了').waitFor();
  });

  it('leads from an overlap to my bookings', async () => {
    const { session, client } = await stage.persona('wang-qiang');
    const { slotIds } = await stage.serviceWith([{ at: '12:00', capacity: 5 }]);
    await book(client, slotIds[0]);
    const other = await stage.serviceWith([{ at: '12:15', capacity: 5 }]);
    const { page, tap } = await stage.open(servicePage(other.serviceId), { session });
    await tap(slotAt(page, '12:15'));
    await tap(button(page, '预约 12:15'));
    await tap(button(page, '确认预约'));
    await page.getByText('您在同一时间已有别的预约').waitFor();
    await tap(button(page, '看我的预约'));
    await page.getByRole('button', { name: /^今天 12:00–12:45 ?已约好 ?陶艺体验/ }).waitFor();
  });

  it('leads from an age limit to the telephone', async () => {
    const { session } = await stage.persona('wang-qiang');
    const { page } = await stage.open(servicePage('svc_huatai_lunch'), { session });
    // Before a time is chosen, not after.
    await page.getByText(/^您还不满 60 周岁/).waitFor();
    await page.getByRole('button', { name: '年龄不符合', disabled: true }).waitFor();
    await page.getByRole('button', { name: /^打电话 0595/ }).waitFor();
  });
});
