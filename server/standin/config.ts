import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  STANDIN_PORT: z.coerce.number().int().min(1).max(65535),
  WECHAT_APPID: z.string().min(1),
  WECHAT_SECRET: z.string().min(1),
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
  return { port: e.STANDIN_PORT, appid: e.WECHAT_APPID, secret: e.WECHAT_SECRET };
}
