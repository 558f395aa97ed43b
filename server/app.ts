import Router from '@koa/router';
import type Koa from 'koa';
import type { Logger } from 'pino';
import { openBookings } from './app-booking';
import { openChecked } from './app-content';
import { openPushes } from './app-pushes';
import type { Config } from './config';
import { openProtection } from './app-protection';
import { openWechat, type PushReceiver } from './gateways/wechat';
import type { Handlers } from './http/ask';
import { openFrame } from './http/frame';
import { mountHealth } from './http/health';
import type { Metrics } from './http/metrics';
import { openLive } from './http/live';
import { mountRoutes } from './http/mount';
import { openApiDocument } from './http/openapi';
import { mountDocs, mountH5 } from './http/pages';
import { mountPush } from './http/push';
import { mountStandinDoor } from './http/standin-door';
import { openRates, usualRates, type Rates } from './http/rates';
import { jobsSeen, openParked, openWorker, pumpsSeen, type JobHandler, type Pump, type Schedule } from './jobs';
import type { Clock } from './kernel/clock';
import { inTransaction, type Db } from './kernel/db';
import type { openGroupQueue } from './kernel/group-queue';
import { loggedError } from './kernel/logged-error';
import { openVault, type Vault } from './kernel/vault';
import { assertAudited, auditAsk, openAudit } from './modules/audit';
import * as bookings from './modules/booking';
import { callInstead } from './modules/booking';
import { capacityStore, type CapacityStore } from './modules/capacity';
import {
  catalogueHandlers,
  centreEnglishHandlers,
  centreTextsHandlers,
  countCentres,
  openCentre,
  type Centre,
} from './modules/centre';
import { nameGiven, type Content, type DecisionStore } from './modules/content';
import { openGrid, type Grid } from './modules/grid';
import * as identities from './modules/identity';
import type * as households from './modules/household';
import { openHousehold } from './modules/household';
import type { DrawLocks } from './modules/lottery';
import { mayCall, openIdentity, type IdentityDeps, type Places } from './modules/identity';
import * as notices from './modules/notification';
import { notify, notifyMany, openNotification, publish } from './modules/notification';
import * as privacies from './modules/privacy';
import * as resources from './modules/resource';
import { type RotationReport } from './modules/privacy';
import { personaView } from './demo/personas';
import type { ExcuseStore } from './modules/standing';
import type { FacilityDeps } from './modules/facility';
import type { TimetableDeps } from './modules/timetable';
import { version } from '../package.json';
import { readiness } from './readiness';
import type { ProgrammeDeps } from './modules/programme';
import type { RatingStore } from './modules/rating';

export interface AppDeps {
  config: Config;
  db: Db;
  clock: Clock;
  log: Logger;
  /** Tests pass an engine without its guard, to prove that they would notice. */
  capacity?: CapacityStore;
  queue?: typeof openGroupQueue;
  /** What a place that has a price is paid with, until the time bank is there: tests alone pass one. */
  payment?: bookings.Payment;
  lockRoles?: IdentityDeps['lockAccount'];
  lockPowers?: typeof households.lockActorsFor;
  lockPeople?: typeof identities.lockPeople;
  drawLocks?: DrawLocks;
  lockResources?: bookings.BookingDeps['lockResources'];
  lockConsent?: notices.NotificationDeps['lockConsent'];
  /** The same for the desk of reviewers. */
  decisions?: DecisionStore;
  ratings?: RatingStore;
  /** And for the roll of a programme. */
  lockSession?: ProgrammeDeps['lockSession'];
  /** And for who answers excuses. */
  excuses?: ExcuseStore;
  isStill?: TimetableDeps['isStill'];
  /** Stands in for the lock of slots under a change of what they need, in tests that prove it. */
  lockArranged?: FacilityDeps['lockArranged'];
  /** And for the lock of a person whom a centre links. */
  lockLinked?: FacilityDeps['lockLinked'];
  /** The same for handlers. */
  change?: (handlers: Handlers) => Handlers;
  /** How often somebody may ask, and how long a request may take, where it is not as usual. */
  rates?: Rates;
  deadlineMs?: number;
  /** Told what this process does; none counts nothing. */
  metrics?: Metrics;
}

