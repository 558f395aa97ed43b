import { isCentreRole } from '../../server/modules/identity';
import { roles, type Role } from '../../shared/enums';
import type { TestServer } from './app';
import type { Resident } from './build';
import type { Holding, Things } from './things';

export type Side = 'own' | 'others';

/** Somebody of the rights matrix, with what is known of them before any route is asked. */
export interface Asker {
  title: string;
  /** Null for somebody signed out. */
  token: string | null;
  /** The role in force; null for residents and for who has none any more, or not yet. */
  role: Role | null;
  /** Where that role holds. */
  scope: Side | null;
  /** Whose owner they are. */
  owns: Side | null;
  /** Signs in anew, after a route has ended the session. */
  renew(): Promise<void>;
}

type Dates = { startsAt?: Date; endsAt?: Date; revokedAt?: Date };
type Staff = Resident & { role: Role | null; side: Side; title: string };

const workingRoles = roles.filter((role) => role !== 'resident');

/** Where a role is held: at the centre of these things, or over the area around it. */
export function scopeFor(role: Role, { centreId, areaCode }: Things): ['centre' | 'area', string] {
  return isCentreRole(role) ? ['centre', centreId] : ['area', areaCode];
}

/**
 * Everybody that a route can meet: nobody, each owner, and every role at its own scope, at the other one, and at its own
 * revoked, ended or not begun. Each role is one person's only one, so that none lends its rights to another.
 */
export async function askersOf(server: TestServer, own: Holding, others: Holding): Promise<Asker[]> {
  const now = server.clock.now();
  const soon = new Date(now.getTime() + 3_600_000);
  const staff: Staff[] = [];
  const add = async (role: Role, side: Side, how: string, dates: Dates = {}): Promise<void> => {
    const [scopeKind, scopeId] = scopeFor(role, (side === 'own' ? own : others).things);
    const who = await server.build.staff(scopeId, { role, scopeKind, ...dates });
    staff.push({ ...who, role: how === '' ? role : null, side, title: `${role} ${how === '' ? side : how}` });
  };
  for (const role of workingRoles) {
    await add(role, 'own', '');
    await add(role, 'others', '');
    await add(role, 'own', 'revoked', { revokedAt: now });
    await add(role, 'own', 'ended', { endsAt: now });
    await add(role, 'own', 'not begun', { startsAt: soon });
  }
  const nobody: Asker = { title: 'nobody', token: null, role: null, scope: null, owns: null, renew: async () => {} };
  const owners = await Promise.all([
    asker(server, own.owner, { title: 'owner', role: null, scope: null, owns: 'own' }),
    asker(server, others.owner, { title: 'another resident', role: null, scope: null, owns: 'others' }),
  ]);
  const list = [nobody, ...owners];
  for (const { title, role, side, ...who } of staff) {
    list.push(await asker(server, who, { title, role, scope: role === null ? null : side, owns: null }));
  }
  return list;
}

async function asker(server: TestServer, who: Resident, known: Omit<Asker, 'token' | 'renew'>): Promise<Asker> {
  const one: Asker = {
    ...known,
    token: (await server.as(who)).token,
    renew: async () => {
      one.token = (await server.as(who)).token;
    },
  };
  return one;
}
