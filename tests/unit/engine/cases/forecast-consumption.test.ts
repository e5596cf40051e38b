/** Orders consume forecast: in their own period, then earlier, then later. */
import { blendDemand } from '@main/engine/demand/blended-demand'
import { consumeForecast } from '@main/engine/demand/consensus'
import { consumeOverTime } from '@main/engine/demand/consume-over-time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workedCase } from '../../../support/worked-case'

interface Case {
  readonly inputs: {
    readonly orders: readonly (readonly [string, number])[]
    readonly consumeEarlierDays: number
    readonly consumeLaterDays: number
  }
  readonly expected: { readonly totalDemand: number }
}

workedCase<Case>(
  '27-forecast-consumption.json',
  'after the frePPLe test forecast_3',
  ({ inputs, expected }) => {
    test('days 1 to 21 and the week after them keep what no order took', () => {
      const forecast = [...Array<number>(21).fill(20), 140]
      const orders = Array<number>(22).fill(0)
      for (const [date, quantity] of inputs.orders) {
        const bucket = Math.min(22, Number(date.slice(8)))
        orders[bucket - 1] = (orders[bucket - 1] ?? 0) + quantity
      }
      const window = { earlier: inputs.consumeEarlierDays, later: inputs.consumeLaterDays }
      const left = [...consumeOverTime(forecast, orders, window)]
      expect(left).toEqual([...Array<number>(6).fill(0), ...Array<number>(15).fill(20), 50])
      const total = [...left, ...orders].reduce((a, b) => a + b, 0)
      expect(total).toBe(expected.totalDemand)
    })
  },
)

describe('forecast netting, the check case of the frePPLe documentation (doc/examples/forecasting/forecast-netting.rst)', () => {
  const gross = [350, 350, 350, 350]
  const orders = [300, 500, 280, 0]
  test.each([
    [{ earlier: 1, later: 1 }, [0, 0, 0, 320]],
    [{ earlier: 0, later: 0 }, [50, 0, 70, 350]],
  ])('windows %j leave %j', (window, left) => {
    expect([...consumeOverTime(gross, orders, window)]).toEqual(left)
  })
})

describe('consumption over time', () => {
  const quantities = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 6, maxLength: 6 })

  test('without windows is what each period has alone, bit for bit', () => {
    fc.assert(
      fc.property(quantities, quantities, (blend, firm) => {
        const left = consumeOverTime(blend, firm, { earlier: 0, later: 0 })
        blend.forEach((value, t) => {
          const alone = consumeForecast([firm[t] ?? 0], [value])
          expect(consumeForecast([firm[t] ?? 0], [value], left[t])).toEqual(alone)
        })
      }),
    )
  })

  test('never counts an order and the forecast it consumed twice, nor leaves less than nothing', () => {
    const span = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(quantities, quantities, span, span, (forecast, orders, earlier, later) => {
        const left = consumeOverTime(forecast, orders, { earlier, later })
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
        expect(sum(forecast) - sum(left)).toBeLessThanOrEqual(sum(orders))
        const narrow = consumeOverTime(forecast, orders, { earlier: 0, later: 0 })
        expect(sum(left)).toBeLessThanOrEqual(sum(narrow))
      }),
    )
  })

  test('an order beyond its month takes from the months around it by the policy of the plan', () => {
    const row = (...values: number[]) => Float64Array.from(values)
    const axis = { periods: ['2027-01', '2027-02', '2027-03', '2027-04'], current: 0 }
    const layers = {
      baseline: row(350, 350, 350, 350),
      driverUplift: row(0, 0, 0, 0),
      salesForecast: row(NaN, NaN, NaN, NaN),
      pipeline: row(0, 0, 0, 0),
      usualWins: row(0),
      firmDemand: row(300, 500, 280, 0),
      shippedToDate: row(0),
    }
    const policy = { baselineWeight: 1, forecastWeight: 0, pipelineShare: 0 }
    const demand = (more: object) => [
      ...blendDemand(axis, layers, new Map([['A', [0]]]), () => ({ ...policy, ...more })),
    ]
    expect(demand({})).toEqual([350, 500, 350, 350])
    expect(demand({ consumeEarlier: 1, consumeLater: 1 })).toEqual([300, 500, 280, 320])
  })
})
