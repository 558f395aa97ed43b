import type Router from '@koa/router';
import serveStatic from 'koa-static';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Koa from 'koa';

const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Linli API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="doc"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/linli.js"></script>
  </body>
</html>
`;

const docsScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#doc', deepLinking: true });\n`;

/** The API document and the page to read it with; everything comes from this server. */
export function mountDocs(router: Router, document: unknown): void {
  const assets = serveStatic(dirname(require.resolve('swagger-ui-dist/package.json')), {
    index: false,
    maxage: 3_600_000,
  });
  router.get('openapi', '/openapi.json', (ctx) => {
    ctx.type = 'application/json';
    ctx.body = JSON.stringify(document);
  });
  router.get('docs', '/docs', (ctx) => {
    ctx.type = 'html';
    ctx.body = docsPage;
  });
  router.get('docs script', '/docs/linli.js', (ctx) => {
    ctx.type = 'js';
    ctx.body = docsScript;
  });
  router.get('docs assets', '/docs/:file', async (ctx, next) => {
    ctx.path = `/${String(ctx['params']['file'])}`;
    await assets(ctx, next);
  });
}

/**
 * The built H5 app at `/`. Files with a hash in their name are kept for a year, the page itself is asked for each time.
 */
export function mountH5(app: Koa, dir: string): void {
  if (!existsSync(join(dir, 'index.html'))) return;
  app.use(
    serveStatic(dir, {
      setHeaders: (res, path) => {
        const hashed = /[.-][0-9a-f]{8,}\.\w+$/.test(path) || /\/(js|css|static|chunk)\//.test(path);
        res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
}
