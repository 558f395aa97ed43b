const path = require('node:path');
const { defineConfig } = require('@tarojs/cli');

const repo = path.resolve(__dirname, '../..');
const shared = path.join(repo, 'shared');
const type = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/**
 * Where the API stands. The browser build is served by the API itself; a phone needs the whole address, which WeChat
 * wants to be an https domain on the mini-program's list unless DevTools is told not to check.
 */
const apiBase = type === 'h5' ? '' : (process.env.LINLI_API_BASE ?? 'http://127.0.0.1:8080').replace(/\/+$/, '');

/**
 * node_modules and folders beside `src` are not transpiled by Taro unless named. WeChat's older engines read ES5 only,
 * and miniapp/gate.mjs refuses a package that holds more.
 */
const transpiled = [shared, path.join(__dirname, '../build'), /node_modules[\\/](@tarojs|qrcode-generator)[\\/]/];

module.exports = defineConfig(async () => ({
  projectName: 'linli',
  date: '2026-11-22',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Sizes are CSS pixels on every target: see docs/decisions/0004-sizes-and-units.md.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `../dist/.building-${type}`,
  plugins: [path.join(__dirname, '../build/aria-plugin.js'), path.join(__dirname, '../build/first-screen-plugin.js')],
  alias: { '@': path.join(__dirname, '../src'), '@shared': shared },
  defineConstants: {
    API_BASE: JSON.stringify(apiBase),
    APP_VERSION: JSON.stringify(require('../../package.json').version),
  },
  cache: { enable: true, buildDependencies: { config: [__filename] }, name: `${type}-${process.env.NODE_ENV}` },
  sass: { sassOptions: { silenceDeprecations: ['legacy-js-api', 'import'] } },
  mini: {
    compile: { include: transpiled },
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: transpiled },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true }, cssModules: { enable: false } },
  },
}));
