import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  STANDIN_PORT: z.coerce.number().int().min(1).max(65535),
  WECHAT_APPID: z.string().min(1),
  WECHAT_SECRET: z.string().min(1),
  WECHAT_PUSH_TOKEN: z.string().min(3),
  WECHAT_PUSH_AES_KEY: z.string().length(43),
  /** Where events are pushed: `…/wechat/push` of the API. */
  STANDIN_PUSH_URL: z.url(),
  STANDIN_IMAGE_DELAY_SECONDS: z.coerce.number().min(0).max(1800).default(3),
});

/** Reads the stand-in's own environment; it is a process of its own, with no part in the server's configuration. */
export function readStandinConfig(env: NodeJS.ProcessEnv) {
  const read = environment.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The stand-in's configuration is not complete:\n${faults.join('\n')}`);
  }
  const e = read.data;
  if (e.NODE_ENV === 'production') throw new Error("WeChat's stand-in never runs with NODE_ENV=production");
  return {
    port: e.STANDIN_PORT,
    appid: e.WECHAT_APPID,
    secret: e.WECHAT_SECRET,
    pushTo: { url: e.STANDIN_PUSH_URL, token: e.WECHAT_PUSH_TOKEN, aesKey: e.WECHAT_PUSH_AES_KEY },
    imageDelaySeconds: e.STANDIN_IMAGE_DELAY_SECONDS,
  };
}
