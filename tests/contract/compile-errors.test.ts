import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The promises of the contract that the compiler keeps: each test changes one line of the real source, in memory, and
 * looks whether that stops compiling, and whether it compiled before.
 */
const root = join(__dirname, '..', '..');
const at = (path: string) => join(root, path);

const snippets: Record<string, string> = {
  'server/snippet-handlers.ts': `
    import type { Handler, HandlersOf } from './http/ask';
    declare const list: Handler<'inbox.list'>;
    declare const readAll: Handler<'inbox.readAll'>;
    export const handlers: HandlersOf<'inbox'> = { 'inbox.list': list, 'inbox.readAll': readAll };
  `,
  'server/snippet-refusals.ts': `
    import type { Ask, Handler } from './http/ask';
    export const cancel = (ask: Ask<'booking.cancel'>) => ask.refuse('booking.cancel_too_late');
    export const anything = (ask: Ask<'booking.cancel'>) => ask.refuse('not_found');
    export const readAll: Handler<'inbox.readAll'> = async () => ({ unread: 0 });
    export const who = (ask: Ask<'booking.cancel'>) => ask.actor.accountId;
    export const visitor = (ask: Ask<'home.get'>) => ask.actor?.accountId;
    export const slot = (ask: Ask<'booking.book'>) => [ask.params.slotId, ask.body.requestKey];
  `,
};

/** The snippets, right and wrong, are checked as files of one program; only changes to real files need another. */
let virtualFiles: Record<string, string> = snippets;
let overlays: Record<string, string> = {};
const options = compilerOptions();
const textOf = (path: string): string | undefined => overlays[path] ?? ts.sys.readFile(path);
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  getScriptFileNames: () => [at('server/app.ts'), ...Object.keys(virtualFiles).map(at)],
  // The text is its own version: what a change does not touch is not read again.
  getScriptVersion: (path) => overlays[path] ?? '',
  getScriptSnapshot: (path) => {
    const text = textOf(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: (path) => path in overlays || ts.sys.fileExists(path),
  readFile: textOf,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

function compilerOptions(): ts.CompilerOptions {
  const file = at('tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

/** What the compiler says of a file while `changes` are in force. */
function faults(path: string, changes: Record<string, string> = {}): string[] {
  overlays = Object.fromEntries(
    Object.entries({ ...virtualFiles, ...changes }).map(([file, text]) => [at(file), text] as const),
  );
  const found = [...service.getSyntacticDiagnostics(at(path)), ...service.getSemanticDiagnostics(at(path))];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The source with one passage changed; a passage that is not there exactly once is a fault of the test. */
function changed(path: string, passage: string | RegExp, by: string): Record<string, string> {
  const text = snippets[path] ?? readFileSync(at(path), 'utf8');
  const parts = text.split(passage);
  if (parts.length !== 2) throw new Error(`${String(passage)} stands ${parts.length - 1} times in ${path}`);
  return { [path]: parts.join(by) };
}

interface Case {
  title: string;
  /** Where the compiler must object. */
  in: string;
  edit: readonly [path: string, passage: string | RegExp, by: string];
}

const handlers = 'server/snippet-handlers.ts';
const refusals = 'server/snippet-refusals.ts';

const cases: Case[] = [
  { title: 'a module without one of its handlers', in: handlers, edit: [handlers, `, 'inbox.readAll': readAll`, ''] },
  {
    title: 'a handler under a wrong name',
    in: handlers,
    edit: [handlers, `'inbox.readAll': readAll`, `'inbox.readAl': readAll`],
  },
  {
    title: 'a handler for a route that is not there',
    in: handlers,
    edit: [handlers, `Handler<'inbox.list'>`, `Handler<'inbox.lst'>`],
  },
  {
    title: 'a handler of another route',
    in: handlers,
    edit: [handlers, `'inbox.readAll': readAll`, `'inbox.readAll': list`],
  },
  { title: 'an app without a module', in: 'server/app.ts', edit: ['server/app.ts', '    ...grid.handlers,\n', ''] },
  {
    title: 'a refusal that the route does not declare',
    in: refusals,
    edit: [refusals, `'booking.cancel_too_late'`, `'booking.slot_full'`],
  },
  {
    title: 'a refusal that is no code at all',
    in: refusals,
    edit: [refusals, `'booking.cancel_too_late'`, `'too_late'`],
  },
  { title: 'a reply without a field', in: refusals, edit: [refusals, '{ unread: 0 }', '{}'] },
  { title: 'a reply of a wrong type', in: refusals, edit: [refusals, '{ unread: 0 }', `{ unread: '0' }`] },
  {
    title: 'an actor taken for granted on an open route',
    in: refusals,
    edit: [refusals, 'ask.actor?.accountId', 'ask.actor.accountId;//'],
  },
  {
    title: 'an input that the route does not take',
    in: refusals,
    edit: [refusals, 'ask.body.requestKey', 'ask.body.requestId'],
  },
  {
    title: 'a route without schemas',
    in: 'shared/contract/schemas/index.ts',
    edit: ['shared/contract/schemas/inbox.ts', /^ {2}'inbox\.readAll':.*\n/m, ''],
  },
  {
    title: 'schemas under a wrong name',
    in: 'shared/contract/schemas/index.ts',
    edit: ['shared/contract/schemas/inbox.ts', `'inbox.readAll'`, `'inbox.readEverything'`],
  },
  {
    title: 'a route that declares an unknown code',
    in: 'shared/contract/roster.ts',
    edit: [
      'shared/contract/roster.ts',
      `['roster.not_attended', 'roster.slot_closed', 'content.risky']`,
      `['roster.not_there']`,
    ],
  },
  {
    title: 'a code without Chinese words',
    in: 'shared/words/errors.ts',
    edit: ['shared/words/errors.ts', /^ {4}'slot\.ended': '这.*\n/m, ''],
  },
  {
    title: 'a code without English words',
    in: 'shared/words/errors.ts',
    edit: ['shared/words/errors.ts', /^ {4}'slot\.ended': 'This.*\n/m, ''],
  },
  {
    title: 'words for a code that is not there',
    in: 'shared/words/errors.ts',
    edit: ['shared/contract/codes.ts', /^ {2}'slot\.ended': 409,\n/m, ''],
  },
];

/** The path under which the wrong form of a snippet is checked. */
const wrongSnippet = (file: string, passage: string | RegExp, by: string): string =>
  file.replace(
    '.ts',
    `-${createHash('sha1')
      .update(`${String(passage)} ${by}`)
      .digest('hex')}.ts`,
  );

for (const {
  edit: [file, passage, by],
} of cases) {
  if (!(file in snippets)) continue;
  const text = changed(file, passage, by)[file] ?? '';
  virtualFiles = { ...virtualFiles, [wrongSnippet(file, passage, by)]: text };
}

describe('does not compile', () => {
  test('(as it stands, it does)', () => {
    for (const path of new Set(cases.map((one) => one.in))) expect([path, ...faults(path)]).toEqual([path]);
  });

  test.each(cases)('$title', ({ in: path, edit: [file, passage, by] }) => {
    if (file in snippets) expect(faults(wrongSnippet(file, passage, by))).not.toEqual([]);
    else expect(faults(path, changed(file, passage, by))).not.toEqual([]);
  });
});
