import cors from '@koa/cors';
import type Koa from 'koa';
import helmet from 'koa-helmet';

export interface HeaderOptions {
  /** Served by HTTPS alone. */
  production: boolean;
  /** Other origins whose pages may call the API; none means that only our own pages may. */
  origins: readonly string[];
}

/** What the pages that we serve may load: their own files. Styles may stand in the page, since Taro writes them there. */
const pagePolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const permissions = 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()';

/** Headers of every answer, pages, files and API alike. */
export function useHeaders(app: Koa, { production, origins }: HeaderOptions): void {
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
      crossOriginEmbedderPolicy: false,
      hsts: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      xFrameOptions: { action: 'deny' },
    }),
  );
  app.use(async (ctx, next) => {
    ctx.set('Permissions-Policy', permissions);
    await next();
  });
  if (origins.length === 0) return;
  app.use(
    cors({
      origin: (ctx) => (origins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'X-App-Version', 'If-None-Match', 'Accept-Language'],
      exposeHeaders: ['ETag', 'Retry-After', 'X-Request-Id', 'X-Server-Time'],
      maxAge: 600,
      keepHeadersOnError: false,
    }),
  );
}
