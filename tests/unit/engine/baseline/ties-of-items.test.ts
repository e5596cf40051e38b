/** Items that take another's place or sell as another does, with figures worked out by hand: 100 a month, three quarters of it for C1. */

import { lifecycleCells } from '@main/engine/baseline/lifecycle-part'
import { listBaseline } from '@main/engine/baseline/list-baseline'
import { prepareWish } from '@main/engine/baseline/prepare-wish'
import { showForecast } from '@main/engine/baseline/show-forecast'
import { suggestTies } from '@main/engine/baseline/suggest-ties'
import { withForecastSettings } from '@main/engine/baseline/with-forecast-settings'
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { methodForAll } from '@renderer/features/forecast/method-for-all'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { ForecastSetting, LikenessSetting, Succession } from '@shared/model/forecast-setting'
import { monthNumber } from '@shared/model/orders/order-summary'
import { describe, expect, test } from 'vitest'
import { smallCompany } from '../../../support/small-company'

const horizon = 12
const monthOf = (back: number): string => {
  const month = monthNumber('2027-01') - back
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

function order(item: string, customer: string, back: number, quantity: number): CanonicalRow {
  const day = `${monthOf(back)}-05`
  return {
    sales_order: `${item}-${customer}-${back}`,
    line: 1,
    customer,
    item,
    ordered_on: day,
    requested_on: day,
    promised_on: null,
    shipped_on: day,
    quantity_ordered: quantity,
    quantity_shipped: quantity,
    quantity_cancelled: 0,
    quantity_returned: 0,
    price: 10,
    status: 'shipped',
  }
}

/** Both customers' orders of a month. */
const ordered = (item: string, back: number, quantity: number): CanonicalRow[] => [
  order(item, 'C1', back, 0.75 * quantity),
  order(item, 'C2', back, 0.25 * quantity),
]

const steady = Array.from({ length: 36 }, (_, k) => ordered('P', 36 - k, 100)).flat()

type Tables = Record<string, CanonicalRow[]>

function company(
  orders: CanonicalRow[],
  fields: Record<string, CanonicalRow> = {},
  tables: Tables = {},
): PlanModel {
  const [product, material] = smallCompany().tables.item!
  const items = ['P', 'N', 'Q'].map((item) => ({
    ...product!,
    item,
    name_en: item,
    category: 'K',
    ...fields[item],
  }))
  const source = smallCompany({
    item: [...items, material!],
    sales_order_line: orders,
    sales_forecast: [],
    ...tables,
  })
  return buildPlanModel(source, '2027-01-01', { past: 36, future: horizon })
}

const usual = { method: 'combination', leaveOut: [], decisions: [] } as const
const follows = (over: Partial<Succession> = {}): ForecastSetting => ({
  ...usual,
  leaveOut: [],
  decisions: [],
  follows: {
    predecessor: 'P',
    from: '2027-03',
    months: 4,
    shape: 'linear',
    share: 1,
    factor: 1,
    ...over,
  },
})
const like = (over: Partial<LikenessSetting> = {}): ForecastSetting => ({
  ...usual,
  leaveOut: [],
  decisions: [],
  like: { analogue: 'P', from: '2027-03', months: 4, shape: 'linear', scale: 0.5, ...over },
})
const under = (model: PlanModel, settings: Record<string, ForecastSetting>): PlanModel =>
  withForecastSettings(model, new Map(Object.entries(settings)))

/** What sales submitted for P: 120 every planned month, three quarters of it for C1. */
const submitted: CanonicalRow[] = Array.from({ length: horizon }, (_, h) =>
  ['C1', 'C2'].map((customer) => ({
    submission: `${customer}-${h}`,
    customer,
    item: 'P',
    month: monthOf(-h),
    quantity: customer === 'C1' ? 90 : 30,
    status: 'approved',
    author: 'u1',
    submitted_on: '2026-12-20',
    revision: 1,
  })),
).flat()

/** The planned months of an item, or of one customer's line of it. */
const baseline = (model: PlanModel, item: string, customer?: string) =>
  plannedOf(model, model.layers.baseline, item, customer)

function plannedOf(
  { axis, demandLines }: PlanModel,
  cells: Float64Array,
  item: string,
  customer?: string,
): number[] {
  const count = axis.periods.length
  return Array.from({ length: horizon }, (_, h) =>
    demandLines.reduce(
      (sum, line, at) =>
        line.item.item === item && (!customer || line.customer.customer === customer)
          ? sum + cells[at * count + axis.current + h]!
          : sum,
      0,
    ),
  )
}
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6))
const ramp = [0, 0, 12.5, 37.5, 62.5, 87.5, 100, 100, 100, 100, 100, 100]

