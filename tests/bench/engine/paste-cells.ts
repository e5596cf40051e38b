/** Five thousand pasted cells: prepared, written to the journal as one step on disk, applied, the open view patched. */
import { join } from 'node:path'
import { createPlanningHost } from '@main/planning/planning-host'
import { seedWorkspace } from '@main/services/workspace/init-workspace'
import { appendJournal, openWorkspace, type WorkspaceStore } from '@main/store/writing'
import type { CellEdit } from '@shared/contract/planning-calls'
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import type { Workroom } from '../workroom'
import { largeModel, sizeOf } from './large-plan'
import { plainReference } from './plain-reference'
import { newPlan } from './plan-in-hand'

const runs = 9
const lines = 500
const periods = 10

async function openJournal(room: Workroom): Promise<WorkspaceStore> {
  const now = new Date()
  const folder = join(await room.folder(), 'workspace')
  const store = openWorkspace(folder, { now: now.toISOString(), create: true })
  room.atEnd(() => store.close())
  seedWorkspace(store.db, { sample: true, language: 'en', now })
  return store
}

export const enginePaste: Measurement = {
  name: 'engine.paste-5000',
  unit: 'ms',
  reference: 'the numbers written into arrays and everything again by hand-written loops',
  async run(room) {
    const model = largeModel()
    const plain = plainReference(model)
    plain.check(newPlan(model))
    const { db } = await openJournal(room)
    const host = createPlanningHost(() => model)
    const scenario = 'base'
    const layers = [{ scenario, position: 0, steps: [] }]
    host.open({ scenario, snapshot: 'large', fileHash: '', position: 0, layers })
    const view = host.openView({
      view: 'v',
      spec: { scenario, side: 'demand', where: {}, openTo: 1, expanded: [], closed: [] },
    })

    /** A block of neighbouring lines and periods, as a grid has it. */
    const block = (run: number): CellEdit[] =>
      Array.from({ length: lines * periods }, (_, n) => {
        const { item, customer } =
          model.demandLines[(run * lines + Math.floor(n / periods)) % model.demandLines.length]!
        const period = model.axis.periods[model.axis.current + 1 + (n % periods)]!
        const where = { item: item.item, customer: customer.customer }
        return { where, measure: 'override', period, entry: String(100 + ((n + run) % 50)) }
      })

    function paste(edits: readonly CellEdit[]): void {
      const { changes, cells } = host.prepare({
        scenario,
        edits,
        rule: 'proportional',
        options: { confirmed: true },
      })
      if (cells !== edits.length) throw new Error(`${cells} of ${edits.length} cells were pasted`)
      const step = { changes, place: null, entry: null }
      const { position } = appendJournal(db, {
        scenario,
        kind: 'change',
        step,
        undoes: null,
        author: 'lin-yue',
        at: new Date().toISOString(),
        reason: null,
      })
      host.apply({ scenario, position, step })
    }

    const { override, demandLines } = plain.company
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps: 2 },
      (run) => {
        const edits = block(run)
        return watch.timed(() => paste(edits))
      },
      (run) =>
        timed(() => {
          for (let n = 0; n < lines * periods; n += 1)
            override[
              (1 + (n % periods)) * demandLines +
                ((run * lines + Math.floor(n / periods)) % demandLines)
            ] = 100 + ((n + run) % 50)
          plain.calculate()
        }),
    )
    const shown = `${view.values.length} cells in an open view, ${watch.words()}`
    return { ...measured, size: `${sizeOf(model)}, ${lines * periods} cells, ${shown}` }
  },
}
