import { isAbsolute, join } from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, ConfigurationError, type Config } from '../../config/config.js';
import { workspaceRoot } from '../database/data-source.js';
import { BucketStore } from './bucket-store.js';
import { FolderStore } from './folder-store.js';
import { OBJECT_STORE, type ObjectStore } from './object-store.js';
import { ReachableStore } from './reachable-store.js';

type StorageConfig = Pick<Config, 'DATA_DIR' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>;

/** A bucket where one is configured, otherwise the folder `attachments` of the data folder. */
export function objectStoreOf(config: StorageConfig): ObjectStore {
  const { DATA_DIR, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config;
  if (S3_ENDPOINT === undefined) return new FolderStore(join(isAbsolute(DATA_DIR) ? DATA_DIR : join(workspaceRoot, DATA_DIR), 'attachments'));
  if (S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined) {
    throw new ConfigurationError('S3_ENDPOINT is set: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed as well.');
  }
  return new BucketStore({ endpoint: S3_ENDPOINT, region: S3_REGION, accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY });
}

@Module({ providers: [{ provide: OBJECT_STORE, inject: [CONFIG], useFactory: (config: Config) => new ReachableStore(objectStoreOf(config)) }], exports: [OBJECT_STORE] })
export class StorageModule {}
