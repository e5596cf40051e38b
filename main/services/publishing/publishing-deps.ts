/** What publishing needs from the rest of the program. */
import type { PublishTarget } from '@main/connectors/connector'
import type { WriteConnection } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'

/** A target that was signed in to; closed after use. */
export interface OpenTarget {
  readonly target: PublishTarget
  close(): Promise<void>
}

/** What `setTimer` answers and `clearTimer` takes; nobody looks inside. */
export type Timer = unknown

export interface PublishingDeps {
  readonly db: WriteConnection
  now(): Date
  /** Opens the target of this connection. Throws the connector's codes, CONNECTION_MISSING, SECRET_MISSING. */
  targetFor(name: string): Promise<OpenTarget>
  setTimer(work: () => void, milliseconds: number): Timer
  clearTimer(timer: Timer): void
  /** 0 to 1, so that many desks do not knock at the same moment. */
  jitter(): number
  changed(topics: readonly Topic[]): void
}
