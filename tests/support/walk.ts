import { callers, type Caller, type Route } from '../../shared/contract/route';
import { routes, type RouteName } from '../../shared/contract/routes';
import { startServer, type Options, type TestServer } from './app';
import { scopeFor } from './askers';
import { otherVillageCode, villageCode, type Resident } from './build';
import { urlOf, type Client } from './client';
import { formOf, greyJpeg } from './form';
import { rightInputs, type RightInputs } from './right-inputs';
import type { SendOptions } from './send';
import { holdingOf, type Holding, type Things } from './things';

export interface Walk {
  server: TestServer;
  resident: Client;
  /** Things that are there and of the resident, at the centre of whoever works; and another resident's elsewhere. */
  own: Holding;
  others: Holding;
  inputs: RightInputs;
  /** The token that a route needs, none where anybody may call. */
  tokenFor(name: RouteName): string | null;
  /** A new session of whoever a route is for. */
  anotherSession(name: RouteName): Promise<Client>;
  /** A request to a route, right but for what is replaced; parts given as text are sent as they are. */
  request(name: RouteName, over?: Over): { url: string } & SendOptions;
  /** The request that names these things, by whoever has the token. */
  requestFor(name: RouteName, things: Things, token: string | null): { url: string } & SendOptions;
  close(): Promise<void>;
}

export interface Over {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: Record<string, unknown> | string;
}

/** A small city with two centres and somebody of every group that a route may be for, to send every route requests. */
export async function openWalk(options: Options = {}): Promise<Walk> {
  const server = await startServer(options);
  const own = await holdingOf(server, villageCode, '苏知夏');
  const others = await holdingOf(server, otherVillageCode, '傅望舒');
  const resident = await server.as(own.owner);
  const workers = new Map<Caller, { who: Resident; client: Client }>();
  for (const caller of Object.keys(callers) as Caller[]) {
    const [role] = callers[caller];
    const [scopeKind, scopeId] = scopeFor(role, own.things);
    const who = await server.build.staff(scopeId, { role, scopeKind });
    workers.set(caller, { who, client: await server.as(who) });
  }
  const workerFor = (name: RouteName) => workers.get(routes[name].who as Caller);
  const inputs = rightInputs(own.things);
  const tokenFor = (name: RouteName): string | null =>
    routes[name].who === 'anyone' ? null : (workerFor(name)?.client ?? resident).token;
  const sent = (name: RouteName, params: object, query: object, body: unknown, token: string | null) => {
    const { method } = routes[name];
    return {
      url: server.url + urlOf(name, params as Record<string, string>, query),
      method,
      token,
      ...(method === 'GET' ? {} : bodyOf(name, body)),
    };
  };
  return {
    server,
    resident,
    own,
    others,
    inputs,
    tokenFor,
    anotherSession: (name) => server.as(workerFor(name)?.who ?? own.owner),
    request(name, over = {}) {
      const right = inputs[name];
      const body = typeof over.body === 'string' ? over.body : { ...right.body, ...over.body };
      return sent(name, { ...right.params, ...over.params }, { ...right.query, ...over.query }, body, tokenFor(name));
    },
    requestFor(name, things, token) {
      const { named, ...right } = rightInputs(things)[name];
      return sent(name, named?.params ?? right.params, named?.query ?? right.query, named?.body ?? right.body, token);
    },
    close: () => server.close(),
  };
}

/** JSON, or a form where the route takes one and there is a file to send. */
function bodyOf(name: RouteName, body: unknown): Pick<SendOptions, 'body' | 'headers'> {
  if (typeof body === 'string') return { body };
  const { file, ...rest } = body as { file?: unknown };
  const takesForm = (routes[name] as Route).consumes !== undefined;
  return takesForm && file instanceof File && Object.keys(rest).length === 0
    ? formOf({ file: greyJpeg, type: file.type })
    : { body: JSON.stringify(body) };
}
