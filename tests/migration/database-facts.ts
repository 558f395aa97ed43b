import type { TestDatabase } from '../support/database';

type Source = Pick<TestDatabase, 'sql' | 'schema'>;

const record = '_prisma_migrations';

/** What the database says of its tables, one fact a line: all that the Prisma schema can say as well. */
export async function databaseFacts(source: Source): Promise<string[]> {
  return [...(await columns(source)), ...(await keys(source)), ...(await foreignKeys(source))].sort();
}

async function columns({ sql, schema }: Source): Promise<string[]> {
  const rows = await sql<{
    t: string;
    c: string;
    type: string;
    nullable: string;
    preset: string | null;
    extra: string;
  }>(
    `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS preset,
            EXTRA AS extra
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME <> ?`,
    [schema, record],
  );
  return rows.map(({ t, c, type, nullable, preset, extra }) => {
    // MariaDB writes a missing default as the word NULL, MySQL as nothing.
    const value = preset === null || preset === 'NULL' ? '' : ` default ${preset.replace(/^'(.*)'$/, '$1')}`;
    const more = extra === '' ? '' : ` ${extra}`;
    return `column ${t}.${c} ${plainType(type)} ${nullable === 'YES' ? 'null' : 'not null'}${value}${more}`;
  });
}

/** MariaDB shows display widths, MySQL 8 doesn't; only tinyint(1) means something. */
const plainType = (type: string): string =>
  type === 'tinyint(1)' ? type : type.replace(/^((?:tiny|small|medium|big)?int)\(\d+\)/, '$1');

async function keys({ sql, schema }: Source): Promise<string[]> {
  const rows = await sql<{ t: string; name: string; loose: number; columns: string }>(
    `SELECT TABLE_NAME AS t, INDEX_NAME AS name, MIN(NON_UNIQUE) AS loose,
            GROUP_CONCAT(CONCAT(COLUMN_NAME, IF(SUB_PART IS NULL, '', CONCAT('(', SUB_PART, ')')),
                                IF(COLLATION = 'D', ' desc', '')) ORDER BY SEQ_IN_INDEX SEPARATOR ', ') AS columns
     FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME <> ? GROUP BY TABLE_NAME, INDEX_NAME`,
    [schema, record],
  );
  return rows.map(({ t, name, loose, columns: list }) => {
    if (name === 'PRIMARY') return `primary key ${t} (${list})`;
    return `${Number(loose) === 0 ? 'unique key' : 'index'} ${name} ${t} (${list})`;
  });
}

async function foreignKeys({ sql, schema }: Source): Promise<string[]> {
  const rows = await sql<{ name: string; target: string; own: string; theirs: string; gone: string; changed: string }>(
    `SELECT k.CONSTRAINT_NAME AS name, k.REFERENCED_TABLE_NAME AS target,
            GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', ') AS own,
            GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', ') AS theirs,
            MIN(r.DELETE_RULE) AS gone, MIN(r.UPDATE_RULE) AS changed
     FROM information_schema.KEY_COLUMN_USAGE k
     JOIN information_schema.REFERENTIAL_CONSTRAINTS r
       ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
     WHERE k.TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_NAME IS NOT NULL
     GROUP BY k.CONSTRAINT_NAME, k.REFERENCED_TABLE_NAME`,
    [schema],
  );
  // Both words mean the same to InnoDB; servers differ in which one they show.
  const rule = (word: string): string => word.toLowerCase().replace('no action', 'restrict');
  return rows.map(
    ({ name, target, own, theirs, gone, changed }) =>
      `foreign key ${name} (${own}) to ${target} (${theirs}) on delete ${rule(gone)} on update ${rule(changed)}`,
  );
}

/** What only SQL can say: checks, triggers and other programs, text compared by byte, foreign engines and collations. */
export async function beyondFacts({ sql, schema }: Source): Promise<string[]> {
  const select = async (text: string): Promise<string[]> =>
    (await sql<{ fact: string }>(text, [schema])).map(({ fact }) => fact.replaceAll('`', ''));
  return [
    ...(await select(
      `SELECT CONCAT('check ', CONSTRAINT_NAME, ': ', CHECK_CLAUSE) AS fact
       FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?`,
    )),
    ...(await select(
      `SELECT CONCAT('trigger ', TRIGGER_NAME, ' on ', EVENT_OBJECT_TABLE) AS fact
       FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?`,
    )),
    ...(await select(
      `SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_NAME) AS fact
       FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?`,
    )),
    ...(await select(
      `SELECT CONCAT('by byte ', TABLE_NAME, ': ', GROUP_CONCAT(COLUMN_NAME ORDER BY COLUMN_NAME SEPARATOR ', ')) AS fact
       FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND COLLATION_NAME = 'utf8mb4_bin' GROUP BY TABLE_NAME`,
    )),
    ...(await select(
      `SELECT CONCAT('collation ', TABLE_NAME, '.', COLUMN_NAME, ' ', COLLATION_NAME) AS fact
       FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = ? AND COLLATION_NAME NOT IN ('utf8mb4_unicode_ci', 'utf8mb4_bin')`,
    )),
    ...(await select(
      `SELECT CONCAT('table ', TABLE_NAME, ' ', TABLE_TYPE, ' ', IFNULL(ENGINE, ''), ' ', IFNULL(TABLE_COLLATION, '')) AS fact
       FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?
         AND NOT (TABLE_TYPE = 'BASE TABLE' AND ENGINE = 'InnoDB' AND TABLE_COLLATION = 'utf8mb4_unicode_ci')`,
    )),
  ].sort();
}

/** What one side says and the other does not; empty when they agree. */
export function driftBetween(expected: readonly string[], found: readonly string[]): string[] {
  return [
    ...expected.filter((fact) => !found.includes(fact)).map((fact) => `missing: ${fact}`),
    ...found.filter((fact) => !expected.includes(fact)).map((fact) => `not expected: ${fact}`),
  ];
}
