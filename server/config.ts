import { z } from 'zod';
import { templateNames, type TemplateName } from '../shared/enums';
import type { StorageConfig } from './gateways/storage';
import type { FieldKeys } from './kernel/vault';

const port = z.coerce.number().int().min(1).max(65535);

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.url({ protocol: /^mysql$/ }).describe('mysql://user:password@host:port/schema of the app user'),
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** WeChat's server, or the stand-in's address. */
  WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APPID: z.string().min(1),
  WECHAT_SECRET: z.string().min(1),
  /** Token and EncodingAESKey of 消息推送, as set at WeChat. */
  WECHAT_PUSH_TOKEN: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
  WECHAT_PUSH_AES_KEY: z.string().regex(/^[A-Za-z0-9+/]{43}$/),
  /** `<our name>=<id at WeChat>`, comma between: ids of the subscribe message templates. */
  LINLI_TEMPLATES: z
    .string()
    .regex(/^([a-z_]{1,30}=[\w-]{1,64}(,(?!$)|$))*$/)
    .default(''),
  /** Key for presence codes and everything derived; at least 32 bytes in base64. */
  LINLI_SECRET: z.base64().min(43),
  /** `<id>:<32 bytes in base64>`, comma between; the last one seals, the others still open. */
  LINLI_FIELD_KEYS: z.string().regex(/^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=)*$/),
  /** Set when WECHAT_BASE_URL is the stand-in: persona login and the demo city's people exist only then. */
  LINLI_STANDIN: z.enum(['0', '1']).default('0'),
  /** Folder outside the database's reach for the daily heads of the audit chain. */
  LINLI_AUDIT_HEADS: z.string().min(1).optional(),
  LINLI_POOL: z.coerce.number().int().min(1).max(200).default(16),
  LINLI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Proxies of ours that stand in front and add to X-Forwarded-For. */
  LINLI_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Other origins whose pages may call the API, comma between. */
  LINLI_ORIGINS: z
    .string()
    .regex(/^(https?:\/\/[a-z0-9.-]+(:\d+)?(,(?!$)|$))*$/)
    .default(''),
  /** Multiplies how often somebody may ask; for load tests. */
  LINLI_RATE_SCALE: z.coerce.number().int().min(1).max(100_000).default(1),
  /** Phones whose app is older are told to update. */
  LINLI_MIN_APP_VERSION: z
    .string()
    .regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/)
    .default('0.0.0'),
  /** Where the numbers of this process are told, for the operator's network alone; 0 is nowhere. */
  LINLI_METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  LINLI_METRICS_HOST: z.string().default('127.0.0.1'),
  /** How long a process that is asked to stop still takes requests, so that balancers see that it is not ready. */
  LINLI_DRAIN_SECONDS: z.coerce.number().int().min(0).max(60).default(0),
  /** Where WeChat and phones find this API, without a slash at the end; WeChat fetches pictures to check from there. */
  LINLI_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8080'),
  /** Folder of the pictures, where LINLI_S3_ENDPOINT is not set. */
  LINLI_FILES: z.string().min(1).default('.data/files'),
  /** A storage that speaks S3; the other four are needed with it. The bucket must exist. */
  LINLI_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_S3_REGION: z.string().min(1).default('us-east-1'),
  LINLI_S3_BUCKET: z.string().min(1).optional(),
  LINLI_S3_KEY: z.string().min(1).optional(),
  LINLI_S3_SECRET: z.string().min(1).optional(),
  /** Folder of the built H5 app. */
  LINLI_H5: z.string().default('dist/h5'),
});

export interface Config {
  databaseUrl: string;
  poolSize: number;
  port: number;
  host: string;
  wechat: { baseUrl: string; appid: string; secret: string; standin: boolean; push: { token: string; aesKey: string } };
  /** Ids that WeChat gave our templates, by our name. */
  templates: Readonly<Record<TemplateName, string>>;
  publicUrl: string;
  storage: StorageConfig;
  secret: Buffer;
  fieldKeys: FieldKeys;
  /** Null: the heads stand in the log only. */
  auditHeads: string | null;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  trustProxies: number;
  origins: readonly string[];
  rateScale: number;
  leastAppVersion: string;
  metrics: { port: number; host: string };
  drainSeconds: number;
  h5Dir: string;
  production: boolean;
}