describe('an item that takes the place of another', () => {
  const model = company(steady)

  test('grows by the ramp as the other goes, and both add up to what the one sold', () => {
    const tied = under(model, { N: follows() })
    expect(baseline(tied, 'N')).toEqual(close(ramp))
    expect(baseline(tied, 'P')).toEqual(close(ramp.map((value) => 100 - value)))
    expect(baseline(model, 'P')).toEqual(close(ramp.map(() => 100)))
  })

  test('is bought by the customers of the other, in the same parts', () => {
    const tied = under(model, { N: follows() })
    expect(baseline(tied, 'N', 'C1')[11]).toBeCloseTo(75, 6)
    expect(baseline(tied, 'N', 'C2')[11]).toBeCloseTo(25, 6)
    expect(tied.supplyOfItem.get('N')).toHaveLength(1)
    expect(tied.blendedDemand).toHaveLength(tied.demandLines.length * tied.axis.periods.length)
  })

  test('takes a share of it in units of its own; the rest stays', () => {
    const tied = under(model, { N: follows({ share: 0.8, factor: 0.5 }) })
    expect(baseline(tied, 'N')).toEqual(close(ramp.map((value) => 0.4 * value)))
    expect(baseline(tied, 'P')).toEqual(close(ramp.map((value) => 100 - 0.8 * value)))
  })

  test('of a predecessor that is phased out what does not go over runs down by its life', () => {
    const leaving = company(steady, { P: { lifecycle: 'phase_out' } })
    const tied = under(leaving, { N: follows({ share: 0.8 }) })
    expect(baseline(tied, 'P')).toEqual(
      close(ramp.map((value, h) => 80 - 0.8 * value + 20 * Math.max(0, 1 - (h + 1) / 12))),
    )
  })

  test('what sales submitted for the other goes down with it, so that nothing counts twice', () => {
    const told = company(steady, {}, { sales_forecast: submitted })
    const blended = (of: PlanModel, item: string) => plannedOf(of, of.blendedDemand, item)
    expect(blended(told, 'P')).toEqual(close(ramp.map(() => 108)))
    const tied = under(told, { N: follows() })
    expect(plannedOf(tied, tied.layers.salesForecast, 'P')).toEqual(
      close(ramp.map((value) => 1.2 * (100 - value))),
    )
    expect(blended(tied, 'P')).toEqual(close(ramp.map((value) => 1.08 * (100 - value))))
    expect(blended(tied, 'N')).toEqual(close(ramp))
    // What is submitted for the one that grows stays as it is.
    const both = [...submitted, ...submitted.map((row) => ({ ...row, item: 'N' }))]
    const grown = under(company(steady, {}, { sales_forecast: both }), { N: follows() })
    expect(plannedOf(grown, grown.layers.salesForecast, 'N')).toEqual(close(ramp.map(() => 120)))
  })

  test('is lifted by the events that lift the other', () => {
    const event = {
      event: 'E1',
      name_zh: '促销',
      name_en: 'Promotion',
      kind: 'promotion',
      from_month: '2027-11',
      to_month: '2027-11',
      region: null,
      family: 'F',
      item: null,
      customer: 'C1',
      uplift_percent: 20,
    }
    const tied = under(company(steady, {}, { event: [event] }), { N: follows({ share: 0.5 }) })
    const uplift = (item: string) => plannedOf(tied, tied.layers.driverUplift, item)
    expect(uplift('N')).toEqual(close(ramp.map((_, h) => (h === 10 ? 0.2 * 37.5 : 0))))
    expect(uplift('P')).toEqual(uplift('N'))
  })

  test('can be forecast by a method of choice, which holds for all of its demand', () => {
    const tied = under(model, { N: follows() })
    const { items } = prepareWish(tied, { item: 'N' }, { method: 'theta' })
    expect(items).toMatchObject([{ item: 'P', after: { method: 'theta' } }])
    const back = prepareWish(tied, { item: 'N' }, { usual: true })
    expect(back.items).toMatchObject([{ item: 'N', after: null }])
  })

  test('has no last year of its own before it is ordered', () => {
    const { items } = listBaseline(under(model, { N: follows() }), {})
    const lastYear = new Map(items.map((one) => [one.item, one.lastYear]))
    expect([lastYear.get('P'), lastYear.get('N')]).toEqual([1200, 0])
  })

  test('two successors share what there is, and one after the other hands it on', () => {
    const both = under(model, { N: follows({ share: 0.6 }), Q: follows({ share: 0.4 }) })
    expect(baseline(both, 'N')).toEqual(close(ramp.map((value) => 0.6 * value)))
    expect(baseline(both, 'Q')).toEqual(close(ramp.map((value) => 0.4 * value)))
    const chain = under(model, { N: follows(), Q: follows({ predecessor: 'N', from: '2027-05' }) })
    const sum = ['P', 'N', 'Q'].map((item) => baseline(chain, item))
    expect(ramp.map((_, h) => sum.reduce((all, one) => all + one[h]!, 0))).toEqual(
      close(ramp.map(() => 100)),
    )
    expect(sum[2]![11]).toBeCloseTo(100, 6)
  })

  test('carries over the history: what both sold is one, in either’s units', () => {
    // Since six months N sells 10 more a month, P 10 less.
    const moving = Array.from({ length: 36 }, (_, k) => {
      const moved = Math.max(0, k - 29) * 10
      return [...ordered('P', 36 - k, 100 - moved), ...(moved ? ordered('N', 36 - k, moved) : [])]
    }).flat()
    const plain = company(moving)
    const tied = under(plain, { N: follows({ from: monthOf(6) }) })
    const [own, other] = [baseline(tied, 'N'), baseline(tied, 'P')]
    expect(own.map((value, h) => value + other[h]!)).toEqual(close(ramp.map(() => 100)))
    expect(own[0]).toBeGreaterThan(65)
    const shown = showForecast(tied, { item: 'N' })
    expect([...shown!.used]).toEqual(close(Array.from({ length: 36 }, () => 100)))
    expect([...shown!.observed].slice(-3)).toEqual(close([40, 50, 60]))
    expect(shown!.detail!.shared.map(({ item }) => item)).toEqual(['P', 'N'])
    // Together nothing counts twice.
    const family = showForecast(tied, { family: 'F' })
    expect([...family!.used].slice(-3)).toEqual(close([100, 100, 100]))
  })

  test('taken back, all is as before, bit for bit', () => {
    const again = under(model, {})
    expect(again).toBe(model)
    expect(under(model, { N: { ...follows(), follows: undefined } }).layers.baseline).toEqual(
      model.layers.baseline,
    )
  })

  test('nobody takes his own place', () => {
    const tied = under(model, { N: follows() })
    expect(() =>
      prepareWish(tied, { item: 'P' }, { follows: follows({ predecessor: 'N' }).follows! }),
    ).toThrow('SUCCESSION_CIRCULAR')
    expect(() => prepareWish(model, { item: 'P' }, { follows: follows().follows! })).toThrow(
      'SUCCESSION_CIRCULAR',
    )
    expect(() => prepareWish(model, { item: 'X' }, { follows: follows().follows! })).toThrow(
      'NOT_FOUND',
    )
  })
})

