import { testDatabase } from '../support/database';
test('x', async () => {
  const t = performance.now();
  const db = await testDatabase();
  console.log('first', performance.now() - t);
  const t2 = performance.now();
  const db2 = await testDatabase();
  console.log('second', performance.now() - t2);
  console.log(await db.sql('select count(*) c, current_user() u from booking_step'));
  await db.close(); await db2.close();
});
