import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(import.meta.url);

/**
 * `npm run db:generate`: formats the Prisma schema, checks it, and writes the row types of all tables to types.ts.
 * With `--check` it writes nothing and fails if types.ts is not what it would write. Needs no network and no database.
 */
async function main() {
  const file = join(here, 'types.ts');
  if (process.argv.includes('--check')) {
    if ((await generateTypes()) === readFileSync(file, 'utf8')) return;
    throw new Error('server/db/types.ts is not what server/db/schema says: run `npm run db:generate`.');
  }
  withPrisma((prisma) => prisma(['format', '--schema', join(here, 'schema')]));
  writeFileSync(file, await generateTypes());
  console.log('server/db/types.ts is up to date with server/db/schema');
}

/**
 * What types.ts has to be. Generated beside a copy of the schema, so that a faulty schema leaves the committed types alone.
 * @returns {Promise<string>}
 */
async function generateTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'linli-types-'));
  try {
    cpSync(join(here, 'schema'), join(folder, 'schema'), { recursive: true });
    withPrisma((prisma) => {
      prisma(['validate', '--schema', join(folder, 'schema')]);
      prisma(['generate', '--schema', join(folder, 'schema')]);
    });
    return await formatted(readFileSync(join(folder, 'types.ts'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Prisma's command wants a native engine and would download it. These subcommands don't use it, so it is given one that
 * can do nothing; should it be called after all, it fails aloud (one that exits 0 would make `migrate` a silent no-op).
 * @param {(prisma: (args: string[]) => void) => void} work
 */
function withPrisma(work) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-engine-'));
  try {
    const engine = join(folder, 'schema-engine');
    writeFileSync(engine, '#!/bin/sh\necho "The native schema engine is not used in this project." >&2\nexit 1\n', {
      mode: 0o755,
    });
    const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js');
    const env = {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
    };
    work((args) => runPrisma(cli, args, env));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} cli
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function runPrisma(cli, args, env) {
  try {
    execFileSync(process.execPath, [cli, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`prisma ${args[0]} failed:\n${stdout}${stderr}`);
  }
}

/** @param {string} types */
async function formatted(types) {
  const prettier = require('prettier');
  const options = await prettier.resolveConfig(join(here, 'types.ts'));
  const notice = '// Written by `npm run db:generate` from server/db/schema. Never edited by hand.\n\n';
  return prettier.format(notice + types, { ...options, parser: 'typescript' });
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