describe('a new item that sells as another does', () => {
  const model = company(steady)

  test('comes to its scale of the other by the ramp', () => {
    const tied = under(model, { N: like() })
    expect(baseline(tied, 'N')).toEqual(close(ramp.map((value) => value / 2)))
    expect(baseline(tied, 'P')).toEqual(close(ramp.map(() => 100)))
    expect(baseline(tied, 'N', 'C1')[11]).toBeCloseTo(37.5, 6)
    expect(showForecast(tied, { item: 'N' })!.detail!.reasons).toEqual(['like_another'])
  })

  test('does so whatever method is chosen for all as long as it has no history of its own', () => {
    const tied = under(model, { N: like() })
    const { items } = prepareWish(tied, { family: 'F' }, methodForAll('combination'))
    expect(items).toEqual([])
    const { items: pinned } = prepareWish(tied, { family: 'F' }, methodForAll('theta'))
    const settings = Object.fromEntries(pinned.map(({ item, after }) => [item, after!]))
    expect(settings.N).toMatchObject({ method: 'theta', like: { analogue: 'P' } })
    expect(baseline(under(model, settings), 'N')[11]).toBeCloseTo(50, 6)
    const back = prepareWish(under(model, settings), { family: 'F' }, methodForAll('combination'))
    expect(back.items.find(({ item }) => item === 'N')!.after).toEqual(like())
  })

  test('moves to what it sells itself, as far as that tells', () => {
    // Four months on a straight ramp to 80 a month, expected 50: (3 × 50 + 160) ÷ (3 + 2) = 62.
    const sold = [10, 30, 50, 70].flatMap((value, k) => ordered('N', 4 - k, value))
    const tied = under(company([...steady, ...sold]), { N: like({ from: monthOf(4) }) })
    expect(baseline(tied, 'N')).toEqual(close(ramp.map(() => 62)))
  })

  test('is forecast by itself once it is old enough', () => {
    const sold = Array.from({ length: 18 }, (_, k) => ordered('N', 18 - k, 30)).flat()
    const tied = under(company([...steady, ...sold]), { N: like({ from: monthOf(18) }) })
    expect(baseline(tied, 'N')).toEqual(close(ramp.map(() => 30)))
  })

  test('two that are said to be like each other have nothing to go by', () => {
    const tied = under(model, { N: like({ analogue: 'Q' }), Q: like({ analogue: 'N' }) })
    expect(baseline(tied, 'N')).toEqual(ramp.map(() => 0))
  })

  test('nobody sells as himself, however far around', () => {
    const wish = (of: PlanModel, item: string, analogue: string) =>
      prepareWish(of, { item }, { like: like({ analogue }).like! })
    const tied = under(model, { N: like() })
    expect(() => wish(tied, 'P', 'N')).toThrow('SUCCESSION_CIRCULAR')
    const chain = under(model, { N: like(), Q: like({ analogue: 'N' }) })
    expect(() => wish(chain, 'P', 'Q')).toThrow('SUCCESSION_CIRCULAR')
    const followed = under(model, { N: follows() })
    expect(() => wish(followed, 'P', 'N')).toThrow('SUCCESSION_CIRCULAR')
    expect(wish(tied, 'Q', 'N').items).toHaveLength(1)
  })
})

