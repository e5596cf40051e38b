import { lastCycleDemand, withKeptPlans } from '@main/engine/archive/published-cycles'
import { forecastAccuracy } from '@main/engine/indicators/forecast-accuracy'
import { forecastWaterfall } from '@main/engine/indicators/forecast-waterfall'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { describe, expect, test } from 'vitest'
import { createSampleSource } from '../../support/sample-source'
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
const published = (
  as_of: string,
  month: string,
  measure: string,
  quantity: number,
  customer = '*',
) => ({ as_of, item: 'P', customer, month, measure, quantity })

/** Orders: 100 in November 2026 (60 and 40), 80 in December; the year before 90 and 120. */
const source = smallCompany({
  sales_order_line: [
    order('2025-11', 'C1', 90),
    order('2025-12', 'C1', 120),
    order('2026-11', 'C1', 60),
    order('2026-11', 'C2', 40),
    order('2026-12', 'C1', 80),
  ],
  published_plan: [
    published('2026-10', '2026-11', 'consensus_demand', 110),
    published('2026-10', '2026-12', 'consensus_demand', 100),
    published('2026-10', '2026-11', 'baseline', 130),
    published('2026-11', '2026-12', 'consensus_demand', 70),
    published('2026-11', '2027-01', 'consensus_demand', 50),
    published('2026-11', '2026-12', 'sales_forecast', 80),
  ],
})
const model = buildPlanModel(source, '2027-01-01', { past: 24, future: 6 })
const all = { where: {}, months: 12, lags: [1, 2] }
const of = (layer: string, lag: number, answer = forecastAccuracy(model, model.cycles, all)) =>
  answer.layers.find((one) => one.layer === layer && one.lag === lag)

describe('accuracy by lag', () => {
  test('one month ahead: 110 for 100 and 70 for 80 are 20/180', () => {
    expect(of('consensus_demand', 1)).toMatchObject({ pairs: 2, mae: 10, tracking_signal: 0 })
    expect(of('consensus_demand', 1)?.wmape).toBeCloseTo(20 / 180, 12)
    expect(of('consensus_demand', 1)?.bias).toBeCloseTo(0, 12)
  })

  test('two months ahead there is the December of the October cycle', () => {
    expect(of('consensus_demand', 2)).toMatchObject({ pairs: 1, wmape: 0.25, bias: 0.25 })
  })

  test('the seasonal naive forecast is measured on the same pairs, and value added against it', () => {
    expect(of('seasonal_naive', 1)?.wmape).toBeCloseTo(50 / 180, 12)
    expect(of('consensus_demand', 1)?.value_added).toBeCloseTo(30 / 180, 12)
    expect(of('seasonal_naive', 1)?.value_added).toBeCloseTo(0, 12)
  })

  test('a layer is measured where it said something; nothing said is no figure', () => {
    expect(of('baseline', 1)).toMatchObject({ pairs: 1, wmape: 0.3 })
    expect(of('sales_forecast', 1)).toMatchObject({ pairs: 1, wmape: 0, tracking_signal: null })
    expect(of('baseline', 2)).toMatchObject({ pairs: 0, wmape: null, bias: null, mase: null })
  })

  test('what was published of all customers together says nothing of one', () => {
    const answer = forecastAccuracy(model, model.cycles, { ...all, where: { customer: 'C1' } })
    expect(answer.cycles).toEqual([])
    expect(of('consensus_demand', 1, answer)?.wmape).toBeNull()
  })
})

describe('plans decided here', () => {
  const kept = {
    asOf: '2026-11',
    periods: 2,
    rows: [
      {
        side: 'demand',
        line: 'P|C1',
        measure: 'consensus_demand',
        cells: Float64Array.of(50, 90),
      },
    ],
  }
  const cycles = withKeptPlans(model, model.cycles, [kept])

  test('take the place of what the source says of the same cycle', () => {
    expect(cycles.map(({ asOf }) => asOf)).toEqual(['2026-10', '2026-11'])
    const answer = forecastAccuracy(model, cycles, { ...all, lags: [0, 1] })
    expect(of('consensus_demand', 0, answer)).toMatchObject({ pairs: 1, wmape: 0.5 })
  })

  test('are measured by customer, and a customer without a figure was planned with nothing', () => {
    const answer = forecastAccuracy(model, cycles, {
      where: { customer: 'C2' },
      months: 12,
      lags: [0],
    })
    expect(of('consensus_demand', 0, answer)).toMatchObject({ pairs: 1, wmape: 1, bias: -1 })
  })
})

test('the waterfall has a row a cycle, a column a month, and what was ordered last', () => {
  const table = forecastWaterfall(model, model.cycles, {
    where: {},
    layer: 'consensus_demand',
    cycles: 12,
  })
  expect(table).toEqual({
    months: ['2026-11', '2026-12', '2027-01'],
    rows: [
      { asOf: '2026-10', values: [110, 100, null] },
      { asOf: '2026-11', values: [null, 70, 50] },
    ],
    actual: [100, 80, null],
  })
})

test('the last cycle is spread over customers by their orders of the year', () => {
  const cells = lastCycleDemand(model.cycles, model.axis, model.layers.yearWeight)
  const t = model.axis.periods.indexOf('2027-01')
  const count = model.axis.periods.length
  const ofLine = (key: string) => cells[model.demandIndex.get(key)! * count + t]
  expect(ofLine('P|C1')).toBeCloseTo((50 * 140) / 180, 9)
  expect(ofLine('P|C2')).toBeCloseTo((50 * 40) / 180, 9)
  expect(cells.at(-1)).toBeNaN()
})

test('the sample company: agreed forecasts beat the seasonal naive one at every lag', () => {
  const sample = buildPlanModel(createSampleSource(), '2026-11-15')
  const lags = [1, 2, 3, 4, 5, 6]
  const answer = forecastAccuracy(sample, sample.cycles, { where: {}, months: 12, lags })
  expect(answer.cycles).toHaveLength(12)
  for (const lag of lags) {
    const agreed = of('consensus_demand', lag, answer)
    expect(agreed?.pairs).toBeGreaterThan(300)
    expect(agreed?.value_added).toBeGreaterThan(0.02)
    expect(agreed?.wmape).toBeLessThan(0.25)
    for (const value of Object.values(agreed ?? {})) expect(value).not.toBeNaN()
  }
})
