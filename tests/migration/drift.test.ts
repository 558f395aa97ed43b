import { ownDatabase, type TestDatabase } from '../support/database';
import { beyondPrisma } from './beyond-prisma';
import { beyondFacts, databaseFacts, driftBetween } from './database-facts';
import { modelFacts } from './model-facts';

let database: TestDatabase;
let model: string[];

const driftNow = async (): Promise<string[]> => [
  ...driftBetween(model, await databaseFacts(database)),
  ...driftBetween(beyondPrisma, await beyondFacts(database)),
];

beforeAll(async () => {
  database = await ownDatabase('drift');
  model = await modelFacts();
});
afterAll(() => database.close());

test('the migrated database is what server/db/schema says', async () => {
  expect(model.length).toBeGreaterThan(150);
  expect(driftBetween(model, await databaseFacts(database))).toEqual([]);
});

test('checks, triggers and comparison by byte are those of the committed list', async () => {
  expect(driftBetween(beyondPrisma, await beyondFacts(database))).toEqual([]);
});

/** Each is done by hand, must be seen, and is undone; what is seen must name the place. */
const byHand: readonly [what: string, change: string, undo: string, seen: string][] = [
  [
    'a column made longer',
    'ALTER TABLE slot MODIFY closed_reason VARCHAR(300) NULL',
    'ALTER TABLE slot MODIFY closed_reason VARCHAR(200) NULL',
    'not expected: column slot.closed_reason varchar(300) null',
  ],
  [
    'a column that may be null',
    'ALTER TABLE slot MODIFY capacity INT NULL',
    'ALTER TABLE slot MODIFY capacity INT NOT NULL',
    'missing: column slot.capacity int not null',
  ],
  [
    'another default',
    'ALTER TABLE slot ALTER taken SET DEFAULT 1',
    'ALTER TABLE slot ALTER taken SET DEFAULT 0',
    'not expected: column slot.taken int not null default 1',
  ],
  [
    'another column',
    'ALTER TABLE slot ADD note INT NULL',
    'ALTER TABLE slot DROP note',
    'not expected: column slot.note int null',
  ],
  [
    'a dropped index',
    'DROP INDEX centre_name_id_idx ON centre',
    'CREATE INDEX centre_name_id_idx ON centre (name, id)',
    'missing: index centre_name_id_idx centre (name, id)',
  ],
  [
    'a unique key that is none any more',
    'ALTER TABLE slot DROP KEY slot_service_id_start_at_key, ADD KEY slot_service_id_start_at_key (service_id, start_at)',
    'ALTER TABLE slot DROP KEY slot_service_id_start_at_key, ADD UNIQUE KEY slot_service_id_start_at_key (service_id, start_at)',
    'missing: unique key slot_service_id_start_at_key slot (service_id, start_at)',
  ],
  [
    'a foreign key that cascades',
    'ALTER TABLE booking DROP FOREIGN KEY booking_slot_id_fkey; ALTER TABLE booking ADD CONSTRAINT booking_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot (id) ON DELETE CASCADE ON UPDATE RESTRICT',
    'ALTER TABLE booking DROP FOREIGN KEY booking_slot_id_fkey; ALTER TABLE booking ADD CONSTRAINT booking_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot (id) ON DELETE RESTRICT ON UPDATE RESTRICT',
    'not expected: foreign key booking_slot_id_fkey (slot_id) to slot (id) on delete cascade on update restrict',
  ],
  [
    'another table',
    'CREATE TABLE stray (id INT NOT NULL PRIMARY KEY) COLLATE utf8mb4_unicode_ci',
    'DROP TABLE stray',
    'not expected: primary key stray (id)',
  ],
  [
    'a dropped check',
    'ALTER TABLE quota_use DROP CONSTRAINT quota_use_counts',
    'ALTER TABLE quota_use ADD CONSTRAINT quota_use_counts CHECK (used >= 0)',
    'missing: check quota_use_counts: used >= 0',
  ],
  [
    'a trigger',
    'CREATE TRIGGER meddle BEFORE INSERT ON job FOR EACH ROW SET NEW.failures = 0',
    'DROP TRIGGER meddle',
    'not expected: trigger meddle on job',
  ],
  [
    'text that no longer compares by byte',
    'ALTER TABLE account MODIFY openid VARCHAR(64) COLLATE utf8mb4_unicode_ci NOT NULL',
    'ALTER TABLE account MODIFY openid VARCHAR(64) COLLATE utf8mb4_bin NOT NULL',
    'missing: by byte account: id, openid, person_id',
  ],
];

test.each(byHand)('%s, done by hand, is seen', async (_what, change, undo, seen) => {
  await database.sql(change);
  try {
    expect(await driftNow()).toContain(seen);
  } finally {
    await database.sql(undo);
  }
  expect(await driftNow()).toEqual([]);
});
