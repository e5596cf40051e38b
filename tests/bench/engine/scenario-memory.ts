/** What twenty scenarios take beside one, as the planning thread holds them: each with changes of its own, each looked at, and at the end the one on screen again. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createPlanningHost } from '@main/planning/planning-host'
import type { JournalStep } from '@shared/changes/plan-change'
import type { Measurement } from '../measurement'
import { plainCompany } from '../plain-loops/plain-company'
import { plainFigures } from '../plain-loops/plain-figures'
import { runInTurn } from '../run-in-turn'
import { editedPeriod, largeModel, sizeOf, someLine } from './large-plan'

const scenarios = 20
const changes = 500
/** As many copies as are really made; the others would be no smaller. */
const copied = 2

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

export const scenarioMemory: Measurement = {
  name: 'engine.scenario-memory',
  unit: 'ratio',
  reference: 'as many copies of all figures, beside one',
  async run() {
    const collect = collector()
    const before = memoryNow(collect)
    const model = largeModel()
    const host = createPlanningHost(() => model)
    const base = { scenario: 'base', position: 0, steps: [] }

    /** Every change in a step of its own, scattered over all lines. */
    const stepsOf = (number: number): JournalStep[] =>
      Array.from({ length: changes }, (_, k) => {
        const line = model.demandLines[someLine(model, number * changes + k)]!.key
        const cell = { line, period: editedPeriod(model), before: null, after: 100 + k }
        const cells = [{ ...cell, depthBefore: null, depthAfter: 1 }]
        return {
          changes: [{ kind: 'set_cells', measure: 'override', cells }],
          place: null,
          entry: null,
        }
      })
    const open = (number: number): void => {
      const layers = [base, { scenario: `s${number}`, position: 1, steps: stepsOf(number) }]
      host.open({ scenario: `s${number}`, snapshot: 'large', fileHash: '', position: 1, layers })
    }

    host.open({ scenario: 'base', snapshot: 'large', fileHash: '', position: 0, layers: [base] })
    open(0)
    const spec = {
      scenario: 's0',
      side: 'demand' as const,
      where: {},
      openTo: 1,
      expanded: [],
      closed: [],
    }
    host.openView({ view: 'v', spec })
    /** As the services ask: whether it is held, and then for its figures. */
    const lookAt = (number: number): void => {
      host.has({ scenario: `s${number}` })
      host.overview({ scenario: `s${number}`, span: 12 })
    }
    lookAt(0)
    const one = memoryNow(collect) - before

    function twenty(): number {
      for (let number = 1; number < scenarios; number += 1) {
        open(number)
        lookAt(number)
      }
      lookAt(0)
      const all = memoryNow(collect) - before
      for (let number = 1; number < scenarios; number += 1) host.close({ scenario: `s${number}` })
      return all / one
    }

    function copies(): number {
      const empty = memoryNow(collect)
      const held = Array.from({ length: copied }, () => plainFigures(plainCompany(model)))
      const each = (memoryNow(collect) - empty) / held.length
      return (one + each * (scenarios - 1)) / one
    }

    const measured = await runInTurn({ runs: 5, warmUps: 0 }, twenty, copies)
    const megabytes = Math.round(one / 2 ** 20)
    const size = `${scenarios} scenarios of ${changes} changes each; one with its model: ${megabytes} MB`
    return { ...measured, size: `${sizeOf(model)}, ${size}` }
  },
}
