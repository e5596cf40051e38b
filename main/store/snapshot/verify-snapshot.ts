/** Whether a sealed snapshot is still what was sealed. */
import { existsSync } from 'node:fs'
import { EvenkeelError } from '@shared/contract/error-codes'
import { hashFile } from '../hash-file'
import { behind, closeConnection } from '../open-file'
import { damaged } from '../sqlite-errors'
import type { IndexedSnapshot } from '../tables/snapshot-table'
import { hashByBlocks, hashEntity, hashSnapshot, inOrder } from './content-hash'
import { openSnapshot } from './open-snapshot'
import { readStamps } from './read-records'
import { inTurns } from './seal-snapshot'
import { snapshotFile } from './snapshot-files'

/** The first format whose entities are hashed by blocks of rows. */
const hashedInBlocksSince = 7

/**
 * Reads the whole file and every row, and compares both with the index. Ends quietly when all is well. Throws
 * SNAPSHOT_MISSING, or SNAPSHOT_DAMAGED with the reason and, where a row changed, the entity.
 */
export async function verifySnapshot(folder: string, indexed: IndexedSnapshot): Promise<void> {
  const path = snapshotFile(folder, indexed.snapshot)
  if (!existsSync(path)) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot: indexed.snapshot })
  const sameBytes = (await hashFile(path)) === indexed.fileHash
  const db = openSnapshot(folder, indexed.snapshot)
  try {
    const stamps = new Map(readStamps(db).map((s) => [s.entity, s]))
    const { database } = behind(db)
    const inBlocks =
      Number(database.pragma('user_version', { simple: true })) >= hashedInBlocksSince
    for (const entity of inOrder(new Set(indexed.entities.map((e) => e.entity)))) {
      const { hash } = await inTurns((inBlocks ? hashByBlocks : hashEntity)(behind(db), entity))
      const sealed = indexed.entities.find((e) => e.entity === entity.name)?.hash
      if (hash !== sealed || stamps.get(entity.name)?.hash !== sealed) {
        throw damaged('snapshot', path, 'hash_differs', { entity: entity.name })
      }
    }
    if (hashSnapshot(indexed.asOf, indexed.entities) !== indexed.hash || !sameBytes) {
      throw damaged('snapshot', path, 'hash_differs')
    }
  } finally {
    closeConnection(db)
  }
}
