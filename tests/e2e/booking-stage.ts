import type { BrowserContextOptions, Page } from 'playwright-core';
import { loadDemo } from '../../server/demo/load';
import { startServer } from '../support/app';
import type { Client } from '../support/client';
import { openPhone } from './phone';
import { launch } from './visit';

/** 10:00 in Shanghai, a Monday. */
export const now = '2026-11-23T02:00:00.000Z';

export type BookingStage = Awaited<ReturnType<typeof openBookingStage>>;

/** The demo city on a Monday morning, served for real, and phones to walk through it. */
export async function openBookingStage() {
  const server = await startServer({ at: now });
  await loadDemo(server.db, server.clock.now());
  const browser = await launch();
  /** What the app's own code has thrown. */
  const faults: string[] = [];

  return {
    server,
    open: (path: string, kept: Record<string, unknown> = {}, more: BrowserContextOptions = {}) =>
      openPhone({ browser, url: `${server.url}/#${path}`, at: server.clock.now(), kept, faults, more }),

    /** Somebody of the demo city, signed in on their phone and as a client. */
    async persona(id: string) {
      const session = await server.visitor.call('identity.login', { body: { code: `dev:${id}` } });
      if (!session.ok) throw new Error(session.problem.code);
      return { session: session.body, client: await server.as(id), personId: session.body.me.personId };
    },

    /** A service of a centre of its own with these slots of today, and how many places each. */
    async serviceWith(
      slots: { at: string; capacity: number }[],
      rules: { waitlist_max?: number; party_max?: number } = {},
    ) {
      const service = await server.build.service({ name: '陶艺体验', ...rules });
      const slotIds: string[] = [];
      for (const { at, capacity } of slots) {
        const startAt = new Date(`2026-11-23T${at}:00+08:00`);
        const made = await server.build.slot({ service_id: service.id, start_at: startAt, capacity });
        slotIds.push(made.id);
      }
      return { serviceId: service.id, slotIds };
    },

    /** What a person has booked of a service since the test city's morning. */
    bookingsOf: (personId: string, serviceId: string) =>
      server.db
        .selectFrom('booking')
        .select(['id', 'slot_id', 'state', 'ended_by', 'start_at'])
        .where('beneficiary_id', '=', personId)
        .where('service_id', '=', serviceId)
        .where('booked_at', '>=', new Date(now))
        .execute(),

    async takenOf(slotId: string): Promise<number> {
      const slot = server.db.selectFrom('slot').select('taken').where('id', '=', slotId);
      return (await slot.executeTakeFirstOrThrow()).taken;
    },

    /** Between two tests: the phones are put away, the clock is set back; returns what went wrong in the app meanwhile. */
    async reset(): Promise<string[]> {
      await Promise.all(browser.contexts().map((context) => context.close()));
      server.clock.set(now);
      return faults.splice(0);
    },

    async close(): Promise<void> {
      await browser.close();
      await server.close();
    },
  };
}

let keys = 0;

export async function book(client: Client, slotId: string | undefined) {
  keys += 1;
  const booked = await client.call('booking.book', {
    params: { slotId: slotId ?? '' },
    body: { requestKey: `key-of-test-${keys}` },
  });
  if (!booked.ok) throw new Error(booked.problem.code);
  return booked.body;
}

export const servicePage = (serviceId: string): string => `/features/booking/service?serviceId=${serviceId}`;
export const bookingPage = (bookingId: string): string => `/features/booking/booking?bookingId=${bookingId}`;

export const slotAt = (page: Page, clock: string) =>
  page.locator('.ui-slot:visible', { hasText: new RegExp(`^${clock}`) });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The six digits shown at the desk. */
export const digitsOn = async (page: Page): Promise<string> =>
  (await page.locator('.booking-digits:visible').innerText()).replace(/\s/g, '');
