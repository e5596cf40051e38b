import type { CommandContext } from '@main/cli/command'
import { deskOver } from '@main/cli/desk'
import { pullNow } from '@main/cli/pull-now'
import type { Core } from '@main/dispatch/core'
import type { PullState } from '@shared/contract/snapshot-calls'
import { expect, test } from 'vitest'
import { listeningTerminal } from './cli-in-process'

type Step = Partial<PullState>

const state = (step: Step): PullState => ({
  pull: 'p1',
  connection: 'files',
  phase: 'reading',
  entities: [{ entity: 'item', rows: 3, total: 3, state: 'done', reading: 'whole' }],
  errors: 0,
  warnings: 0,
  forecasts: null,
  snapshot: null,
  held: false,
  error: null,
  ...step,
})

/** A program whose pull goes through these states; those `before` come ahead of the answer to `pull.start`. */
function pulling(before: readonly Step[], after: readonly Step[] = []) {
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const calls: string[] = []
  const tell = (step: Step) => {
    for (const listener of listeners) listener('pull.progress', state(step))
  }
  const answers: Record<string, unknown> = {
    'pull.state': null,
    'snapshots.list': [{ snapshot: 's1' }],
  }
  const core: Core = {
    async dispatch(name) {
      calls.push(name)
      if (name === 'pull.cancel') tell({ phase: 'cancelled' })
      if (name !== 'pull.start') return { ok: true, value: (answers[name] ?? {}) as never }
      before.forEach(tell)
      queueMicrotask(() => setImmediate(() => after.forEach(tell)))
      return { ok: true, value: { pull: 'p1' } }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => undefined,
  }
  const { terminal } = listeningTerminal()
  const notes: string[] = []
  let interrupt = () => {}
  const context = {
    note: (text: string) => notes.push(text),
    say: (key: string, values = {}) => `${key} ${JSON.stringify(values)}`,
    program: {
      terminal: {
        ...terminal,
        onInterrupt(work: () => void) {
          interrupt = work
          return () => {
            interrupt = () => {}
          }
        },
      },
    },
  } as unknown as CommandContext
  const done = pullNow(deskOver(core), {}, context)
  return { done, notes, calls, listeners, interrupt: () => interrupt() }
}

test('tells each entity and phase once, and answers the snapshot', async () => {
  const { done, notes, listeners } = pulling(
    [{}, {}],
    [{ pull: 'other', phase: 'failed' }, { phase: 'sealing' }, { phase: 'done', snapshot: 's1' }],
  )
  expect(await done).toMatchObject({ snapshot: { snapshot: 's1' }, held: false })
  expect(notes).toEqual(['reading {"entity":"item","rows":3}', 'sealing {}'])
  expect(listeners.size).toBe(0)
})

test('a pull that ends before its id is known is not waited for', async () => {
  const done = { phase: 'done', snapshot: 's1', held: true } as const
  expect(await pulling([done]).done).toMatchObject({ snapshot: { snapshot: 's1' }, held: true })
})

test('a failed pull fails with its own error', async () => {
  const error = { code: 'SERVER_UNREACHABLE', params: { address: 'x' } }
  await expect(pulling([], [{ phase: 'failed', error }]).done).rejects.toMatchObject(error)
})

test('Ctrl+C cancels', async () => {
  const run = pulling([])
  while (!run.calls.includes('pull.state')) await new Promise((next) => setImmediate(next))
  run.interrupt()
  await expect(run.done).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(run.calls).toContain('pull.cancel')
})
