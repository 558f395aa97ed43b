import Router from '@koa/router';
import type Koa from 'koa';
import type { Logger } from 'pino';
import type { Config } from './config';
import { openHead } from './db/head';
import { openWechat } from './gateways/wechat';
import type { Handlers } from './http/ask';
import { openFrame } from './http/frame';
import { mountHealth, type Readiness } from './http/health';
import type { Metrics } from './http/metrics';
import { mountRoutes } from './http/mount';
import { openApiDocument } from './http/openapi';
import { mountDocs, mountH5 } from './http/pages';
import { openRates, usualRates, type Rates } from './http/rates';
import { jobsSeen, openWorker, type JobHandler, type Schedule } from './jobs';
import type { Clock } from './kernel/clock';
import { inTransaction, isAnswering, type Db } from './kernel/db';
import { loggedError } from './kernel/logged-error';
import { openVault } from './kernel/vault';
import { assertAudited, openAudit } from './modules/audit';
import * as bookings from './modules/booking';
import { openBooking } from './modules/booking';
import { capacityStore, type CapacityStore } from './modules/capacity';
import { countCentres, openCentre } from './modules/centre';
import { openGrid } from './modules/grid';
import * as identities from './modules/identity';
import { mayCall, openIdentity } from './modules/identity';
import * as notices from './modules/notification';
import { notify, notifyMany, openNotification } from './modules/notification';
import * as privacies from './modules/privacy';
import { openPrivacy } from './modules/privacy';
import { personaView } from './demo/personas';
import { version } from '../package.json';

/** Whoever asks for health wants to know soon, also that the database hangs. */
const healthWaitMs = 2000;

export interface AppDeps {
  config: Config;
  db: Db;
  clock: Clock;
  log: Logger;
  /** Tests pass an engine without its guard, to prove that they would notice. */
  capacity?: CapacityStore;
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
}

/** The composition root, the only file that sees all modules, in their order from left to right. */
export function openApp(deps: AppDeps): App {
  const { config, db, clock, log: given, capacity = capacityStore, change = (all) => all, rates = usualRates } = deps;
  const log = given.child({}, { serializers: { err: loggedError } });
  const vault = openVault(config.fieldKeys, config.secret);
  const gateway = openWechat({ ...config.wechat, db, clock, log, vault, onCall: deps.metrics?.outside });
  const audit = openAudit({ db, log });
  const grid = openGrid({ db, countCentres: (codes) => countCentres(db, codes) });
  const centre = openCentre({ db, grid });
  const notification = openNotification({ db });
  const places = {
    centreName: async (id: string) => (await centre.centresOf([id])).get(id)?.name ?? null,
    areaName: async (code: string) => (await grid.areaNames([code])).get(code)?.name ?? null,
    firstCentreIn: async (areaCode: string) => (await centre.firstIn(areaCode, clock.now()))?.id ?? null,
  };
  const identity = openIdentity({
    db,
    gateway,
    places,
    welcome: async (tx, accountId, at) => {
      await notify(tx, { accountId, kind: 'welcome', facts: {}, at });
    },
    secret: config.secret,
    personas: config.wechat.standin ? personaView() : null,
  });
  const booking = openBooking({
    db,
    centre,
    capacity,
    notification: { notify, notifyMany },
    secret: config.secret,
  });

  const privacy = openPrivacy({
    db,
    log,
    vault: openVault(config.fieldKeys, config.secret),
    sealedFields: privacies.sealedFields,
    centreScope: centre.centreScope,
    visitedCentre: (personId, centreIds, now) => bookings.visitedCentre(db, personId, centreIds, now),
    residentArea: async () => null,
    details: {
      name: async (personId) => (await identities.findPeople(db, [personId])).get(personId)?.name ?? null,
      phone: async () => null,
      address: async () => null,
    },
    places,
    exporters: {
      identity: identities.exportOf,
      booking: bookings.exportOf,
      notification: notices.exportOf,
      privacy: privacies.exportOf,
    },
    erasers: [bookings.eraseOf(capacity), notices.eraseOf, privacies.eraseOf, identities.eraseOf],
    bookingsAhead: (personId, now) => bookings.bookingsAhead(db, personId, now),
    notify,
    retention: [
      ...identities.retentionOf(db),
      ...bookings.retention,
      ...notices.retentionOf(db),
      ...privacies.retentionOf(db),
    ],
  });

  const handlers: Handlers = {
    ...identity.handlers,
    ...grid.handlers,
    ...centre.handlers,
    ...booking.handlers,
    ...notification.handlers,
    ...privacy.handlers,
  };
  const api = mountRoutes({
    handlers: change(handlers),
    clock,
    authenticate: identity.authenticate,
    mayCall,
    rates: openRates(rates, config.rateScale),
    leastAppVersion: config.leastAppVersion,
    write: (fn) => inTransaction(db, fn, (tx) => assertAudited(tx, 'a write route')),
  });

  const koa = openFrame({ ...config, log, deadlineMs: deps.deadlineMs, onAnswer: deps.metrics?.request });
  deps.metrics?.watchJobs(() => jobsSeen(db, clock.now()));
  const pages = new Router();
  let open = true;
  mountHealth(pages, version, readiness(db, clock, () => open));
  mountDocs(pages, openApiDocument(version));
  for (const router of [api, pages]) {
    koa.use(router.routes());
    koa.use(router.allowedMethods());
  }
  mountH5(koa, config.h5Dir);

  const kinds: Record<string, JobHandler> = {
    ...audit.jobs,
    ...privacy.jobs,
    ...gateway.jobs,
    ...notification.jobs,
    ...booking.jobs,
  };
  const schedules: Schedule[] = [...audit.schedules, ...privacy.schedules, ...gateway.schedules, ...booking.schedules];
  return {
    koa,
    openWorker: () => openWorker({ db, clock, log, kinds, schedules }),
    stopTaking: () => void (open = false),
  };
}

const readiness = (db: Db, clock: Clock, isOpen: () => boolean): Readiness => ({
  isOpen,
  isDatabaseThere: () => isAnswering(db, healthWaitMs),
  isSchemaAtHead: openHead(db),
  oldestJobSeconds: async () => Math.max(0, ...(await jobsSeen(db, clock.now())).map((of) => of.oldestSeconds)),
});
