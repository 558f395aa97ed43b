import type { CodeOf, Body, NamesOf, Params, Query, Reply } from '../../shared/contract/types';
import type { RouteName, Routes } from '../../shared/contract/routes';
import type { Role, ScopeKind, SessionEntry, SessionKind } from '../../shared/enums';
import type { Tx } from '../kernel/db';
import type { WrongField } from '../kernel/refusals';

export interface Grant {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
}

/** Who asks, as the session said at the start of this request. */
export interface Actor {
  accountId: string;
  personId: string;
  sessionId: string;
  /** The role this session acts in: `resident` unless a grant of another is in force. */
  role: Role;
  /** Grants in force of that role alone; revoked, expired and other roles' ones are not among them. */
  grants: readonly Grant[];
  session: {
    kind: SessionKind;
    enteredBy: SessionEntry;
    begunAt: Date;
    /** When somebody last confirmed again that it is them. */
    steppedUpAt: Date | null;
  };
}

/** How a token is used this time. */
export interface TokenUse {
  /** Nobody has touched the screen for so long: what a page asks by itself keeps no desk session alive. */
  idleMs?: number;
  /** Asks the database, whatever this process remembers. */
  afresh?: boolean;
}

/** The program that asks, for what is bound to a browser and for what people are told of it. */
export interface Browser {
  userAgent: string;
  /** The network address it asks from. */
  address: string;
  cookie(name: string): string | null;
  /** Out of reach for scripts and for other sites; sent back below `path` only. */
  setCookie(name: string, value: string, options: { path: string; seconds: number }): void;
}

/** Nobody where the route is open to anyone, somebody where it is not. */
type ActorOf<N extends RouteName> = Routes[N]['who'] extends 'anyone' ? Actor | null : Actor;

/** One request as a handler sees it: checked input, one `now`, and the two things it may do besides reading. */
export interface Ask<N extends RouteName = RouteName> {
  name: N;
  params: Params<N>;
  query: Query<N>;
  body: Body<N>;
  now: Date;
  requestId: string;
  actor: ActorOf<N>;
  browser: Browser;
  /** Ends the request with a refusal that this route declares. */
  refuse(code: CodeOf<N>, fields?: readonly WrongField[]): never;
  /** One transaction; it must hold an audit line, or it fails (loudly in tests). */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

export type Handler<N extends RouteName> = (ask: Ask<N>) => Promise<Reply<N>>;

/** The handlers a module answers for, by resource: `HandlersOf<'booking' | 'home'>`. One too few does not compile. */
export type HandlersOf<R extends string> = { [N in NamesOf<R>]: Handler<N> };
export type Handlers = { [N in RouteName]: Handler<N> };