/** What the processes are made of: the API to listen with, and the worker's jobs. */
export interface App {
  koa: Koa;
  openWorker(): ReturnType<typeof openWorker>;
  /** From now on this process says that it is not ready, while it still answers. */
  stopTaking(): void;
  /** Puts every sealed field under the current key; `npm run keys:rotate`. */
  rotateKeys(): Promise<RotationReport>;
  /** Field keys that rows need and this process was not given. */
  missingKeys(): Promise<string[]>;
  /** Ends the lines that have no end of their own (live events), so that the process can end. */
  endLive(): void;
}

/** The composition root, the only file that sees all modules, in their order from left to right. */
export function openApp(deps: AppDeps): App {
  const { config, db, clock, log: given, change = (all) => all, rates = usualRates } = deps;
  const log = given.child({}, { serializers: { err: loggedError } });
  const vault = openVault(config.fieldKeys, config.secret);
  const gateway = openWechat({ ...config.wechat, db, clock, log, vault, onCall: deps.metrics?.outside });
  const audit = openAudit({
    db,
    log,
    heads: config.auditHeads,
    secret: config.secret,
    people: {
      namesOf: async (ids) => identities.maskedNames(await identities.namesOfAccounts(db, ids)),
      auditedAreas: (actor) => identities.scopeOf(actor, 'auditor').areaCodes,
      accountsIn: async (codes) => identities.accountsIn(db, codes, await centre.centreScope(areaDesks(codes))),
    },
  });
  const grid = openGrid({ db, countCentres: (codes) => countCentres(db, codes) });
  const content = openChecked(deps, { log, gateway, right: () => ({ centre, booking, standing, rating }) });
  const centre = openCentre({ db, grid, photosOf: content.photosOf });
  const places = placesOf(centre, grid, clock);
  const templateIds = config.templates;
  const notification = openNotification({ ...deps, log, gateway, templateIds, callInstead, centre });
  const identity = openIdentity({
    db,
    gateway,
    places,
    welcome: async (tx, accountId, at) => {
      await notify(tx, { accountId, kind: 'welcome', facts: {}, at });
    },
    vault,
    log,
    tell: notify,
    lockAccount: deps.lockRoles,
    secret: config.secret,
    names: { check: content.checkName, given: nameGiven },
    personas: config.wechat.standin ? personaView() : null,
  });
  const household = householdOf(deps, { grid, vault, centre });
  const line = lineOf(deps, centre);
  const { standing, booking, lottery, rating, ofVisits, claims } = openBookings(deps, {
    line,
    grid,
    content,
    vault,
    secret: config.secret,
  });

  const privacy = openProtection({ vault, db, log, gateway, line, places, household });

  const pushes = openPushes({ config, db, log, ...privacy, ofModules: [notification, content] });

  const handlers: Handlers = {
    ...identity.handlers,
    ...grid.handlers,
    ...household.handlers,
    ...content.handlers,
    ...{ ...centre.handlers, ...catalogueHandlers({ db, grid, claims, checkWords: content.checkWords }) },
    ...centreEnglishHandlers({ db, checkWords: content.checkWords }),
    ...centreTextsHandlers({ db, checkWords: content.checkWords }),
    ...ofVisits,
    ...notification.handlers,
    ...privacy.handlers,
    ...audit.handlers,
    ...openParked({ db, audit: auditAsk }),
  };
  const api = mountRoutes({
    handlers: change(handlers),
    clock,
    authenticate: identity.authenticate,
    mayCall,
    rates: openRates(rates, config.rateScale),
    leastAppVersion: config.leastAppVersion,
    secureCookies: config.production,
    write: (fn) => inTransaction(db, fn, (tx) => assertAudited(tx, 'a write route')),
  });

  const koa = openFrame({ ...config, log, deadlineMs: deps.deadlineMs, onAnswer: deps.metrics?.request });
  deps.metrics?.watchJobs(() => workSeen({ db, ...notification, content }, clock.now()));
  let open = true;
  const pages = openPages(deps, pushes, identity.authenticate);
  const live = openLive({ ...identity, ...notices.liveEvents(db, centre.centreScope), clock, log });
  const isReady = readiness(db, clock, () => open);
  mountHealth(pages, version, isReady);
  koa.use(api);
  for (const router of [live.router, pages]) {
    koa.use(router.routes()).use(router.allowedMethods());
  }
  mountH5(koa, config.h5Dir);

  const ofPersons = [audit, identity, privacy, household, standing];
  const working = [resources.jobsOf(db), gateway, pushes, content, notification, booking, lottery, ...ofPersons];
  const kinds = Object.assign({}, ...working.map(({ jobs }) => jobs)) as Record<string, JobHandler>;
  const schedules: Schedule[] = working.flatMap((one) => ('schedules' in one ? [...one.schedules] : []));
  return {
    koa,
    openWorker: () => openWorker({ db, clock, log, kinds, schedules, pumps: notification.pumps }),
    stopTaking: () => void (open = false),
    rotateKeys: privacy.rotateKeys,
    missingKeys: privacy.missingKeys,
    endLive: live.stop,
  };
}

