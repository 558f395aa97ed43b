const name = 'FirstScreen';
/** What most people open, and what its script and styles are in. */
const firstPage = /[\\/]src[\\/]pages[\\/]home[\\/]index\.[jt]sx?(\?|$)/;

/**
 * The browser app learns which page it shows only when its script has run, and would ask for that page's script and styles
 * then. Those of the home page are named in index.html, so that they come meanwhile.
 */
class FirstScreen {
  apply(compiler) {
    compiler.hooks.compilation.tap(name, (compilation) => {
      const html = compiler.options.plugins.find((plugin) => plugin.constructor.name === 'HtmlWebpackPlugin');
      if (html === undefined) throw new Error('The browser app has no index.html to name the first screen in');
      html.constructor.getHooks(compilation).alterAssetTagGroups.tap(name, (tags) => {
        const files = filesOfFirstPage(compilation);
        if (files.length === 0) throw new Error('The home page is in no part of the browser app');
        tags.headTags.push(...files.map((file) => preload(tags.publicPath + file)));
      });
    });
  }
}

/** Those of the parts that come with the page, beyond what every page begins with. */
function filesOfFirstPage({ chunks, chunkGraph }) {
  const own = [...chunks].filter((chunk) => [...chunkGraph.getChunkModulesIterable(chunk)].some(isFirstPage));
  const together = new Set(own.flatMap((chunk) => [...chunk.groupsIterable].flatMap((group) => group.chunks)));
  return [...together].filter((chunk) => !chunk.canBeInitial()).flatMap((chunk) => [...chunk.files]);
}

/** Modules that belong together may be one by then. */
const isFirstPage = ({ resource = '', modules = [] }) => firstPage.test(resource) || modules.some(isFirstPage);

const preload = (href) => ({
  tagName: 'link',
  voidTag: true,
  attributes: { rel: 'preload', as: href.endsWith('.css') ? 'style' : 'script', href },
  meta: { plugin: name },
});

module.exports = (ctx) => {
  if (process.env.TARO_ENV !== 'h5') return;
  ctx.modifyWebpackChain(({ chain }) => chain.plugin(name).use(FirstScreen));
};
