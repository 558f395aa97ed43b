import type { S3Client } from '@aws-sdk/client-s3';
import { assertKey, listMost, type Storage } from './object';

const attemptsMost = 3;
const connectMs = 3000;
const requestMs = 15_000;

export interface S3Config {
  kind: 's3';
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Any storage that speaks S3: bucket in the path, so that it needs no name of its own. The bucket must exist. */
export function openS3(config: S3Config): Storage {
  const { bucket: Bucket } = config;
  // Loaded when first used: a heavy library, of which a city with a folder needs nothing.
  let opened: Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }> | null = null;
  const open = () => (opened ??= connect(config));
  const keyOf = (key: string): string => {
    assertKey(key);
    return key;
  };
  return {
    async put(key, bytes, type) {
      const { sdk, client } = await open();
      await client.send(new sdk.PutObjectCommand({ Bucket, Key: keyOf(key), Body: bytes, ContentType: type }));
    },

    async get(key) {
      const { sdk, client } = await open();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key: keyOf(key) }));
        return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },

    async remove(key) {
      const { sdk, client } = await open();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: keyOf(key) }));
    },

    async list(prefix, afterKey) {
      const { sdk, client } = await open();
      const page = { Bucket, Prefix: prefix, MaxKeys: listMost, StartAfter: afterKey };
      const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command(page));
      return Contents.flatMap(({ Key, LastModified }) =>
        Key === undefined || LastModified === undefined ? [] : [{ key: Key, at: LastModified }],
      );
    },
  };
}

async function connect(config: S3Config) {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    endpoint: config.endpoint,
    region: config.region,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    forcePathStyle: true,
    maxAttempts: attemptsMost,
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs },
    // Only where the protocol asks for them: not every storage knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { sdk, client };
}
