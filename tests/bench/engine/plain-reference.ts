/** What the engine is measured against: the same plan by hand, in the same run, with the same totals. */
import { readFigures } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { plainCompany } from '../plain-loops/plain-company'
import { plainFigures } from '../plain-loops/plain-figures'
import { calculatePlainly } from '../plain-loops/plain-plan'
import type { Plan } from './plan-in-hand'

export const plainWords = 'everything again by hand-written loops over typed arrays, same totals'

const sumOf = (values: Float64Array): number =>
  values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0)

/** Largest part by which two ways of adding may differ: the order of a million additions. */
const tolerance = 1e-9

/** Calculates by hand on every call. `check` throws where a measure's total differs from the engine's. */
export function plainReference(model: PlanModel) {
  const company = plainCompany(model)
  const figures = plainFigures(company)
  const calculate = (): void => calculatePlainly(company, figures)
  return {
    company,
    figures,
    calculate,
    check(plan: Plan): void {
      calculate()
      const reader = readFigures(plan)
      const compare = (key: string, lines: number, byHand: Float64Array): void => {
        let sum = 0
        // Line by line: the days of supply of a total are no sum.
        for (let line = 0; line < lines; line += 1) sum += sumOf(reader.sum(key, [line]))
        const expected = sumOf(byHand)
        if (Math.abs(sum - expected) > tolerance * Math.max(1, Math.abs(expected)))
          throw new Error(`${key} adds up to ${sum} in the engine and to ${expected} by hand`)
      }
      for (const [key, cells] of Object.entries(figures.demand))
        compare(key, company.demandLines, cells)
      for (const [key, cells] of Object.entries(figures.supply))
        compare(key, company.supplyLines, cells)
      compare('load', company.resources, figures.load)
    },
  }
}
