import type { z } from 'zod';
import type { CommonCode, ErrorCode } from './codes';
import type { RouteName, Routes } from './routes';
import type { schemas } from './schemas';

type Schemas = typeof schemas;

/** What a handler gets: after validation, defaults filled in. */
export type Params<N extends RouteName> = z.output<Schemas[N]['params']>;
export type Query<N extends RouteName> = z.output<Schemas[N]['query']>;
export type Body<N extends RouteName> = z.output<Schemas[N]['body']>;
export type Reply<N extends RouteName> = z.output<Schemas[N]['reply']>;

/** What a client sends. */
export type SentParams<N extends RouteName> = z.input<Schemas[N]['params']>;
export type SentQuery<N extends RouteName> = z.input<Schemas[N]['query']>;
export type SentBody<N extends RouteName> = z.input<Schemas[N]['body']>;

/** The refusals that a route may give. */
export type CodeOf<N extends RouteName> = CommonCode | Extract<Routes[N]['codes'][number], ErrorCode>;

/** The element of a list reply. */
export type ItemOf<N extends RouteName> = Reply<N> extends { items: readonly (infer T)[] } ? T : never;

/** Route names of some resources: `NamesOf<'booking' | 'home'>`. */
export type NamesOf<R extends string> = Extract<RouteName, `${R}.${string}`>;
