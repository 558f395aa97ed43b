import type { Params, SentBody, SentQuery } from '../../shared/contract/types';
import type { RouteName, Routes } from '../../shared/contract/routes';
import { routes } from '../../shared/contract/routes';
import { startServer, type TestServer } from './app';
import { urlOf, type Client } from './client';
import type { SendOptions } from './send';

type Whole<N extends RouteName> = { params: Params<N>; query: SentQuery<N>; body: SentBody<N> };
/** One right request for every route; a new route without one does not compile. */
export type RightInputs = { [N in keyof Routes]: Whole<N> };

export interface Walk {
  server: TestServer;
  resident: Client;
  staff: Client;
  /** Ids of things that are there and of the resident, or at the staff member's centre. */
  own: Things;
  /** The same of another resident and at another centre. */
  others: Things;
  inputs: RightInputs;
  /** The token that a route needs, none where anybody may call. */
  tokenFor(name: RouteName): string | null;
  /** A new session of whoever a route is for. */
  anotherSession(name: RouteName): Promise<Client>;
  /** A request to a route, right but for what is replaced; parts given as text are sent as they are. */
  request(name: RouteName, over?: Over): { url: string } & SendOptions;
  close(): Promise<void>;
}

export interface Over {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: Record<string, unknown> | string;
}

export interface Things {
  centreId: string;
  serviceId: string;
  slotId: string;
  bookingId: string;
  personId: string;
}

const nothing = {};

/** A small city with two centres, a resident and a staff member, to send every route right and wrong requests. */
export async function openWalk(): Promise<Walk> {
  const server = await startServer();
  const [me, other] = [await server.build.resident(), await server.build.resident({ name: '王强' })];
  const own = await thingsOf(server, me);
  const others = await thingsOf(server, other);
  const resident = await server.as(me);
  const clerk = await server.build.staff(own.centreId);
  const staff = await server.as(clerk);
  const inputs = rightInputs(own);
  const tokenFor = (name: RouteName): string | null => {
    const { who } = routes[name];
    if (who === 'anyone') return null;
    return who === 'signed_in' ? resident.token : staff.token;
  };
  return {
    server,
    resident,
    staff,
    own,
    others,
    inputs,
    tokenFor,
    anotherSession: (name) => server.as(routes[name].who === 'centre_staff' ? clerk : me),
    request(name, over = {}) {
      const right = inputs[name];
      const params = { ...right.params, ...over.params } as Record<string, string>;
      const query = { ...right.query, ...over.query };
      const body = typeof over.body === 'string' ? over.body : JSON.stringify({ ...right.body, ...over.body });
      const { method } = routes[name];
      return {
        url: server.url + urlOf(name, params, query),
        method,
        token: tokenFor(name),
        body: method === 'GET' ? undefined : body,
      };
    },
    close: () => server.close(),
  };
}

async function thingsOf(
  { build }: TestServer,
  who: Awaited<ReturnType<TestServer['build']['resident']>>,
): Promise<Things> {
  const slot = await build.slot();
  const bookingId = await build.booking(slot, who);
  return {
    centreId: slot.centre_id,
    serviceId: slot.service_id,
    slotId: slot.id,
    bookingId,
    personId: who.personId,
  };
}

const rightInputs = ({ centreId, serviceId, slotId, bookingId }: Things): RightInputs => ({
  'identity.login': { params: nothing, query: nothing, body: { code: 'dev:lin-xiaowen' } },
  'identity.refresh': { params: nothing, query: nothing, body: { refreshToken: 'x'.repeat(43) } },
  'identity.logout': { params: nothing, query: nothing, body: nothing },
  'identity.me': { params: nothing, query: nothing, body: nothing },
  'identity.rename': { params: nothing, query: nothing, body: { name: '林小满' } },
  'demo.personas': { params: nothing, query: nothing, body: nothing },
  'area.list': { params: nothing, query: nothing, body: nothing },
  'centre.near': { params: nothing, query: { lng: 118.55, lat: 24.81 }, body: nothing },
  'centre.list': { params: nothing, query: nothing, body: nothing },
  'centre.get': { params: { centreId }, query: nothing, body: nothing },
  'service.list': { params: nothing, query: { centreId }, body: nothing },
  'service.get': { params: { serviceId }, query: nothing, body: nothing },
  'service.days': { params: { serviceId }, query: nothing, body: nothing },
  'service.slots': { params: { serviceId }, query: nothing, body: nothing },
  'home.get': { params: nothing, query: nothing, body: nothing },
  'booking.book': { params: { slotId }, query: nothing, body: { requestKey: 'key-of-the-walk' } },
  'booking.mine': { params: nothing, query: nothing, body: nothing },
  'booking.get': { params: { bookingId }, query: nothing, body: nothing },
  'booking.cancel': { params: { bookingId }, query: nothing, body: nothing },
  'booking.calendar': { params: { bookingId }, query: nothing, body: nothing },
  'roster.day': { params: nothing, query: { centreId }, body: nothing },
  'roster.slots': { params: nothing, query: { centreId }, body: nothing },
  'roster.checkIn': { params: nothing, query: nothing, body: { code: '000000' } },
  'roster.undo': { params: { bookingId }, query: nothing, body: { reason: '扫错了人' } },
  'slot.close': { params: { slotId }, query: nothing, body: { reason: '教练生病' } },
  'inbox.list': { params: nothing, query: nothing, body: nothing },
  'inbox.readAll': { params: nothing, query: nothing, body: nothing },
});
