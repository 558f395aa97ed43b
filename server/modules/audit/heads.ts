import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { civilDay } from '../../../shared/time/civil';
import type { Db } from '../../kernel/db';
import { findHead } from './store';

/** The end of the chain on a day, as it stands outside the database. */
export interface NotedHead {
  on: string;
  seq: number;
  hash: string;
}

export interface HeadsRead {
  heads: NotedHead[];
  /** Lines of the file that were changed, moved, or do not follow from the one before, by number. */
  brokenLines: number[];
}

const fileName = 'audit-heads.txt';
const lockWaitSeconds = 10;
const start = 'linli audit heads';

/** The key of the file's own chain: who can write the folder but does not know the secret can't make a line. */
export const headsKey = (secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, '', start, 32));

const macOf = (key: Buffer, before: string, { on, seq, hash }: NotedHead): string =>
  createHmac('sha256', key).update(`${before}\n${on} ${seq} ${hash}`).digest('hex');

const lineForm = /^(\d{4}-\d\d-\d\d) (\d+) ([0-9a-f]{64}) ([0-9a-f]{64})$/;

/** Reads the file; each line's code covers the line before, so that none can be taken out, changed or swapped unseen. */
export function readHeads(text: string, key: Buffer): HeadsRead {
  const heads: NotedHead[] = [];
  const brokenLines: number[] = [];
  let before = start;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const [, on = '', seq = '', hash = '', mac = ''] = lineForm.exec(line) ?? [];
    const head = { on, seq: Number(seq), hash };
    const right = Buffer.from(macOf(key, before, head));
    const given = Buffer.from(mac);
    const last = heads.at(-1);
    const follows = last === undefined || (last.on < on && last.seq <= head.seq);
    if (!follows || given.length !== right.length || !timingSafeEqual(given, right)) brokenLines.push(index + 1);
    else heads.push(head);
    before = line.slice(-64);
  }
  return { heads, brokenLines };
}

/** The file's text; empty if nothing was written yet. */
export async function headsText(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, fileName), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Appends the day's head, once a day whatever number of processes try: a named lock of the database lets one after the
 * other look, and who finds the day's line leaves it. The line is on disk when this returns.
 */
export async function writeHead(db: Db, folder: string, key: Buffer, now: Date): Promise<NotedHead | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return db.connection().execute(async (connection) => {
    const got = await sql<{ got: number | null }>`SELECT GET_LOCK(${fileName}, ${lockWaitSeconds}) AS got`.execute(
      connection,
    );
    if (got.rows[0]?.got !== 1) throw new Error('The lock for the audit heads was not given in time');
    try {
      const head = await findHead(connection);
      const text = await headsText(folder);
      const last = text.trimEnd().split('\n').at(-1) ?? '';
      const on = civilDay(now);
      if (head === undefined || last.slice(0, on.length) >= on) return null;
      const noted = { on, seq: head.seq, hash: head.hash };
      const mac = macOf(key, last === '' ? start : last.slice(-64), noted);
      // A line that a crash cut short stays as it is and is named by the verifier; the next one begins anew.
      const gap = text === '' || text.endsWith('\n') ? '' : '\n';
      const line = `${gap}${on} ${noted.seq} ${noted.hash} ${mac}\n`;
      await appendFile(join(folder, fileName), line, { mode: 0o600, flush: true });
      return noted;
    } finally {
      await sql`SELECT RELEASE_LOCK(${fileName})`.execute(connection);
    }
  });
}
