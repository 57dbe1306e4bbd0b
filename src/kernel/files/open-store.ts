import { join } from 'node:path'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { openS3Store } from '#kernel/files/s3-store.ts'
import type { FileStore } from '#kernel/files/store.ts'

/**
 * @param filesUrl `FILES_URL`: `s3://…`; undefined: the folder `files` in `dataDir`
 * @throws when the address is not one we know
 */
export function openFileStore(filesUrl: string | undefined, dataDir: string): FileStore {
  return filesUrl === undefined ? openLocalStore(join(dataDir, 'files')) : openS3Store(filesUrl)
}