const householdOf = ({ db, config }: AppDeps, { grid, vault, centre }: { grid: Grid; vault: Vault; centre: Centre }) =>
  openHousehold({
    db,
    grid,
    vault,
    secret: config.secret,
    centreAreas: async (centreIds) => [...(await centre.centresOf(centreIds)).values()].map((one) => one.areaCode),
    notify,
    noteAccess: privacies.noteAccess,
  });

/** What every change of places needs. */
const lineOf = ({ capacity = capacityStore, lockResources, payment }: AppDeps, centre: Centre) => ({
  centre,
  capacity,
  lockResources,
  payment,
  notification: { notify, notifyMany, publish },
  soldOut: bookings.openSoldOut(),
});

/** What waits: jobs by kind, and the queues of the pumps and of the reviewers as kinds of their own. */
const workSeen = async (deps: { db: Db; pumps: readonly Pump[]; content: Pick<Content, 'reviewSeen'> }, now: Date) => [
  ...(await jobsSeen(deps.db, now)),
  ...(await pumpsSeen(deps.pumps, now)).map(({ name, ...seen }) => ({ kind: name, parked: 0, ...seen })),
  { kind: 'content.review', parked: 0, ...(await deps.content.reviewSeen(now)) },
];

/** What is served beside the contract. */
function openPages(
  { config, db, clock }: AppDeps,
  pushes: PushReceiver,
  authenticate: ReturnType<typeof openIdentity>['authenticate'],
): Router {
  const pages = new Router();
  mountPush(pages, pushes, clock);
  if (config.wechat.standin) {
    mountStandinDoor(pages, {
      baseUrl: config.wechat.baseUrl,
      openidOf: async (token) => {
        const actor = await authenticate(token, clock.now());
        return actor === null || actor === 'expired' ? null : identities.openidOf(db, actor.accountId);
      },
    });
  }
  mountDocs(pages, openApiDocument(version));
  return pages;
}

/** Names and areas of places, for modules that stand to the left of both. */
const placesOf = (centre: Centre, grid: Grid, clock: Clock): Places => ({
  centreName: async (id) => (await centre.centresOf([id])).get(id)?.name ?? null,
  areaName: async (code) => (await grid.areaNames([code])).get(code)?.name ?? null,
  areaOf: async (kind, id) => {
    if (kind === 'centre') return (await centre.centresOf([id])).get(id)?.areaCode ?? null;
    return (await grid.areaNames([id])).has(id) ? id : null;
  },
  firstCentreIn: async (areaCode) => (await centre.firstIn(areaCode, clock.now()))?.id ?? null,
});

/** All centres of some areas, asked for as somebody would whose desk opens them. */
const areaDesks = (codes: readonly string[]) =>
  codes.map((scopeId) => ({ role: 'operator' as const, scopeKind: 'area' as const, scopeId }));
