/** Every figure of a large plan from nothing. */
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import { largeModel, sizeOf } from './large-plan'
import { plainReference, plainWords } from './plain-reference'
import { calculateAll, newPlan } from './plan-in-hand'

const measure = (name: string, lines: number, runs: number, warmUps: number): Measurement => ({
  name,
  unit: 'ms',
  reference: plainWords,
  async run() {
    const model = largeModel(lines)
    const plan = newPlan(model)
    const plain = plainReference(model)
    plain.check(plan)
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs, warmUps },
      () => watch.timed(() => calculateAll(plan)),
      () => timed(plain.calculate),
    )
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    return {
      ...measured,
      size: `${sizeOf(model)}, ${watch.words()}, ${memory} MB at most with both`,
    }
  },
})

export const engineFull = measure('engine.full', 10_000, 15, 3)
export const engineFull100k = measure('engine.full-100k-lines', 100_000, 5, 1)
