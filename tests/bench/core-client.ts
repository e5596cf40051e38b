/** The core in its own thread, as both shells start it, with typed calls. */
import { startCoreThread } from '@main/dispatch/thread/core-thread-client'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import type { CallName, EventPayload, Params, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { built } from './built-files'

export interface Pulled {
  /** From the call to the moment the plan stands on the new snapshot: judged, forecast and calculated. */
  readonly seconds: number
  /** Of these until the snapshot was sealed. */
  readonly sealing: number
  readonly rows: number
  readonly snapshot: string
}

export interface CoreClient {
  /** Answers the value or throws the reply's `EvenkeelError`. */
  call<N extends CallName>(name: N, params: Params<N>): Promise<Result<N>>
  /** Reads only what changed unless `full`. */
  pull(connection?: string, full?: boolean): Promise<Pulled>
  /** Told of what windows are sent of a plan, before the call that changed it is answered. */
  onPatched(listener: (payload: EventPayload<'plan.patched'>) => void): void
  close(): Promise<void>
}

type PullState = EventPayload<'pull.progress'>

/** What follows the sealing, in words. */
export const afterwards = ({ seconds, sealing }: Pulled): string =>
  `judged, forecast and planned ${(seconds - sealing).toFixed(1)} s after it was sealed`

const isOver = ({ phase }: PullState): boolean =>
  phase === 'done' || phase === 'failed' || phase === 'cancelled'

function pulled(state: PullState, seconds: number): Omit<Pulled, 'sealing'> {
  if (state.phase !== 'done' || state.snapshot === null)
    throw new Error(`the pull ended as ${state.phase}: ${JSON.stringify(state.error)}`)
  if (state.errors > 0) throw new Error(`${state.errors} errors in the data of the measurement`)
  const rows = state.entities.reduce((sum, entity) => sum + entity.rows, 0)
  return { seconds, rows, snapshot: state.snapshot }
}

/** Opens the workspace, which is made and connected to the sample company where it is missing. */
export async function openCore(workspace: string): Promise<CoreClient> {
  const { core: file, planningWorker, resources } = built
  const options = {
    workspace,
    resources,
    planningWorker,
    shell: 'cli',
    createSample: true,
  } as const
  const core = await startCoreThread(file, options, createMemorySecrets())

  const call: CoreClient['call'] = async (name, params) => {
    const reply = await core.dispatch(name, params)
    if (!reply.ok) throw new EvenkeelError(reply.error.code, reply.error.params)
    return reply.value as never
  }

  return {
    call,
    onPatched(listener) {
      core.subscribe((name, payload) => {
        if (name === 'plan.patched') listener(payload as EventPayload<'plan.patched'>)
      })
    },
    async pull(connection, full = false) {
      const ended = Promise.withResolvers<PullState>()
      const stop = core.subscribe((name, payload) => {
        if (name === 'pull.progress' && isOver(payload as PullState))
          ended.resolve(payload as PullState)
      })
      try {
        const begun = performance.now()
        await call('pull.start', { ...(connection ? { connection } : {}), full })
        const state = await ended.promise
        const made = pulled(state, (performance.now() - begun) / 1000)
        const sealed = await call('snapshots.list', {})
        const found = sealed.find(({ snapshot }) => snapshot === made.snapshot)
        if (!found) throw new Error(`no snapshot ${made.snapshot}`)
        return { ...made, sealing: found.seconds }
      } finally {
        stop()
      }
    },
    close: () => core.close(),
  }
}
