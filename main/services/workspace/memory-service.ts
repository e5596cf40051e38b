/** `memory.*`: small things a window remembers. */
import { getMemory } from '@main/store/reading'
import { setMemory, type WriteConnection } from '@main/store/writing'

export interface MemoryService {
  /** Null where nothing was remembered. */
  get(key: string): unknown
  set(key: string, value: unknown): void
}

export const createMemoryService = (db: WriteConnection): MemoryService => ({
  get: (key) => getMemory(db, key) ?? null,
  set: (key, value) => setMemory(db, key, value),
})
