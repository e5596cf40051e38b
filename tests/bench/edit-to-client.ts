/** Edits of a large plan from the client's call to the patches in its hands, in both shells: two threads, the journal on disk, both sides open as a planner has them. */

import { cp } from 'node:fs/promises'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { applyChanges, createPlan } from '@main/engine/plan/working-plan'
import { loadModelFrom } from '@main/planning/load-model'
import { closeConnection, getSnapshot, openWorkspaceForReading } from '@main/store/reading'
import type { CellEdit, View } from '@shared/contract/planning-calls'
import { usualMeasures } from '@shared/model/role-looks'
import { type CoreClient, openCore } from './core-client'
import { makeLargeWorkspace } from './large-workspace'
import { openLoopback } from './loopback-client'
import type { Measurement } from './measurement'
import { runInTurn, timed, watchProcessor } from './run-in-turn'
import type { SampleWorkspace } from './sample-workspace'
import { median } from './summarise-runs'

const runs = 60
const warmUps = 10
const family = 'family_03'
const rule = 'proportional'

/** The same edits straight on the engine: prepared, applied, everything recalculated. Answers how many lines moved. */
function editEngine({ folder, snapshot }: SampleWorkspace): (edit: CellEdit) => number {
  const db = openWorkspaceForReading(folder)
  const { fileHash } = getSnapshot(db, snapshot)!
  closeConnection(db)
  const plan = createPlan(loadModelFrom(folder)(snapshot, fileHash))
  return (edit) => {
    const prepared = prepareEdit(plan, edit, rule)
    const { demand, supply } = applyChanges(plan, toChanges(plan, [prepared], 0))
    return demand.length + supply.length
  }
}

/** Totals of the family's items, one after the other, three periods ahead: raised, and lowered at the next round. */
function editsOf({ rows, periods }: View): (run: number) => CellEdit {
  const items = rows.filter(
    ({ level, measure, editable }) =>
      level === 'item' && measure === 'consensus_demand' && editable,
  )
  const period = periods.filter((p) => p.kind === 'future')[2]?.period
  if (items.length === 0 || !period) throw new Error('the view has no cell that could be edited')
  return (run) => {
    const { where, measure } = items[run % items.length]!
    const entry = Math.floor(run / items.length) % 2 === 0 ? '+10%' : '-10%'
    return { where, measure, period, entry }
  }
}

type Client = Pick<CoreClient, 'call' | 'onPatched' | 'close'>

interface ClientAtWork {
  readonly cells: number
  editOf(run: number): CellEdit
  edit(run: number): Promise<void>
}

/** A client with the usual measures of both sides of the plan open, the items of one family unfolded; its edits fail where one of the two gets no patch. */
async function atWork(client: Client): Promise<ClientAtWork> {
  const open = (side: 'demand' | 'supply') =>
    client.call('planning.openView', {
      ...{ scenario: 'base', side, where: {}, expanded: [family] },
      measures: [...usualMeasures[side]],
    })
  const views = [await open('demand'), await open('supply')]
  const editOf = editsOf(views[0] as View)
  const patched = new Set<string>()
  client.onPatched(({ patches }) => {
    for (const { view } of patches) patched.add(view)
  })
  return {
    cells: views.reduce((sum, view) => sum + view.values.length, 0),
    editOf,
    async edit(run) {
      patched.clear()
      await client.call('planning.edit', { scenario: 'base', edits: [editOf(run)], rule })
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
    const moved: number[] = []
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps },
      async (run) => {
        desktop.push(await watch.timedAsync(() => inThread.edit(run)))
        return timed(() => inBrowser.edit(run))
      },
      (run) => timed(() => moved.push(bare(inThread.editOf(run)))),
    )
    const other = `${Number(median(desktop.slice(warmUps)).toPrecision(3))} ms by the desktop shell's way`
    const views = `${inThread.cells} cells in two views`
    const edits = `${runs} edits of items that move ${median(moved.slice(warmUps))} lines at the median, ${Math.max(...moved)} at most`
    const size = `10000 + 10000 lines, ${views}, ${edits}`
    return { ...measured, size: `${size}; by WebSocket as value, ${other} (${watch.words()})` }
  },
}
