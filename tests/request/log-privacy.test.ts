import { startServer, type TestServer } from '../support/app';
import { ownDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await ownDatabase('log');
  server = await startServer({ database });
});
afterAll(() => server.close());

test('a fault in the database is logged with its cause, but without the statement and the name in it', async () => {
  const resident = await server.as(await server.build.resident({ name: null }));
  await database.sql('ALTER TABLE person MODIFY name VARCHAR(2) NULL');
  server.log.length = 0;
  const answer = await resident.call('identity.rename', { body: { name: '欧阳小满' } });
  expect(answer.problem?.code).toBe('bug');
  const [line] = server.log.filter(({ msg }) => msg === 'bug');
  expect(line).toMatchObject({ route: 'identity.rename', err: { code: 'ER_DATA_TOO_LONG', errno: 1406 } });
  expect(JSON.stringify(server.log)).not.toContain('欧阳小满');
  expect(JSON.stringify(answer.problem)).not.toMatch(/person|欧阳|SQL/i);
});
