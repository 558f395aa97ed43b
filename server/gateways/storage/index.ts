import { openFolder } from './folder';
import type { Storage } from './object';
import { openS3, type S3Config } from './s3';

export type { Storage } from './object';

export type StorageConfig = { kind: 'folder'; dir: string } | S3Config;

/** The folder of this machine, or a storage that all machines share. */
export function openStorage(config: StorageConfig): Storage {
  return config.kind === 'folder' ? openFolder(config.dir) : openS3(config);
}
