import { readFiguresAndFormulas } from '@main/engine/hierarchy/formula-figures'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { createView, describeView } from '@main/planning/open-view'
import { measureNamed } from '@shared/model/measures/measures'
import { compileOwnMeasures, type OwnMeasure } from '@shared/model/measures/own-measures'
import { expect, test } from 'vitest'
import { planOf, smallPlan, type TestPlan } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany } from '../../support/small-company'

const own = (key: string, formula: string, over: Partial<OwnMeasure> = {}): OwnMeasure => ({
  key,
  name: { zh: key, en: key },
  level: 'demand',
  unit: 'quantity',
  formula,
  across: 'sum',
  ...over,
})

/** Planned periods of the last of the measures, over these lines. */
function figures(plan: TestPlan, lines: number[], ...measures: OwnMeasure[]): number[] {
  const measure = compileOwnMeasures(measures).at(-1)!
  return [...readFiguresAndFormulas(plan).figures(measure, lines).slice(plan.model.axis.current)]
}

// Customers of 60 and 40 a month, at a price of 10 and a cost of 6.
const small = smallPlan(smallCompany())

test('line by line, then added up: a total is the sum of its lines', () => {
  const capped = own('capped', 'min(consensus_demand, 50)')
  expect(figures(small, [0], capped)[0]).toBe(50)
  expect(figures(small, [1], capped)[0]).toBe(40)
  expect(figures(small, [0, 1], capped)[0]).toBe(90)
})

test('from the totals: a ratio of a total is the ratio of the sums', () => {
  const price = own('price', 'consensus_demand / capped', { across: 'formula' })
  const weight = own('capped', 'min(consensus_demand, 50)')
  expect(figures(small, [0, 1], weight, price)[0]).toBeCloseTo(100 / 90, 12)
  expect(figures(small, [0], weight, price)[0]).toBeCloseTo(60 / 50, 12)
})

test('lines without a figure are passed over; where none has one there is none', () => {
  const some = own('some', 'if(consensus_demand > 50, consensus_demand, 1 / 0)')
  expect(figures(small, [0, 1], some)[0]).toBe(60)
  expect(figures(small, [1], some)[0]).toBeNaN()
  const typed = own('typed', 'override * 2')
  expect(figures(small, [0, 1], typed).every(Number.isNaN)).toBe(true)
})

test('periods are those of the plan', () => {
  const year = own('year', 'year_to_date(consensus_demand)')
  expect(figures(small, [0, 1], year)).toEqual([100, 200, 300, 400, 500, 600])
  const month = own('month', 'month_of_year()', { across: 'formula' })
  expect(figures(small, [0, 1], month)).toEqual([1, 2, 3, 4, 5, 6])
})

test('an own measure follows every edit and has a row in each node of its side', () => {
  const plan = smallPlan(smallCompany())
  const measures = compileOwnMeasures([
    own('doubled', 'consensus_demand * 2'),
    own('per_hour', 'load / capacity', { level: 'resource', across: 'formula' }),
  ])
  const spec = { scenario: 'base', side: 'demand', where: {}, expanded: [] } as const
  const read = () => {
    const open = createView(plan, 'v', { ...spec, openTo: 1, expanded: [], closed: [] }, measures)
    const view = describeView(plan, open, 0)
    const rows = view.rows.flatMap((row, at) => (row.measure === 'doubled' ? [at] : []))
    expect(view.rows.some(({ measure }) => measure === 'per_hour')).toBe(false)
    expect(view.rows.filter((_, at) => rows.includes(at)).every((row) => !row.editable)).toBe(true)
    const from = plan.model.axis.current
    return rows.map((row) => view.values[row * view.periods.length + from])
  }
  expect(read()).toEqual([200, 200])
  const period = plan.model.axis.periods[plan.model.axis.current]!
  const cell = { line: '', period, before: null, after: 100, depthBefore: null, depthAfter: 0 }
  plan.apply({
    kind: 'set_cells',
    measure: 'override',
    cells: [{ ...cell, line: plan.model.demandLines[0]!.key }],
  })
  expect(read()).toEqual([280, 280])
})

test('of the sample company, an own measure says what the measures it is made of say, at every level', () => {
  const model = buildPlanModel(createSampleSource(), '2026-11-15')
  const plan = planOf(model)
  const [margin, share] = compileOwnMeasures([
    own('margin', 'revenue - cost_of_goods'),
    own('margin_share', 'gross_margin / revenue', { unit: 'share', across: 'formula' }),
  ])
  const reader = readFiguresAndFormulas(plan)
  for (const { lines } of planNodes(model, 'demand', {}, new Set())) {
    const gross = reader.figures(measureNamed('gross_margin')!, lines)
    const revenue = reader.figures(measureNamed('revenue')!, lines)
    reader.figures(margin!, lines).forEach((value, t) => {
      if (Number.isNaN(gross[t]!)) expect(value).toBeNaN()
      else expect(Math.abs(value - gross[t]!)).toBeLessThan(1e-6)
    })
    reader.figures(share!, lines).forEach((value, t) => {
      if (revenue[t]! > 0) expect(value).toBe(gross[t]! / revenue[t]!)
      else expect(value).toBeNaN()
    })
  }
})
