const path = require('node:path');
const components = require('./aria-components');

/** Puts our aria attributes into the WeChat templates and tells the runtime of them. See aria-components.js. */
module.exports = (ctx) => {
  ctx.registerMethod('onSetupClose', (platform) => {
    if (platform.platform !== 'weapp') return;
    platform.template.mergeComponents(ctx, components);
    const runtime = path.join(__dirname, 'aria-runtime.js');
    platform.runtimePath = [].concat(platform.runtimePath, runtime);
  });
};
