/** Asks what was sealed the rules of data quality, before it is planned on. */
import type { IndexedSnapshot } from '@main/store/reading'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import type { Block } from '@shared/model/quality/quality-gate'
import type { PullProgress } from './pull-progress'
import type { SnapshotDeps } from './snapshot-deps'

interface Assessed {
  readonly blocks: readonly Block[]
  /** Keeps the check, with the snapshot's place in the index. */
  record(): void
  /** Keeps what was found, once the snapshot is in the index. */
  recordFindings(): Promise<void>
}

const nothing: Assessed = {
  blocks: [],
  record: () => undefined,
  recordFindings: async () => undefined,
}

/** Rules that cannot be asked hold nothing back: the snapshot is whole without them, and they can be asked again. Rejects with the signal's reason. */
export async function assessSealed(
  deps: SnapshotDeps,
  sealed: IndexedSnapshot,
  fixes: readonly RememberedFix[],
  progress: PullProgress,
  signal: AbortSignal,
): Promise<Assessed> {
  if (!deps.assess) return nothing
  progress.announce({ phase: 'assessing' })
  try {
    return await deps.assess(sealed, fixes, signal)
  } catch (error) {
    signal.throwIfAborted()
    deps.unexpected(error)
    return nothing
  }
}
