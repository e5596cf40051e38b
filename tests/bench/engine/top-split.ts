/** A new total typed at the top: split over every line in whole units, applied, calculated, every total read again. */
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import { largeModel, sizeOf } from './large-plan'
import { splitTop } from './line-edits'
import { plainReference } from './plain-reference'
import { splitPlainly } from './plain-split'
import { change, newPlan, totalsReader } from './plan-in-hand'

const runs = 15
const edited = 6

export const engineTopSplit: Measurement = {
  name: 'engine.top-split',
  unit: 'ms',
  reference: 'a total split over an array and everything again by hand-written loops',
  async run() {
    const model = largeModel()
    const plan = newPlan(model)
    const plain = plainReference(model)
    plain.check(plan)
    const readTotals = totalsReader(model)
    readTotals(plan)
    const { demandLines, override } = plain.company
    const byHand = (run: number): void => {
      const from = edited * demandLines
      const present = plain.figures.demand.consensus_demand.subarray(from, from + demandLines)
      const whole = present.reduce((sum, part) => sum + part, 0)
      override.set(splitPlainly(whole * (run % 2 === 0 ? 1.05 : 0.95), present), from)
      plain.calculate()
    }
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps: 3 },
      (run) =>
        watch.timed(() => {
          change(plan, splitTop(plan, run))
          readTotals(plan)
        }),
      (run) => timed(() => byHand(run)),
    )
    return {
      ...measured,
      size: `${sizeOf(model)}, one total over all demand lines, ${watch.words()}`,
    }
  },
}
