/** What the quality of data needs of the rest of the program. */
import type { WriteConnection } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'
import type { QualityThread } from './quality-thread'

export interface QualityDeps {
  readonly db: WriteConnection
  /** Folder of the workspace. */
  readonly folder: string
  readonly thread: QualityThread
  now(): Date
  newId(): string
  changed(topics: readonly Topic[]): void
}
