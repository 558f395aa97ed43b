import type { Connection, RowDataPacket } from 'mysql2/promise';
import { rights, type Access } from './grants';

const everyRight = rights.all;

interface TableRow extends RowDataPacket {
  name: string;
}

/**
 * Gives the app's user its rights, table by table. Rights are added before surplus ones are taken, so that an app which
 * is running meanwhile never misses one that it keeps.
 * @param account as `CURRENT_USER()` says it: name@host
 * @throws if a table is not in `grants`, before anything is granted
 */
export async function grantApp(
  connection: Connection,
  schema: string,
  account: string,
  grants: Readonly<Record<string, Access>>,
): Promise<void> {
  const tables = await listTables(connection, schema);
  const unknown = tables.filter((table) => !Object.hasOwn(grants, table));
  if (unknown.length > 0) {
    throw new Error(
      `server/db/grants.ts doesn't say what the app may do with ${unknown.join(', ')}: add each table there.`,
    );
  }
  const at = account.lastIndexOf('@');
  const user = `${connection.escape(account.slice(0, at))}@${connection.escape(account.slice(at + 1))}`;
  for (const table of tables) {
    const wanted: readonly string[] = rights[grants[table] as Access];
    const surplus = everyRight.filter((right) => !wanted.includes(right));
    const name = `${connection.escapeId(schema)}.${connection.escapeId(table)}`;
    await connection.query(`GRANT ${wanted.join(', ')} ON ${name} TO ${user}`);
    if (surplus.length > 0) await connection.query(`REVOKE ${surplus.join(', ')} ON ${name} FROM ${user}`);
  }
}

async function listTables(connection: Connection, schema: string): Promise<string[]> {
  const [rows] = await connection.query<TableRow[]>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME`,
    [schema],
  );
  return rows.map((row) => row.name);
}
