/** One journal entry made durable: what a planner waits for before "saved". */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { seedWorkspace } from '@main/services/workspace/init-workspace'
import { appendJournal, openWorkspace } from '@main/store/writing'
import type { JournalStep } from '@shared/changes/plan-change'
import type { Measurement } from './measurement'
import { runInTurn, timed } from './run-in-turn'

const runs = 200

/** As large as the change of one item's total with twenty customers. */
const step = (value: number): JournalStep => ({
  changes: [
    {
      kind: 'set_cells',
      measure: 'override',
      cells: Array.from({ length: 20 }, (_, customer) => ({
        line: `FG-AF02|C${customer}`,
        period: '2027-03',
        before: value - 1,
        depthBefore: 0,
        depthAfter: 0,
        after: value,
      })),
    },
  ],
  place: { where: { item: 'FG-AF02' }, measure: 'override', period: '2027-03' },
  entry: String(value),
})

export const storeAppend: Measurement = {
  name: 'store.append',
  unit: 'ms',
  reference: 'write and fsync of 4 kB at the end of a file in the same folder',
  async run(room) {
    const folder = join(await room.folder(), 'workspace')
    const now = new Date()
    const store = openWorkspace(folder, { now: now.toISOString(), create: true })
    room.atEnd(() => store.close())
    seedWorkspace(store.db, { sample: true, language: 'en', now })
    const file = openSync(join(folder, 'bare'), 'a')
    room.atEnd(() => closeSync(file))
    const block = Buffer.alloc(4096, 1)

    const append = (run: number): void => {
      appendJournal(store.db, {
        scenario: 'base',
        kind: 'change',
        step: step(run),
        undoes: null,
        author: 'lin-yue',
        at: new Date().toISOString(),
        reason: null,
      })
    }
    const measured = await runInTurn(
      { runs, warmUps: 20 },
      (run) => timed(() => append(run)),
      () =>
        timed(() => {
          writeSync(file, block)
          fsyncSync(file)
        }),
    )
    const bytes = JSON.stringify(step(1)).length
    return { ...measured, size: `${runs} entries of 20 cells, ${bytes} bytes each` }
  },
}
