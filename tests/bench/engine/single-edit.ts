/** One number typed into one line: what depends on it, and every total read again. */
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import { largeModel, sizeOf } from './large-plan'
import { oneCell } from './line-edits'
import { plainReference, plainWords } from './plain-reference'
import { change, newPlan, totalsReader } from './plan-in-hand'

const runs = 60
const inARow = 6

export const engineEdit: Measurement = {
  name: 'engine.edit',
  unit: 'ms',
  reference: plainWords,
  async run() {
    const model = largeModel()
    const plan = newPlan(model)
    const plain = plainReference(model)
    plain.check(plan)
    const readTotals = totalsReader(model)
    const figures = readTotals(plan)
    const edit = (run: number) => () => {
      change(plan, oneCell(plan, run))
      readTotals(plan)
    }
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps: 30, inARow },
      (run) => watch.timed(edit(run)),
      () => timed(plain.calculate),
    )
    const done = `${runs} edits of different lines, ${inARow} in a row, ${figures} figures of totals read after each`
    return { ...measured, size: `${sizeOf(model)}, ${done}, ${watch.words()}` }
  },
}
