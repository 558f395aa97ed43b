const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

/** The pages that the app names; nothing imports them. */
function pages() {
  const source = readFileSync(join(__dirname, 'miniapp', 'src', 'app.config.ts'), 'utf8');
  const script = ts.transpile(source, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  const loaded = { exports: {} };
  new Function('exports', 'module', 'defineAppConfig', script)(loaded.exports, loaded, (config) => config);
  const { pages: main, subPackages } = loaded.exports.default;
  const all = [...main, ...subPackages.flatMap(({ root, pages: below }) => below.map((page) => `${root}/${page}`))];
  return all.map((page) => `miniapp/src/${page}.tsx`);
}

module.exports = {
  entry: [
    'server/main.ts',
    'server/start/{start,leash}.mjs',
    'server/**/{main,load,*-main}.ts',
    'miniapp/{icons,gate}.mjs',
    'miniapp/config/*.js',
    'miniapp/babel.config.js',
    'miniapp/build/*.js',
    'miniapp/src/app.tsx',
    'miniapp/src/**/*.config.ts',
    ...pages(),
    'tests/{run,check}.mjs',
    'tests/support/global-*.mjs',
    'tests/**/*.test.{ts,tsx}',
    // Run as processes of their own by the tests beside them.
    'tests/{race,load}/api-*.ts',
    'tests/load/gun.ts',
    'tests/gateway/*-process.ts',
    'tests/start/*.mjs',
  ],
  project: ['{server,shared,miniapp,tests}/**/*.{ts,tsx,js,mjs,cjs}'],
  ignore: ['server/db/types.ts'],
  ignoreBinaries: ['apt-get', 'dpkg', 'apt-cache', 'fc-list'],
  ignoreDependencies: [
    // Taro finds these by name.
    '@tarojs/plugin-framework-react',
    '@tarojs/plugin-platform-h5',
    '@tarojs/plugin-platform-weapp',
    '@tarojs/react',
    '@tarojs/runtime',
    '@tarojs/webpack5-runner',
    'react-dom',
    'babel-preset-taro',
    '@babel/core',
    '@babel/preset-react',
    // Run by path: tests/check.mjs, server/db/generate.mjs.
    'dependency-cruiser',
    'prisma',
    'prisma-kysely',
  ],
  // A door may show a type that nobody has needed by name yet.
  exclude: ['types', 'enumMembers'],
  ignoreExportsUsedInFile: true,
};
