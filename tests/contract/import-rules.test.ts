import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A house in small that keeps every rule … */
const rightFiles: Record<string, string> = {
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@shared/*': ['./shared/*'] }, baseUrl: '.' } }),
  'node_modules/zod/package.json': JSON.stringify({ name: 'zod', version: '4.0.0', main: 'index.js' }),
  'node_modules/zod/index.js': 'exports.z = {};',
  'node_modules/kysely/package.json': JSON.stringify({ name: 'kysely', version: '0.28.0', main: 'index.js' }),
  'node_modules/kysely/index.js': 'exports.sql = 1;',
  'shared/limits.ts': 'export const limits = { most: 1 };',
  'shared/enums/index.ts': 'export const states = [1];',
  'shared/contract/routes.ts': 'export const routes = {};',
  'shared/contract/schemas/index.ts': "import { z } from 'zod';\nexport const schemas = z;",
  'shared/contract/types.ts': "import type { schemas } from './schemas';\nexport type Schemas = typeof schemas;",
  'shared/time/civil.ts': 'export const civilDay = 1;',
  'shared/time/holidays.ts': "import { civilDay } from './civil';\nexport const dayKind = civilDay;",
  'server/kernel/db.ts': "import { sql } from 'kysely';\nexport const db = sql;",
  'server/modules/audit/index.ts': "export { record } from './store';",
  'server/modules/audit/store.ts': "import { db } from '../../kernel/db';\nexport const record = db;",
  'server/modules/centre/index.ts': "export { isOpen } from './rules';",
  'server/modules/centre/rules.ts':
    "import { dayKind } from '../../../shared/time/holidays';\nexport const isOpen = dayKind;",
  'server/modules/booking/index.ts':
    "import { record } from '../audit';\nimport { isOpen } from '../centre';\nexport const book = [record, isOpen];",
  'server/app.ts': "import { book } from './modules/booking';\nexport const app = book;",
  'server/main.ts': "import { app } from './app';\nexport const main = app;",
  'miniapp/src/ui/button.tsx': 'export const Button = 1;',
  'miniapp/src/features/mine/page.tsx':
    "import { limits } from '@shared/limits';\nimport { routes } from '@shared/contract/routes';\n" +
    "import type { Schemas } from '@shared/contract/types';\nimport type { schemas } from '@shared/contract/schemas';\n" +
    "import { Button } from '../../ui/button';\nexport const page = [limits, routes, Button] as unknown as [Schemas, typeof schemas];",
};

/** … and one file for each way to break one: [file, what it says, the rule that must notice]. */
const wrongFiles: readonly (readonly [string, string, string])[] = [
  ['server/modules/centre/right.ts', "import '../booking';", 'centre-looks-left'],
  [
    'server/modules/audit/right.ts',
    "import type { book } from '../booking';\nexport type B = typeof book;",
    'audit-looks-left',
  ],
  ['server/modules/booking/window.ts', "import '../audit/store';", 'through-the-door'],
  ['server/modules/surprise/index.ts', "import '../audit';", 'module-has-a-place'],
  ['server/http/back.ts', "import '../modules/audit';", 'only-app-sees-modules'],
  ['server/http/window.ts', "import '../modules/audit/store';", 'only-doors-from-outside'],
  ['server/jobs/root.ts', "import '../app';", 'app-is-the-root'],
  ['server/kernel/curious.ts', "import '../modules/audit';", 'kernel-knows-nobody'],
  ['server/gateways/wechat.ts', "import '../modules/audit';", 'gateways-know-no-module'],
  ['server/demo/people.ts', 'export const people = 1;\n', ''],
  ['server/modules/booking/demo.ts', "import '../../demo/people';", 'demo-is-data'],
  ['server/modules/booking/store.ts', 'export const rows = 1;\n', ''],
  ['server/modules/booking/rules.ts', "import './store';", 'rules-are-pure'],
  ['server/modules/audit/policy.ts', "import 'zod';", 'rules-are-pure'],
  ['server/modules/capacity/rules.ts', "import 'kysely';", 'rules-are-pure'],
  ['server/modules/grid/policy.ts', "import '../../kernel/db';", 'rules-are-pure'],
  ['server/modules/grid/rules.ts', "import 'node:fs';", 'rules-need-no-node'],
  ['shared/both.ts', "import '../server/kernel/db';", 'shared-stands-alone'],
  [
    'shared/contract/heavy.ts',
    "import { schemas } from './schemas';\nexport const s = schemas;",
    'schemas-as-types-only',
  ],
  ['shared/words/heavy.ts', "import { z } from 'zod';\nexport const s = z;", 'phone-carries-no-zod'],
  ['miniapp/src/services/short-cut.ts', "import '../../../server/kernel/db';", 'phone-imports-shared-only'],
  [
    'miniapp/src/services/schemas.ts',
    "import { schemas } from '@shared/contract/schemas';\nexport const s = schemas;",
    'phone-takes-what-it-can-carry',
  ],
  ['miniapp/src/services/holidays.ts', "import '@shared/time/holidays';", 'phone-knows-no-holidays'],
  ['miniapp/src/services/check.ts', "import 'zod';", 'phone-carries-no-zod'],
  ['miniapp/src/ui/busy.tsx', "import '../features/mine/page';", 'ui-knows-no-business'],
  ['miniapp/src/features/desk/page.tsx', "import '../mine/page';", 'features-stand-alone'],
  ['tests/support.ts', 'export const support = 1;\n', ''],
  ['server/kernel/proof.ts', "import '../../tests/support';", 'product-needs-no-tests'],
  ['server/http/one.ts', "import './two';", 'no-cycles'],
  ['server/http/two.ts', "import './one';", ''],
  ['server/http/nowhere.ts', "import './gone';", 'resolvable'],
];

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** Runs the project's own rules over files laid out in a folder of their own. */
function violationsOf(files: Record<string, string>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'linli-rules-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const config = join(root, '.dependency-cruiser.cjs');
    const args = [cruiser, 'server', 'shared', 'miniapp', '--config', config, '--no-cache', '--output-type', 'json'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stderr}`);
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files without a rule only complete others. */
const breakers = wrongFiles.filter(([, , rule]) => rule !== '').map(([path, , rule]) => [path, rule] as const);

describe('import rules', () => {
  const wrong = Object.fromEntries(wrongFiles.map(([path, text]) => [path, text]));
  let found: Violation[];
  beforeAll(() => {
    found = violationsOf({ ...rightFiles, ...wrong });
  });

  test('let pass what keeps them', () => {
    expect(violationsOf(rightFiles)).toEqual([]);
  });

  test.each(breakers)('%s is noticed by %s', (path, rule) => {
    expect(found.filter(({ from }) => from === path).map((violation) => violation.rule.name)).toContain(rule);
  });

  test('each rule has a file that breaks it', () => {
    const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const broken = new Set(found.map(({ rule }) => rule.name));
    const unproved = forbidden
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('-looks-left') && !broken.has(name));
    expect(unproved).toEqual([]);
  });
});