describe('what the lives of items have of the baseline', () => {
  const lifecycle = (model: PlanModel, item: string) =>
    plannedOf(model, lifecycleCells(model), item)
  const nothing = ramp.map(() => 0)

  test('what one gains by taking the place of another, the other loses', () => {
    const tied = under(company(steady), { N: follows() })
    expect(lifecycle(tied, 'N')).toEqual(close(ramp))
    expect(lifecycle(tied, 'P')).toEqual(close(ramp.map((value) => -value)))
  })

  test('all of it for a new item that sells as another does, which loses nothing', () => {
    const tied = under(company(steady), { N: like() })
    expect(lifecycle(tied, 'N')).toEqual(close(baseline(tied, 'N')))
    expect(lifecycle(tied, 'P')).toEqual(close(nothing))
  })

  test('what an item that is phased out no longer sells, below zero; nothing of any other', () => {
    const leaving = company(steady, { P: { lifecycle: 'phase_out' } })
    expect(lifecycle(leaving, 'P')).toEqual(
      close(ramp.map((_, h) => 100 * (Math.max(0, 1 - (h + 1) / 12) - 1))),
    )
    expect(lifecycle(company(steady), 'P')).toEqual(close(nothing))
  })
})

describe('a tie without effect', () => {
  const young = Array.from({ length: 18 }, (_, k) => ordered('N', 18 - k, 30)).flat()
  const told = (tied: PlanModel) => {
    const { setting, tiedTo, idle } = showForecast(tied, { item: 'N' })!.detail!
    return { setting, tiedTo, idle }
  }
  const model = company([...steady, ...young])
  const name = { zh: expect.any(String), en: 'P' }

  test('is still told, with the reason and the other’s name', () => {
    const grown = like({ from: monthOf(18) })
    expect(told(under(model, { N: grown }))).toEqual({
      setting: grown,
      tiedTo: name,
      idle: 'own_history',
    })
    const pinned: ForecastSetting = { ...like(), method: 'theta' }
    expect(told(under(model, { N: pinned }))).toEqual({
      setting: pinned,
      tiedTo: name,
      idle: 'own_history',
    })
    expect(told(under(model, { N: like(), P: follows({ predecessor: 'N' }) })).idle).toBe(
      'shared_demand',
    )
    expect(told(under(model, { N: follows() }))).toMatchObject({ tiedTo: name, idle: null })
    expect(told(under(model, { N: like() }))).toMatchObject({ tiedTo: name, idle: null })
    expect(told(model)).toEqual({ setting: null, tiedTo: null, idle: null })
  })

  test('to an item that left the data, or was never sold, is told and can be taken back', () => {
    const left = under(model, { N: follows({ predecessor: 'GONE' }) })
    expect(told(left)).toEqual({
      setting: follows({ predecessor: 'GONE' }),
      tiedTo: null,
      idle: 'unknown_item',
    })
    expect(prepareWish(left, { item: 'N' }, { follows: null }).items).toMatchObject([
      { item: 'N', after: null },
    ])
    expect(told(under(model, { N: like({ analogue: 'GONE' }) })).idle).toBe('unknown_item')
    expect(told(under(model, { N: like({ analogue: 'Q' }) }))).toMatchObject({
      tiedTo: { en: 'Q' },
      idle: 'unknown_item',
    })
  })
})