/** The only reader of the environment. Names every fault at once, by variable, and never prints a value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Readonly<Config> {
  const read = environment.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not complete:\n${faults.join('\n')}`);
  }
  const e = read.data;
  if (e.NODE_ENV === 'production' && e.LINLI_STANDIN === '1') {
    throw new Error('The configuration is not safe:\n  LINLI_STANDIN: the WeChat stand-in is never used in production');
  }
  if (e.NODE_ENV === 'production' && e.LINLI_AUDIT_HEADS === undefined) {
    throw new Error(
      'The configuration is not complete:\n  LINLI_AUDIT_HEADS: a folder outside the database, written daily',
    );
  }
  return Object.freeze({
    databaseUrl: e.DATABASE_URL,
    poolSize: e.LINLI_POOL,
    port: e.PORT,
    host: e.HOST,
    wechat: {
      baseUrl: e.WECHAT_BASE_URL,
      appid: e.WECHAT_APPID,
      secret: e.WECHAT_SECRET,
      standin: e.LINLI_STANDIN === '1',
      push: { token: e.WECHAT_PUSH_TOKEN, aesKey: e.WECHAT_PUSH_AES_KEY },
    },
    templates: templatesOf(e.LINLI_TEMPLATES),
    publicUrl: e.LINLI_PUBLIC_URL.replace(/\/$/, ''),
    storage: storageOf(e),
    secret: Buffer.from(e.LINLI_SECRET, 'base64'),
    fieldKeys: fieldKeysOf(e.LINLI_FIELD_KEYS),
    auditHeads: e.LINLI_AUDIT_HEADS ?? null,
    logLevel: e.LINLI_LOG,
    trustProxies: e.LINLI_TRUST_PROXY,
    origins: e.LINLI_ORIGINS.split(',').filter((origin) => origin !== ''),
    rateScale: e.LINLI_RATE_SCALE,
    leastAppVersion: e.LINLI_MIN_APP_VERSION,
    metrics: { port: e.LINLI_METRICS_PORT, host: e.LINLI_METRICS_HOST },
    drainSeconds: e.LINLI_DRAIN_SECONDS,
    h5Dir: e.LINLI_H5,
    production: e.NODE_ENV === 'production',
  });
}

function storageOf(e: z.infer<typeof environment>): StorageConfig {
  const { LINLI_S3_ENDPOINT: endpoint, LINLI_S3_BUCKET: bucket, LINLI_S3_KEY: key, LINLI_S3_SECRET: secret } = e;
  if (endpoint === undefined) return { kind: 'folder', dir: e.LINLI_FILES };
  if (bucket === undefined || key === undefined || secret === undefined) {
    throw new Error(
      'The configuration is not complete:\n  LINLI_S3_BUCKET, LINLI_S3_KEY, LINLI_S3_SECRET: needed with LINLI_S3_ENDPOINT',
    );
  }
  return { kind: 's3', endpoint, region: e.LINLI_S3_REGION, bucket, accessKeyId: key, secretAccessKey: secret };
}

/** As the setting tells them. */
export function fieldKeysOf(text: string): FieldKeys {
  const entries = text.split(',').map((part) => {
    const [id = '', key = ''] = part.split(':');
    return [id, Buffer.from(key, 'base64')] as const;
  });
  return { keys: new Map(entries), currentKeyId: entries.at(-1)?.[0] ?? '' };
}

/** What is not configured is called by our own name with a prefix, as the stand-in takes it. */
function templatesOf(text: string): Record<TemplateName, string> {
  const given = new Map(text.split(',').map((part) => part.split('=') as [string, string]));
  const ids = templateNames.map((name) => [name, given.get(name) ?? `linli-${name}`] as const);
  return Object.fromEntries(ids) as Record<TemplateName, string>;
}
