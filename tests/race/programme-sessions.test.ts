import { startServer } from '../support/app';
import { buildChild, buildProgramme } from '../support/build-programme';
import { carelessCapacity, openMeeting } from './careless-capacity';

/** Two colleagues at two screens, each with what they saw before the other did anything. */
async function stage(isCareless: boolean) {
  const meeting = openMeeting();
  const server = await startServer({
    at: '2026-11-23T02:00:00.000Z',
    ...(isCareless
      ? {
          capacity: carelessCapacity(),
          lockSession: async (tx, sessionId) => {
            const row = await tx
              .selectFrom('programme_session')
              .selectAll()
              .where('id', '=', sessionId)
              .executeTakeFirst();
            await meeting.come();
            return row;
          },
        }
      : {}),
  });
  const programme = await buildProgramme(server, { days: 5 });
  const people = [await server.build.staff(programme.centreId), await server.build.staff(programme.centreId)];
  const staff = await Promise.all(people.map((one) => server.as(one)));
  if (isCareless) meeting.of(2);
  return { server, programme, staff, days: programme.days };
}

type Stage = Awaited<ReturnType<typeof stage>>;

const codesOf = (answers: readonly { problem: { code: string } | null }[]): string[] =>
  answers.map(({ problem }) => problem?.code ?? 'ok').sort();

/** Each moves the session of their own choice. */
const moveBoth = async ({ programme, staff }: Stage, to: readonly { session: number; startsMinute: number }[]) =>
  codesOf(
    await Promise.all(
      to.map(({ session, startsMinute }, n) =>
        staff[n]!.call('programmeSession.move', {
          params: { sessionId: programme.sessionIds[session] ?? '' },
          body: {
            on: programme.days[3] ?? '',
            startsMinute,
            endsMinute: startsMinute + 60,
            reason: '场地被占用',
            revision: 0,
          },
        }),
      ),
    ),
  );

async function once(isCareless: boolean, act: (on: Stage) => Promise<unknown>): Promise<void> {
  const on = await stage(isCareless);
  try {
    await act(on);
  } finally {
    await on.server.close();
  }
}

describe('two colleagues who move the same session', () => {
  const to = [
    { session: 1, startsMinute: 780 },
    { session: 1, startsMinute: 900 },
  ];
  test(
    'one moves it, the other is shown what the first has done',
    () => once(false, async (on) => expect(await moveBoth(on, to)).toEqual(['ok', 'programme.session_changed'])),
    60_000,
  );
  test(
    'without the locks the second overwrites the first: the rig notices',
    () => once(true, async (on) => expect(await moveBoth(on, to)).toEqual(['ok', 'ok'])),
    60_000,
  );
});

describe('two colleagues who move two sessions to one hour', () => {
  const to = [
    { session: 1, startsMinute: 780 },
    { session: 2, startsMinute: 800 },
  ];
  test(
    'one of them is there, the other stays where it was',
    () => once(false, async (on) => expect(await moveBoth(on, to)).toEqual(['ok', 'programme.session_overlaps'])),
    60_000,
  );
  test(
    'without the locks both are: the rig notices',
    () => once(true, async (on) => expect(await moveBoth(on, to)).toEqual(['ok', 'ok'])),
    60_000,
  );
});

describe('two colleagues who make up for the same session', () => {
  const makeUps = async ({ server, programme, staff }: Stage) => {
    const [standsFor = ''] = programme.sessionIds;
    await server.db
      .updateTable('programme_session')
      .set({ cancelled_at: new Date('2026-11-23T02:00:00.000Z'), cancel_reason: '老师生病' })
      .where('id', '=', standsFor)
      .execute();
    const answers = await Promise.all(
      staff.map((one, n) =>
        one.call('programmeSession.add', {
          params: { serviceId: programme.serviceId },
          body: { on: programme.days[3] ?? '', startsMinute: 780 + n * 120, endsMinute: 840 + n * 120, standsFor },
        }),
      ),
    );
    const made = server.db.selectFrom('programme_session').select('id').where('stands_for', '=', standsFor);
    return { codes: codesOf(answers), made: (await made.execute()).length };
  };
  test(
    'it is made up for once',
    () => once(false, async (on) => expect(await makeUps(on)).toEqual({ codes: ['ok', 'programme.made_up'], made: 1 })),
    60_000,
  );
  test('without the locks the key still says no; without the key it is made up for twice: the rig notices', async () => {
    await once(true, async (on) => expect(await makeUps(on)).toEqual({ codes: ['ok', 'programme.made_up'], made: 1 }));
    await once(true, async (on) => {
      await on.server.database.sql('ALTER TABLE programme_session DROP KEY programme_session_stands_for_key');
      expect(await makeUps(on)).toEqual({ codes: ['ok', 'ok'], made: 2 });
    });
  }, 90_000);
});

describe('two colleagues who note who takes a child home', () => {
  const pickUps = async ({ server, programme, staff }: Stage) => {
    const [sessionId = ''] = programme.sessionIds;
    server.clock.set(`${programme.days[0]}T03:00:00.000Z`);
    const people = [await server.build.resident(), await server.build.resident()];
    const child = await buildChild(server, people);
    const slot = server.db.selectFrom('slot').selectAll().where('id', '=', programme.slotId);
    const bookingId = await server.build.booking(await slot.executeTakeFirstOrThrow(), child);
    const marked = { state: 'came' as const, note: null, marked_by: 'acc', marked_at: server.clock.now() };
    await server.db
      .insertInto('session_attendance')
      .values({ session_id: sessionId, booking_id: bookingId, ...marked })
      .execute();
    const desk = await Promise.all(staff.map(async () => server.as(await server.build.staff(programme.centreId))));
    const answers = await Promise.all(
      desk.map((one, n) =>
        one.call('programmeSession.pickUp', {
          params: { sessionId, bookingId },
          body: { kind: 'guardian', pickerId: people[n]?.personId ?? '' },
        }),
      ),
    );
    const noted = server.db.selectFrom('session_pickup').select('booking_id').where('booking_id', '=', bookingId);
    return { codes: codesOf(answers), noted: (await noted.execute()).length };
  };
  test(
    'one is noted, the other reads who it was',
    () =>
      once(false, async (on) => expect(await pickUps(on)).toEqual({ codes: ['ok', 'programme.picked_up'], noted: 1 })),
    60_000,
  );
  test(
    'without the key both are: the rig notices',
    () =>
      once(true, async (on) => {
        await on.server.database.sql('ALTER TABLE session_pickup DROP PRIMARY KEY');
        expect(await pickUps(on)).toEqual({ codes: ['ok', 'ok'], noted: 2 });
      }),
    60_000,
  );
});
