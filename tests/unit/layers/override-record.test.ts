/** What overrides were worth, and what each layer added by class. */

import { planToArchive } from '@main/engine/archive/plan-to-archive'
import { type KeptPlan, withKeptPlans } from '@main/engine/archive/published-cycles'
import { forecastAccuracy } from '@main/engine/indicators/forecast-accuracy'
import { itemClasses } from '@main/engine/indicators/item-classes'
import { overrideRecord } from '@main/engine/indicators/override-record'
import { addedValue } from '@main/engine/indicators/value-added'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const order = (month: string, customer: string, quantity: number) => ({
  sales_order: `${month}-${customer}`,
  line: 1,
  customer,
  item: 'P',
  ordered_on: `${month}-01`,
  requested_on: `${month}-15`,
  promised_on: null,
  shipped_on: `${month}-15`,
  quantity_ordered: quantity,
  quantity_shipped: quantity,
  quantity_cancelled: 0,
  quantity_returned: 0,
  price: 10,
  status: 'shipped',
})

/** Orders of C1: 100 and 80 in November and December 2026, 90 and 120 the year before; of C2 40 in November. */
const source = smallCompany({
  sales_order_line: [
    order('2025-11', 'C1', 90),
    order('2025-12', 'C1', 120),
    order('2026-11', 'C1', 100),
    order('2026-11', 'C2', 40),
    order('2026-12', 'C1', 80),
  ],
})
const model = buildPlanModel(source, '2027-01-01', { past: 24, future: 6 })

const row = (line: string, measure: string, ...cells: number[]) => ({
  side: 'demand',
  line,
  measure,
  cells: Float64Array.from(cells),
})
const none = Number.NaN
/** October's plan of November and December: C1 overridden in both, C2 in November, where the layers said nothing. */
const october: KeptPlan = {
  asOf: '2026-10',
  periods: 3,
  rows: [
    row('P|C1', 'consensus_demand', 50, 130, 90),
    row('P|C1', 'override', none, 130, 90),
    row('P|C1', 'layers_demand', none, 110, 60),
    row('P|C2', 'consensus_demand', 0, 30, 0),
    row('P|C2', 'override', none, 30, none),
  ],
  authorOf: (line) => (line === 'P|C1' ? 'ann' : 'bob'),
}
const cycles = withKeptPlans(model, [], [october])
const asked = { where: {}, last: 12, months: 12, lag: null, person: 'ann' }

describe('the record of overrides', () => {
  test('says by how many points they made it better or worse than the layers', () => {
    const { yours, everybody, people } = overrideRecord(model, cycles, asked)
    // Ann: November 130 for 100 where the layers said 110; December 90 for 80 where they said 60.
    expect(yours).toMatchObject({ count: 2, better: 1, worse: 1 })
    expect(yours?.wmape).toBeCloseTo(40 / 180, 12)
    expect(yours?.layers_wmape).toBeCloseTo(30 / 180, 12)
    expect(yours?.value_added).toBeCloseTo(-10 / 180, 12)
    expect(yours?.bias).toBeCloseTo(40 / 180, 12)
    // Seasonal naive: 90 for 100 and 120 for 80.
    expect(yours?.value_added_naive).toBeCloseTo(10 / 180, 12)
    // Bob: 30 for 40 where they said nothing.
    expect(everybody).toMatchObject({ count: 3, better: 2, worse: 1 })
    expect(people.map(({ person }) => person)).toEqual(['ann', 'bob'])
    expect(people[1]?.record.value_added).toBeCloseTo(30 / 40, 12)
  })

  test('counts the last ones, of the lines asked about, and lists them', () => {
    const { yours, overrides } = overrideRecord(model, cycles, { ...asked, last: 1 })
    expect(yours).toMatchObject({ count: 1, better: 1 })
    expect(overrides).toEqual([
      {
        item: 'P',
        name: { zh: 'P', en: 'P' },
        month: '2026-12',
        cycle: '2026-10',
        author: 'ann',
        said: 90,
        without: 60,
        actual: 80,
      },
    ])
    const elsewhere = overrideRecord(model, cycles, { ...asked, where: { customer: 'C2' } })
    expect(elsewhere.yours).toBeNull()
    expect(elsewhere.everybody).toMatchObject({ count: 1 })
  })

  test('goes by the last cycle before the month, or by the one that looked so many months ahead', () => {
    const november: KeptPlan = {
      asOf: '2026-11',
      periods: 2,
      rows: [row('P|C1', 'consensus_demand', 100, 85)],
    }
    const both = withKeptPlans(model, [], [october, november])
    expect(overrideRecord(model, both, asked).yours).toMatchObject({ count: 1 })
    expect(overrideRecord(model, both, { ...asked, lag: 2 }).yours).toMatchObject({ count: 1 })
  })

  test('is empty where nothing was overridden', () => {
    expect(overrideRecord(model, [], asked)).toEqual({
      yours: null,
      everybody: null,
      people: [],
      overrides: [],
    })
  })
})

describe('layers', () => {
  const accuracy = (level: 'line' | 'item' | 'family' | 'total') =>
    forecastAccuracy(model, cycles, { where: {}, months: 12, lags: [1], level })
  const of = (layer: string, level: Parameters<typeof accuracy>[0] = 'item') =>
    accuracy(level).layers.find((one) => one.layer === layer)

  test('are measured before and after overrides', () => {
    // November: 110 before and 160 after, for 140.
    expect(of('before_override')).toMatchObject({ pairs: 1, mae: 30 })
    expect(of('consensus_demand')).toMatchObject({ pairs: 1, mae: 20 })
  })

  test('are measured by line, item, family or all together', () => {
    expect(of('consensus_demand', 'line')).toMatchObject({ pairs: 2, mae: 20 })
    expect(of('consensus_demand', 'total')).toMatchObject({ pairs: 1, mae: 20 })
  })

  test('are told apart by class of the items', () => {
    const { classes, people } = addedValue(model, cycles, {
      where: {},
      months: 12,
      lag: 1,
      level: 'item',
    })
    expect(classes).toHaveLength(1)
    expect(classes[0]).toMatchObject({ class: itemClasses(model).get('P'), items: 1 })
    expect(people.map(({ person }) => person)).toEqual(['ann', 'bob'])
  })
})

test('items are A by revenue and X by steadiness', () => {
  // One order in two of twelve months: far from steady.
  expect(itemClasses(model).get('P')).toBe('AZ')
})

test('a plan in the archive keeps what was overridden and what the layers said there', () => {
  const plan = smallPlan(smallCompany())
  plan.apply({
    kind: 'set_cells',
    measure: 'override',
    cells: [
      {
        line: 'P|C1',
        period: '2027-02',
        before: null,
        after: 500,
        depthBefore: null,
        depthAfter: 0,
      },
    ],
  })
  const { rows } = planToArchive(plan)
  const cellsOf = (measure: string) =>
    rows.filter((one) => one.measure === measure).map(({ line, cells }) => [line, [...cells]])
  expect(cellsOf('override')).toEqual([['P|C1', [NaN, 500, NaN, NaN, NaN, NaN]]])
  expect(cellsOf('layers_demand')).toEqual([['P|C1', [NaN, 60, NaN, NaN, NaN, NaN]]])
})
