/**
 * One project a folder of tests/, so that what needs no database runs without one. `npm test` starts the private
 * database and runs them all; `npx jest --selectProjects unit` runs a part.
 */
const esmOnly = [
  'fast-check',
  'pure-rand',
  'ical.js',
  '@seriousme',
  'jszip',
  'ical-generator',
  'lunar-javascript',
  '@scure',
  '@noble',
];

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  roots: ['<rootDir>/tests'],
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/tests/support/no-network.cjs'],
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1', '^@/(.*)$': '<rootDir>/miniapp/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.data/'],
  transform: {
    '\\.(ts|tsx|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  ...more,
});

const withDatabase = {
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
};

module.exports = {
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    project('unit'),
    project('contract', withDatabase),
    project('request', withDatabase),
    project('jobs', withDatabase),
    project('model', withDatabase),
    project('gateway', withDatabase),
    project('migration', withDatabase),
    project('race', withDatabase),
    // Starts databases of its own.
    project('start'),
    project('e2e', { ...withDatabase, testEnvironment: '<rootDir>/tests/e2e/environment.cjs' }),
    project('miniapp', withDatabase),
  ],
};
