/** The real core on a workspace of its own, its planning thread bundled once for the test file. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Caller, Core } from '@main/dispatch/core'
import { createCore } from '@main/dispatch/create-core'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'
import type { CallName, EventPayload, Params, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Patch } from '@shared/contract/planning-calls'
import { bundleEntry, repository } from './shell-bundle'

export interface RealCore {
  readonly core: Core
  /** Answers the value or throws the reply's `EvenkeelError`. */
  call<N extends CallName>(name: N, params: Params<N>, caller?: Caller): Promise<Result<N>>
  /** Pulls and waits until the pull has ended. */
  pull(connection?: string): Promise<EventPayload<'pull.progress'>>
  /** What windows were sent of the plan while `work` was under way. */
  patched(work: () => Promise<unknown>): Promise<Patch[]>
}

export interface Workbench {
  /** A new empty folder for a workspace. */
  folder(): Promise<string>
  open(workspace: string): Promise<RealCore>
  /** Closes every core that is still open and removes the folders. */
  clear(): Promise<void>
}

/** Call in `beforeAll`; `clear` in `afterAll`. */
export async function createWorkbench(): Promise<Workbench> {
  const home = await mkdtemp(join(tmpdir(), 'evenkeel-core-'))
  // Inside the repository, so that the thread finds the packages that are not bundled.
  const built = join(repository, 'out/test-threads', basename(home))
  const planningWorker = await bundleEntry(
    'main/planning/planning-thread-entry.ts',
    built,
    'planning',
  )
  await bundleEntry('main/services/workbooks/workbook-thread-entry.ts', built, 'workbook')
  await bundleEntry('main/services/quality/quality-thread-entry.ts', built, 'quality')
  await bundleEntry('main/services/matching/matching-thread-entry.ts', built, 'matching')
  await bundleEntry('main/services/checking/check-thread-entry.ts', built, 'check')
  await bundleEntry('main/connectors/files/sheets/sheets-thread-entry.ts', built, 'sheets')
  const open = new Set<Core>()
  let folders = 0
  return {
    async folder() {
      folders += 1
      return join(home, `workspace-${folders}`)
    },
    async open(workspace) {
      const core = await createCore(
        {
          workspace,
          resources: join(repository, 'resources'),
          planningWorker,
          shell: 'cli',
          createSample: true,
          language: 'en',
        },
        createMemorySecrets(),
      )
      open.add(core)
      return wrap({
        ...core,
        async close() {
          open.delete(core)
          await core.close()
        },
      })
    },
    async clear() {
      await Promise.all([...open].map((core) => core.close()))
      await rm(home, { recursive: true, force: true })
      await rm(built, { recursive: true, force: true })
    },
  }
}

function wrap(core: Core): RealCore {
  const call: RealCore['call'] = async (name, params, caller) => {
    const reply = await core.dispatch(name, params, caller)
    if (!reply.ok) throw new EvenkeelError(reply.error.code, reply.error.params)
    return reply.value as never
  }
  return {
    core,
    call,
    async patched(work) {
      const sent: Patch[] = []
      const stop = core.subscribe((name, payload) => {
        if (name === 'plan.patched') sent.push(...(payload as EventPayload<'plan.patched'>).patches)
      })
      await work().finally(stop)
      return sent
    },
    async pull(connection) {
      const ended = Promise.withResolvers<EventPayload<'pull.progress'>>()
      const stop = core.subscribe((name, payload) => {
        if (name !== 'pull.progress') return
        const state = payload as EventPayload<'pull.progress'>
        if (['done', 'failed', 'cancelled'].includes(state.phase)) ended.resolve(state)
      })
      await call('pull.start', connection ? { connection } : {})
      return ended.promise.finally(stop)
    },
  }
}
