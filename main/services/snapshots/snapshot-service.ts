/** `pull.*` and `snapshots.*`: one pull at a time, and what pulls have brought. */
import {
  asSnapshot,
  closeConnection,
  getSnapshot,
  listSnapshots,
  openSnapshot,
  readFindings,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Finding, PullState, Snapshot, SnapshotSize } from '@shared/contract/snapshot-calls'
import { makeSnapshot } from './make-snapshot'
import { type PullPlan, planPull } from './pull-plan'
import { createPullProgress, type PullProgress } from './pull-progress'
import type { SnapshotDeps } from './snapshot-deps'
import { removeOldSnapshot, snapshotSizes } from './snapshot-retention'

export interface SnapshotService {
  readonly pull: {
    /** Begins and answers at once; from all connections that feed the plan where none is named, and only what changed unless `full`. Throws PULL_RUNNING, CONNECTION_MISSING. */
    start(connection: string | undefined, person: string, full?: boolean): { pull: string }
    /** Ends the pull, leaving nothing of it; one that has ended already stays as it is. Throws NOT_FOUND. */
    cancel(pull: string): void
    /** The running pull, or the last one since the start, or null. */
    state(): PullState | null
    /** Ends when no pull runs. */
    finished(): Promise<void>
  }
  readonly snapshots: {
    /** The newest first. */
    list(): Snapshot[]
    /** With what needs each. */
    sizes(): SnapshotSize[]
    /** Throws SNAPSHOT_MISSING, SNAPSHOT_IN_USE, PULL_RUNNING. */
    remove(snapshot: string): void
    /** Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
    findings(snapshot: string, limit: number): { total: number; findings: Finding[] }
  }
  /** Cancels a running pull and waits until it has tidied up. */
  close(): Promise<void>
}

interface Pull {
  readonly id: string
  readonly progress: PullProgress
  readonly controller: AbortController
  readonly ended: Promise<void>
}

const isOver = ({ phase }: PullState): boolean =>
  phase === 'done' || phase === 'cancelled' || phase === 'failed'

async function runPull(
  deps: SnapshotDeps,
  { plan, person }: { readonly plan: PullPlan; readonly person: string },
  progress: PullProgress,
  signal: AbortSignal,
): Promise<void> {
  const { announce } = progress
  try {
    await deps.beforeReading?.(signal).catch((error: unknown) => {
      signal.throwIfAborted()
      deps.unexpected(error)
    })
    signal.throwIfAborted()
    const { snapshot, lacks, blocks, recordFindings } = await makeSnapshot(
      deps,
      plan,
      progress,
      signal,
    )
    deps.changed(['snapshots'])
    // The snapshot is whole without them, and the rules can be asked again.
    await recordFindings().catch(deps.unexpected)
    const held = lacks.length > 0 || blocks.length > 0
    progress.update({ snapshot: snapshot.snapshot, held })
    // Half-imported data must not replace what is planned on; whoever knows better takes it with `snapshots.use`.
    if (!held) await deps.onSealed(snapshot, person)
    announce({ phase: 'done' })
  } catch (error) {
    if (signal.aborted && progress.state().snapshot === null) {
      announce({ phase: 'cancelled' })
    } else if (error instanceof EvenkeelError) {
      announce({ phase: 'failed', error: { code: error.code, params: { ...error.params } } })
    } else {
      deps.unexpected(error)
      const params = { reference: progress.state().pull }
      announce({ phase: 'failed', error: { code: 'INTERNAL', params } })
    }
  }
}

function findingsOf(deps: SnapshotDeps, snapshot: string, limit: number) {
  if (!getSnapshot(deps.db, snapshot)) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
  const db = openSnapshot(deps.folder, snapshot)
  try {
    return readFindings(db, limit)
  } finally {
    closeConnection(db)
  }
}

export function createSnapshotService(deps: SnapshotDeps): SnapshotService {
  let last: Pull | undefined

  function start(wanted: string | undefined, person: string, full = false): { pull: string } {
    if (last && !isOver(last.progress.state())) throw new EvenkeelError('PULL_RUNNING')
    const plan = planPull(deps.db, wanted, full)
    const name = plan.connections.join(' + ')
    const id = deps.newId()
    const controller = new AbortController()
    const progress = createPullProgress(id, name, deps.progress, () => performance.now())
    // Answers first and works afterwards: whoever called is not kept waiting for the first file.
    const asked = { plan, person }
    const ended = Promise.resolve().then(() => runPull(deps, asked, progress, controller.signal))
    last = { id, progress, controller, ended }
    return { pull: id }
  }

  return {
    pull: {
      start,
      cancel(id) {
        if (last?.id !== id) throw new EvenkeelError('NOT_FOUND', { what: id })
        last.controller.abort(new EvenkeelError('CANCELLED'))
      },
      state: () => last?.progress.state() ?? null,
      finished: async () => last?.ended,
    },
    snapshots: {
      list: () => listSnapshots(deps.db).map(asSnapshot),
      sizes: () => snapshotSizes(deps.db, deps.folder),
      remove(snapshot) {
        // A pull may be building on it.
        if (last && !isOver(last.progress.state())) throw new EvenkeelError('PULL_RUNNING')
        removeOldSnapshot(deps.db, deps.folder, snapshot)
        deps.changed(['snapshots'])
      },
      findings: (snapshot, limit) => findingsOf(deps, snapshot, limit),
    },
    async close() {
      last?.controller.abort(new EvenkeelError('CANCELLED'))
      await last?.ended
    },
  }
}
