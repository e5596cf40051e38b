/** What past promotions did, and what that suggests for planned ones. */
import { measureEvents } from '@main/engine/demand/event-uplift'
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
const event = (code: string, from: string, to = from, over: object = {}) => ({
  event: code,
  name_zh: code,
  name_en: code,
  kind: 'promotion',
  family: null,
  item: 'P',
  region: 'east',
  customer: null,
  from_month: from,
  to_month: to,
  uplift_percent: 20,
  ...over,
})

/** C1 orders twice what C2 does, whatever the month; half as much again in August 2026. */
const months = Array.from({ length: 24 }, (_, k) => {
  const year = 2025 + Math.floor(k / 12)
  return `${year}-${String((k % 12) + 1).padStart(2, '0')}`
})
const season = [80, 60, 100, 110, 120, 130, 120, 110, 100, 120, 140, 160]
const orders = months.flatMap((month, k) => {
  const usual = season[k % 12] ?? 0
  return [
    order(month, 'C1', 2 * usual * (month === '2026-08' ? 1.5 : 1)),
    order(month, 'C2', usual),
  ]
})
const measured = (...events: object[]) =>
  measureEvents(
    buildPlanModel(
      smallCompany({ sales_order_line: orders, event: events as never }),
      '2027-01-01',
      { past: 24, future: 6 },
    ),
  ).events

describe('an event', () => {
  test('did what its lines ordered beyond their usual part of the whole', () => {
    const [one] = measured(event('E1', '2026-08'))
    expect(one).toMatchObject({ planned: false, suggested: null })
    expect(one?.measured?.percent).toBeCloseTo(50, 9)
    expect(one?.measured).toMatchObject({ seasonKnown: true })
  })

  test('to come is told what those it is like did, with the evidence', () => {
    const [, planned] = measured(event('E1', '2026-08'), event('E2', '2027-03'))
    expect(planned).toMatchObject({ planned: true, measured: null, suggested: 50 })
    expect(planned?.evidence).toEqual([{ event: 'E1', percent: expect.closeTo(50, 9) }])
  })

  test('of another kind or family is no evidence', () => {
    const [, planned] = measured(
      event('E1', '2026-08'),
      event('E2', '2027-03', '2027-03', { kind: 'macro' }),
    )
    expect(planned).toMatchObject({ suggested: null, evidence: [] })
  })

  test('of the whole company has nothing to be set against', () => {
    const [one] = measured(event('E1', '2026-08', '2026-08', { item: null, region: null }))
    expect(one?.measured).toBeNull()
  })

  test('that came every year in the same month says that its season is not known', () => {
    const [, second] = measured(event('E1', '2025-08'), event('E2', '2026-08'))
    expect(second?.measured).toMatchObject({ seasonKnown: false })
  })
})

test('the promotions of the sample company are found again, as near as their error says', () => {
  const { events } = measureEvents(buildPlanModel(createSampleSource(), '2026-11-15'))
  const past = events.flatMap(({ measured, percent }) =>
    measured ? [{ ...measured, truth: percent }] : [],
  )
  expect(past).toHaveLength(13)
  const near = past.filter(({ percent, truth, error }) => Math.abs(percent - truth) <= 2 * error)
  expect(near.length).toBeGreaterThanOrEqual(10)
  for (const { percent, error } of past) {
    expect(Number.isFinite(percent)).toBe(true)
    expect(error).toBeGreaterThan(0)
  }
})