describe('suggestions', () => {
  test('name the successor that the data name, with what was sold', () => {
    const model = company(steady, { P: { successor: 'N' } })
    expect(suggestTies(model, 'N')).toMatchObject([
      { kind: 'follows', item: 'N', evidence: 'data', follows: { predecessor: 'P', share: 1 } },
    ])
    expect(suggestTies(model, 'P')).toEqual(suggestTies(model, 'N'))
    expect(suggestTies(under(model, { N: follows() }), 'N')).toEqual([])
  })

  test('name one that came as the other went, and nobody without evidence', () => {
    const moving = Array.from({ length: 36 }, (_, k) => {
      const moved = Math.max(0, k - 27) * 11
      return [...ordered('P', 36 - k, 100 - moved), ...(moved ? ordered('N', 36 - k, moved) : [])]
    }).flat()
    const model = company(moving)
    expect(suggestTies(model, 'N')).toMatchObject([
      { kind: 'follows', evidence: 'history', before: 100, latestNew: 77 },
    ])
    const apart = Array.from({ length: 36 }, (_, k) => [
      ...ordered('P', 36 - k, 100),
      ...(k > 27 ? ordered('N', 36 - k, 50) : []),
    ]).flat()
    expect(suggestTies(company(apart), 'N')).toEqual([])
    expect(suggestTies(company(apart), 'P')).toEqual([])
  })

  test('name items that a new one is like', () => {
    const [first] = suggestTies(company(steady, { N: { lifecycle: 'new' } }), 'N')
    expect(first).toMatchObject({ kind: 'like', like: { analogue: 'P', scale: 1 }, likeness: 1 })
  })
})
