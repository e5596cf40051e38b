/** Where the formula of a total stands in for the sum of its lines, both say the same. */
import { readFiguresAndFormulas } from '@main/engine/hierarchy/formula-figures'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { readRow } from '@main/engine/plan/read-row'
import { measures } from '@shared/model/measures/measures'
import { compileOwnMeasures, type OwnMeasure } from '@shared/model/measures/own-measures'
import { expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'

const model = buildPlanModel(createSampleSource(), '2026-11-15')
const plan = planOf(model)
const linesOf = {
  demand: [...model.demandLines.keys()],
  supply: [...model.supplyLines.keys()],
  resource: [...model.resources.keys()],
}

const compiled = (formula: string, over: Partial<OwnMeasure> = {}) =>
  compileOwnMeasures([
    {
      key: 'mine',
      name: { zh: 'x', en: 'x' },
      level: 'demand',
      unit: 'quantity',
      across: 'sum',
      formula,
      ...over,
    },
  ])[0]!

test('a measure that is not declared sparse has a figure on every line where it has one at all', () => {
  for (const { key, level, across, sparse } of measures) {
    if (across.kind !== 'sum' || sparse || level === 'finance') continue
    const rows = linesOf[level].map((line) => readRow(plan, key, line))
    const known = rows[0]!.map((value) => Number(Number.isNaN(value)))
    for (const row of rows)
      expect(
        row.every((value, t) => Number.isNaN(value) === (known[t] === 1)),
        key,
      ).toBe(true)
  }
})

test.each([
  ['revenue - cost_of_goods', true],
  ['-(consensus_demand * 2) + 0.5 * firm_demand / 4', true],
  ['moving_average(lag(actual_orders, 2), 3) + prev(baseline)', true],
  ['year_to_date(revenue) - cumulate(lead(revenue, 1))', true],
  ['revenue + 1', false],
  ['revenue / planned_shipments', false],
  ['consensus_demand - sales_forecast', false],
  ['max(firm_demand, baseline)', false],
  ['override', false],
])('%s', (formula, additive) => {
  const measure = compiled(formula)
  expect(measure.additive).toBe(additive)
  const reader = readFiguresAndFormulas(plan)
  const total = reader.figures(measure, linesOf.demand)
  const lines = linesOf.demand.map((line) => reader.figures(measure, [line]))
  total.forEach((value, t) => {
    const known = lines.map((row) => row[t]!).filter((figure) => !Number.isNaN(figure))
    if (known.length === 0) expect(value).toBeNaN()
    else {
      const sum = known.reduce((a, b) => a + b, 0)
      const size = known.reduce((a, b) => a + Math.abs(b), 0)
      expect(Math.abs(value - sum)).toBeLessThanOrEqual(1e-9 * Math.max(1, size))
    }
  })
})

test('days of supply of several lines are no sum, and no formula takes them for one', () => {
  expect(compiled('days_of_supply', { level: 'supply' }).additive).toBe(false)
})
