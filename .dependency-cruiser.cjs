/**
 * The import rules of the house (docs: architecture). Modules stand in a line and know only the doors of those to
 * their left; what has to reach to the right is handed over in server/app.ts or is a job.
 */
const modules = [
  'audit',
  'identity',
  'grid',
  'household',
  'privacy',
  'org',
  'content',
  'notification',
  'centre',
  'resource',
  'capacity',
  'timebank',
  'standing',
  'booking',
  'lottery',
  'timetable',
  'facility',
  'rating',
  'programme',
  'activity',
  'deliberation',
  'appeals',
  'assessment',
  'care',
];

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Only the folder's own files and the doors of modules further left. */
const moduleLine = modules.flatMap((name, place) => {
  const right = modules.slice(place + 1);
  return right.length === 0
    ? []
    : [
        error(
          `${name}-looks-left`,
          `${name} may not know the modules to its right: hand a function over in server/app.ts or add a job.`,
          { path: `^server/modules/${name}/` },
          { path: `^server/modules/(${right.join('|')})/` },
        ),
      ];
});

module.exports = {
  forbidden: [
    ...moduleLine,
    error(
      'module-has-a-place',
      'A new module needs its place in the line: add it to the list in .dependency-cruiser.cjs.',
      { path: `^server/modules/(?!(${modules.join('|')})/)` },
      {},
    ),
    error(
      'through-the-door',
      "Another module's files are private: import its index.ts.",
      { path: '^server/modules/([^/]+)/' },
      { path: '^server/modules/(?!$1/)[^/]+/(?!index\\.ts$)' },
    ),
    error(
      'only-doors-from-outside',
      "A module's files are private: import its index.ts.",
      { path: '^(server|shared|miniapp)/', pathNot: '^server/modules/' },
      { path: '^server/modules/[^/]+/(?!index\\.ts$)' },
    ),
    error(
      'only-app-sees-modules',
      'Modules are put together in server/app.ts; commands, the demo city and the generated one may use their doors.',
      {
        path: '^server/',
        pathNot: '^server/(modules/|app[a-z-]*\\.ts$|demo/|city/|commands/)',
      },
      { path: '^server/modules/' },
    ),
    error(
      'app-is-the-root',
      'Nothing but the process entry and tests imports the composition root.',
      { path: '^(server|shared|miniapp)/', pathNot: '^server/(main\\.ts|commands/[^/]+\\.ts)$' },
      { path: '^server/(app|main)\\.ts$' },
    ),
    error(
      'kernel-knows-nobody',
      'The kernel stands below everything: it may use shared code and the row types only.',
      { path: '^server/kernel/' },
      { path: '^server/', pathNot: '^server/(kernel/|db/types\\.ts$)' },
    ),
    error(
      'gateways-know-no-module',
      'A gateway speaks to one outside system; what is done with the answer belongs to a module.',
      { path: '^server/(gateways|standin)/' },
      { path: '^server/(modules|http)/' },
    ),
    error(
      'demo-is-data',
      'Modules and the frame know no made-up city.',
      { path: '^server/(modules|http|kernel|jobs|gateways)/' },
      { path: '^server/(demo|city|standin|start)/' },
    ),
    error(
      'rules-are-pure',
      'rules.ts and policy.ts take values and return values: no database, no input schemas, no node.',
      { path: '^server/modules/[^/]+/(rules|policy)\\.ts$' },
      {
        path: '/store\\.ts$|^server/(kernel/db|kernel/clock|kernel/ids|jobs|gateways|db)|node_modules/(zod|kysely|mysql2)/',
      },
    ),
    error(
      'rules-need-no-node',
      'rules.ts and policy.ts take values and return values: no node built-ins. (A seal of audit is a hash: no effect.)',
      { path: '^server/modules/(?!audit/)[^/]+/(rules|policy)\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    error(
      'shared-stands-alone',
      'What both sides speak knows neither side.',
      { path: '^shared/' },
      { path: '^(server|miniapp|tests)/' },
    ),
    error(
      'phone-imports-shared-only',
      'The phone knows the server by the contract only.',
      { path: '^miniapp/' },
      { path: '^(server|tests)/' },
    ),
    error(
      'phone-takes-what-it-can-carry',
      'Of shared/, the phone runs contract, enums, limits, time and words; schemas only as `import type`.',
      { path: '^miniapp/src/' },
      {
        path: '^shared/',
        pathNot: '^shared/(contract/(?!schemas/)[^/]+\\.ts$|enums/|limits\\.ts$|time/(?!holidays)|words/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    error(
      'phone-knows-no-holidays',
      'The holiday tables are large; the server sends what a day is.',
      { path: '^(miniapp/|shared/words/|shared/time/(?!holidays|festivals))' },
      { path: '^shared/time/(holidays|festivals)\\.ts$|node_modules/(chinese-days|lunar-javascript)/' },
    ),
    error(
      'phone-carries-no-zod',
      'The phone sends, the server checks: zod is never in its package.',
      { path: '^miniapp/src/|^shared/(?!contract/schemas/)' },
      { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    ),
    error(
      'schemas-as-types-only',
      'Outside schemas/, shared code takes the types of the schemas only, as the phone carries it.',
      { path: '^shared/(?!contract/schemas/)' },
      { path: '^shared/contract/schemas/', dependencyTypesNot: ['type-only'] },
    ),
    error(
      'ui-knows-no-business',
      'Components of ui/ are for any screen: they know no feature, no call, no route.',
      { path: '^miniapp/src/ui/' },
      { path: '^miniapp/src/(features|pages)/|^miniapp/src/services/(api|http|session)\\.ts$|^shared/contract/' },
    ),
    error(
      'features-stand-alone',
      'A feature is a subpackage that can be loaded alone; what two share belongs in ui/, services/ or platform/.',
      { path: '^miniapp/src/features/([^/]+)/' },
      { path: '^miniapp/src/features/(?!$1/)[^/]+/' },
    ),
    error(
      'product-needs-no-tests',
      'Nothing that runs may need what only proves.',
      { path: '^(server|shared|miniapp)/' },
      { path: '^tests/' },
    ),
    error('no-cycles', 'A cycle has no order in which it can be understood.', {}, { circular: true }),
    error('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.scss'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
