/** One edit of a large plan from the client's call to the patches in its hands, in both shells: two threads, the journal on disk, two open views. */

import { cp } from 'node:fs/promises'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { applyChanges, createPlan } from '@main/engine/plan/working-plan'
import { loadModelFrom } from '@main/planning/load-model'
import { closeConnection, getSnapshot, openWorkspaceForReading } from '@main/store/reading'
import type { CellEdit, View } from '@shared/contract/planning-calls'
import { type CoreClient, openCore } from './core-client'
import { makeLargeWorkspace } from './large-workspace'
import { openLoopback } from './loopback-client'
import type { Measurement } from './measurement'
import { runInTurn, timed } from './run-in-turn'
import type { SampleWorkspace } from './sample-workspace'
import { median } from './summarise-runs'

const runs = 60
const family = 'family_03'
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
function editableCell({ rows, periods }: View): (entry: string) => CellEdit {
  const row = rows.find((r) => r.level === 'item' && r.measure === 'consensus_demand' && r.editable)
  const period = periods.filter((p) => p.kind === 'future')[2]?.period
  if (!row || !period) throw new Error('the view has no cell that could be edited')
  const { where, measure } = row
  return (entry) => ({ where, measure, period, entry })
}

type Client = Pick<CoreClient, 'call' | 'close'>

interface ClientAtWork {
  readonly cells: number
  editOf(run: number): CellEdit
  edit(run: number): Promise<void>
}

/** A client with both sides of a family open; its edits fail where one of the two gets no patch. */
async function atWork(client: Client): Promise<ClientAtWork> {
  const open = (side: 'demand' | 'supply') =>
    client.call('planning.openView', { scenario: 'base', side, where: { family } })
  const views = [await open('demand'), await open('supply')]
  const cell = editableCell(views[0] as View)
  const editOf = (run: number): CellEdit => cell(run % 2 === 0 ? '+10%' : '-10%')
  return {
    cells: views.reduce((sum, view) => sum + view.values.length, 0),
    editOf,
    async edit(run) {
      const { patches } = await client.call('planning.edit', {
        scenario: 'base',
        edits: [editOf(run)],
        rule,
      })
      const patched = new Set(patches.map((patch) => patch.view))
      for (const { view } of views)
        if (!patched.has(view)) throw new Error('an open view got no patch')
    },
  }
}

export const editToClient: Measurement = {
  name: 'engine.edit-client',
  unit: 'ms',
  reference: 'the same edit prepared, applied and calculated on the engine in process',
  async run(room) {
    const large = await makeLargeWorkspace(room)
    const bare = editEngine(large)
    const copy = `${large.folder}-of-the-browser`
    await cp(large.folder, copy, { recursive: true })
    const core = await openCore(large.folder)
    room.atEnd(() => core.close())
    const loopback = await openLoopback(copy)
    room.atEnd(() => loopback.close())
    const inThread = await atWork(core)
    const inBrowser = await atWork(loopback)
    const desktop: number[] = []
    const measured = await runInTurn(
      { runs, warmUps: 10 },
      async (run) => {
        desktop.push(await timed(() => inThread.edit(run)))
        return timed(() => inBrowser.edit(run))
      },
      (run) => timed(() => bare(inThread.editOf(run))),
    )
    const other = `${Number(median(desktop.slice(10)).toPrecision(3))} ms by the desktop shell's way`
    const size = `10000 + 10000 lines, ${inThread.cells} cells in two views, ${runs} edits`
    return { ...measured, size: `${size}; by WebSocket as value, ${other}` }
  },
}
