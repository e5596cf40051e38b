/** Another scenario on the same plan: forked, and its totals read as when a tab is switched to it. */
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import { largeModel, sizeOf } from './large-plan'
import { oneCell } from './line-edits'
import { plainReference } from './plain-reference'
import { change, fork, newPlan, totalsReader } from './plan-in-hand'

const runs = 15
const written = 500

export const engineFork: Measurement = {
  name: 'engine.fork',
  unit: 'ms',
  reference: 'a copy of all figures, array by array',
  async run() {
    const model = largeModel()
    const plan = newPlan(model)
    const { figures } = plainReference(model)
    const readTotals = totalsReader(model)
    readTotals(plan)
    change(plan, Array.from({ length: written }, (_, run) => oneCell(plan, run)).flat())
    const copies: unknown[] = []
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps: 2 },
      () => watch.timed(() => readTotals(fork(plan))),
      () =>
        timed(() => {
          copies[0] = [figures.demand, figures.supply].map((side) =>
            Object.values(side).map((cells) => cells.slice()),
          )
        }),
    )
    const state = `${written} cells written in the forked plan`
    return { ...measured, size: `${sizeOf(model)}, ${state}, ${watch.words()}` }
  },
}
