import { personaOpenid, personas } from '../demo/personas';
import type { Clock } from '../kernel/clock';
import { openStandinClock, type StandinClock } from './clock';
import { openCodes, type Codes } from './codes';
import { callNames, openFailures, type CallName, type Failures } from './failures';
import { openImages, type Images } from './images';
import { openMessages, type Messages } from './messages';
import { openMiniCodes, type MiniCodes } from './mini-codes';
import { openPhones, type Phones } from './phones';
import { openPushes, type Pushes } from './pushes';
import { openQuotas, type Quotas } from './quotas';
import { openSessions, type Sessions } from './sessions';
import { openTokens, type Tokens } from './tokens';

export interface WorldOptions {
  appid: string;
  secret: string;
  clock: Clock;
  /** How long a picture's verdict takes, by the stand-in's clock. */
  imageDelaySeconds: number;
}

/** All that the stand-in knows; it forgets everything when it ends. */
export interface World {
  appid: string;
  secret: string;
  clock: StandinClock;
  codes: Codes;
  phones: Phones;
  sessions: Sessions;
  tokens: Tokens;
  failures: Failures;
  quotas: Quotas;
  messages: Messages;
  miniCodes: MiniCodes;
  images: Images;
  pushes: Pushes;
  /** People who did not open the app for two hours: their words can't be checked (61010) until they log in again. */
  away: Set<string>;
  /** Calls answered so far, by name. */
  calls: Record<CallName, number>;
}

export function openWorld({ appid, secret, clock: base, imageDelaySeconds }: WorldOptions): World {
  const clock = openStandinClock(base);
  const pushes = openPushes(clock, appid);
  const ids = personas.map((persona) => persona.id);
  return {
    appid,
    secret,
    clock,
    codes: openCodes(clock, ids, personaOpenid),
    phones: openPhones(clock, personaOpenid),
    sessions: openSessions(),
    tokens: openTokens(clock),
    failures: openFailures(),
    quotas: openQuotas(clock),
    messages: openMessages(clock),
    miniCodes: openMiniCodes(clock),
    images: openImages(pushes, appid, imageDelaySeconds),
    pushes,
    away: new Set(),
    calls: Object.fromEntries(callNames.map((name) => [name, 0])) as Record<CallName, number>,
  };
}

/** Who an openid is in the demo city; the openid itself for others. */
export function nameOf(openid: string): string {
  const persona = personas.find(({ id }) => personaOpenid(id) === openid);
  return persona?.name ?? openid;
}
