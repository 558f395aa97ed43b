import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Everything that reads the clock or the environment by the back door; modules get both handed in. */
const backDoors = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take `now` from the request or job: one clock, one instant.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take `now` from the request or job: one clock, one instant.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Take `now` from the request or job: one clock, one instant.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'server/config.ts is the only reader of the environment.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ids come from server/kernel/ids.ts; rules take chance as a value.',
  },
];

const onlyEnvironment = backDoors.filter(({ selector }) => selector.includes('env'));

/** Suppressions need a reason, and one that suppresses nothing is a fault. */
const linterOptions = { reportUnusedDisableDirectives: 'error' };

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.*/', 'server/db/types.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions,
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 300],
      'no-debugger': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['server/**/*.ts', 'shared/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/config.ts', 'server/**/{main,load}.ts', 'server/start/**'],
    rules: { 'no-restricted-syntax': ['error', ...onlyEnvironment] },
  },
  {
    files: ['server/modules/**/*.ts', 'server/http/**/*.ts', 'server/jobs/**/*.ts', 'server/gateways/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...backDoors.filter(({ selector }) => !selector.includes('Math'))] },
  },
  {
    files: ['server/modules/**/*.ts', 'shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...backDoors] },
  },
  {
    // The composition root and the process entry put everything together, in order.
    files: ['server/app.ts', 'server/main.ts'],
    rules: { 'max-lines-per-function': ['error', 110] },
  },
  {
    files: ['miniapp/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // A screen may say one thing to most refusals; the server names each.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': ['error', 400] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    linterOptions,
    rules: { 'no-var': 'error', 'prefer-const': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
);
