/** One edit from the client's call to the patches in its hands: two threads, the journal on disk, two open views. */

import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { applyChanges, createPlan } from '@main/engine/plan/working-plan'
import { loadModelFrom } from '@main/planning/load-model'
import { closeConnection, getSnapshot, openWorkspaceForReading } from '@main/store/reading'
import type { CellEdit, View } from '@shared/contract/planning-calls'
import { type CoreClient, openCore } from './core-client'
import type { Measurement } from './measurement'
import { runInTurn, timed } from './run-in-turn'
import { makeSampleWorkspace, type SampleWorkspace } from './sample-workspace'

const runs = 60
const family = 'air_fryer'
const rule = 'proportional'

/** The same edit straight on the engine: prepared, applied, everything recalculated. */
function editEngine({ folder, snapshot }: SampleWorkspace): (edit: CellEdit) => void {
  const db = openWorkspaceForReading(folder)
  const { fileHash } = getSnapshot(db, snapshot)!
  closeConnection(db)
  const plan = createPlan(loadModelFrom(folder)(snapshot, fileHash))
  return (edit) => {
    applyChanges(plan, toChanges(plan, [prepareEdit(plan, edit, rule)], 0))
  }
}

/** The total of an item, three periods ahead. */
function editableCell({ rows, periods }: View): (value: number) => CellEdit {
  const row = rows.find((r) => r.level === 'item' && r.measure === 'override' && r.editable)
  const period = periods.filter((p) => p.kind === 'future')[2]?.period
  if (!row || !period) throw new Error('the view has no cell that could be edited')
  const { where, measure } = row
  return (value) => ({ where, measure, period, entry: String(value) })
}

async function editThrough(core: CoreClient, views: readonly View[], edit: CellEdit) {
  const { patches } = await core.call('planning.edit', { scenario: 'base', edits: [edit], rule })
  const patched = new Set(patches.map((patch) => patch.view))
  for (const { view } of views) if (!patched.has(view)) throw new Error('an open view got no patch')
}

export const editToClient: Measurement = {
  name: 'engine.edit-client',
  unit: 'ms',
  reference: 'the same edit prepared, applied and calculated on the engine in process',
  async run(room) {
    const sample = await makeSampleWorkspace(room)
    const core = await openCore(sample.folder)
    room.atEnd(() => core.close())
    const open = (side: 'demand' | 'supply') =>
      core.call('planning.openView', { scenario: 'base', side, where: { family } })
    const views = [await open('demand'), await open('supply')]
    const edit = editableCell(views[0] as View)
    const bare = editEngine(sample)
    const measured = await runInTurn(
      { runs, warmUps: 10 },
      (run) => timed(() => editThrough(core, views, edit(5000 + run))),
      (run) => timed(() => bare(edit(5000 + run))),
    )
    const cells = views.reduce((sum, view) => sum + view.values.length, 0)
    return { ...measured, size: `sample company, ${cells} cells in two views, ${runs} edits` }
  },
}
