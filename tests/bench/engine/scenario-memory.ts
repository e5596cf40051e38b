/** What twenty scenarios take beside one: each forked from the plan, with changes of its own. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { Measurement } from '../measurement'
import { plainCompany } from '../plain-loops/plain-company'
import { plainFigures } from '../plain-loops/plain-figures'
import { runInTurn } from '../run-in-turn'
import { largeModel, sizeOf } from './large-plan'
import { oneCell } from './line-edits'
import { change, fork, newPlan, type Plan, totalsReader } from './plan-in-hand'

const scenarios = 20
const changes = 500

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** Bytes that live objects and their arrays take. */
function memoryNow(collect: () => void): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Every change in a step of its own, scattered over all lines. */
function scenarioOf(plan: Plan, number: number): Plan {
  const scenario = fork(plan)
  const all = Array.from({ length: changes }, (_, k) => oneCell(plan, number * changes + k))
  change(scenario, all.flat())
  return scenario
}

const copyOfAll = (model: PlanModel) => plainFigures(plainCompany(model))

export const scenarioMemory: Measurement = {
  name: 'engine.scenario-memory',
  unit: 'ratio',
  reference: 'as many copies of all figures, beside one',
  async run() {
    const collect = collector()
    const before = memoryNow(collect)
    const model = largeModel()
    const plan = newPlan(model)
    totalsReader(model)(plan)
    const first = scenarioOf(plan, 0)
    const one = memoryNow(collect) - before

    function together<T>(make: (number: number) => T): number {
      const held = Array.from({ length: scenarios - 1 }, (_, k) => make(k + 1))
      const all = memoryNow(collect) - before
      // Asked only now, so that nothing of it was collected before.
      if (held.length !== scenarios - 1) throw new Error('a scenario is missing')
      return all / one
    }

    const measured = await runInTurn(
      { runs: 5 },
      () => together((number) => scenarioOf(plan, number)),
      () => together(() => copyOfAll(model)),
    )
    if (first.model !== model) throw new Error('a scenario has a model of its own')
    const megabytes = Math.round(one / 2 ** 20)
    const size = `${scenarios} scenarios of ${changes} changes each; one with its model: ${megabytes} MB`
    return { ...measured, size: `${sizeOf(model)}, ${size}` }
  },
}
