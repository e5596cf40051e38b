import { cellDifferences, type DifferencesAsked } from '@main/engine/compare/cell-differences'
import { applyChanges, forkPlan } from '@main/engine/plan/working-plan'
import type { PlanChange } from '@shared/changes/plan-change'
import { cellFlags } from '@shared/contract/planning-calls'
import { describe, expect, test } from 'vitest'
import { smallPlan, type TestPlan } from '../../support/calculated-plan'
import { shippedOrder, smallCompany } from '../../support/small-company'

const asked: DifferencesAsked = {
  level: 'line',
  measure: null,
  family: null,
  by: 'money',
  limit: 100,
}
const write = (plan: TestPlan, line: string, period: string, after: number) =>
  plan.apply({
    kind: 'set_cells',
    measure: 'override',
    cells: [{ line, period, before: null, after, depthBefore: null, depthAfter: 1 }],
  })
const pair = () => [smallPlan(smallCompany()), smallPlan(smallCompany())] as const
const find = (plans: readonly TestPlan[], more: Partial<DifferencesAsked> = {}) =>
  cellDifferences(plans, { ...asked, ...more })

describe('cells that differ', () => {
  test('are none between equal plans', () => {
    expect(find(pair())).toMatchObject({ total: 0, cells: [] })
  })

  test('say value, difference, its worth at the net price, and who moved it', () => {
    const [base, other] = pair()
    write(other, 'P|C1', '2027-02', 90)
    const { cells, total } = find([base, other], { measure: 'consensus_demand' })
    expect(total).toBe(1)
    expect(cells[0]).toMatchObject({
      period: '2027-02',
      values: [60, 90],
      difference: 30,
      effect: 300,
      flags: [0, cellFlags.edited],
      node: { level: 'customer', code: 'C1', item: 'P', family: 'F' },
    })
  })

  test('value supply at standard cost and money as it is', () => {
    const [base, other] = pair()
    write(other, 'P|C1', '2027-02', 90)
    const { cells } = find([base, other], { measure: 'planned_supply' })
    const made = cells.find(({ node }) => node.item === 'P')!
    expect(made.effect).toBe(made.difference * 6)
    const revenue = find([base, other], { measure: 'revenue' }).cells
    expect(revenue.every(({ effect, difference }) => effect === difference)).toBe(true)
  })

  test('come with the greatest effect first, cut at the limit, all counted', () => {
    const [base, other] = pair()
    write(other, 'P|C1', '2027-02', 90)
    write(other, 'P|C2', '2027-03', 10)
    write(other, 'P|C2', '2027-04', 41)
    const all = find([base, other])
    const effects = all.cells.map(({ effect }) => Math.abs(effect))
    expect(effects).toEqual(effects.toSorted((a, b) => b - a))
    expect(all.total).toBe(all.cells.length)
    const few = find([base, other], { limit: 2 })
    expect(few.cells).toEqual(all.cells.slice(0, 2))
    expect(few.total).toBe(all.total)
    // What can be promised is counted, but listed only where it is asked for.
    const promised = [...all.byMeasure].filter(([key]) => key.endsWith('available_to_promise'))
    expect(promised.length).toBeGreaterThan(0)
    const counted = [...all.byMeasure.values()].reduce((a, b) => a + b, 0)
    expect(counted - promised.reduce((sum, [, count]) => sum + count, 0)).toBe(all.total)
  })

  test('add up to the item and the family; what moves between customers is no difference of the item', () => {
    const [base, other] = pair()
    write(other, 'P|C1', '2027-02', 70)
    write(other, 'P|C2', '2027-02', 30)
    expect(find([base, other], { measure: 'consensus_demand' }).total).toBe(2)
    const item = find([base, other], { level: 'item', measure: 'consensus_demand' })
    expect(item.total).toBe(0)
    write(other, 'P|C2', '2027-03', 50)
    for (const level of ['item', 'family'] as const)
      expect(find([base, other], { level, measure: 'consensus_demand' }).cells).toMatchObject([
        { difference: 10, effect: 100, period: '2027-03', node: { level } },
      ])
  })

  test('can be asked of one family, and of more than two plans', () => {
    const [base, other] = pair()
    const third = smallPlan(smallCompany())
    write(other, 'P|C1', '2027-02', 70)
    write(third, 'P|C1', '2027-02', 20)
    const { cells } = find([base, other, third], { measure: 'consensus_demand' })
    expect(cells).toMatchObject([{ values: [60, 70, 20], difference: -40, effect: -400 }])
    const material = find([base, other, third], { family: 'MAT' })
    expect(material.cells.every(({ node }) => node.family === 'MAT')).toBe(true)
    expect(material.total).toBeLessThan(find([base, other, third]).total)
  })

  test('meet by key where one plan has lines the other does not', () => {
    const [base] = pair()
    const company = smallCompany()
    const without = smallPlan(
      smallCompany({
        sales_forecast: company.tables.sales_forecast!.filter(({ customer }) => customer === 'C1'),
      }),
    )
    const { cells } = find([base, without], { measure: 'consensus_demand' })
    expect(cells).toHaveLength(6)
    expect(cells[0]).toMatchObject({ values: [40, Number.NaN], difference: -40, effect: -400 })
  })
})

describe('plans that share a model', () => {
  const typed = (line: string, period: string, after: number): PlanChange => ({
    kind: 'set_cells',
    measure: 'override',
    cells: [{ line, period, before: null, after, depthBefore: null, depthAfter: 1 }],
  })
  const dearer: PlanChange = {
    kind: 'add_driver',
    depth: 1,
    driver: {
      driver: 'd',
      note: '',
      assumption: {
        kind: 'promotion',
        where: { customer: 'C1' },
        from: '2027-02',
        to: '2027-04',
        percent: 50,
      },
    },
  }
  const months = [...Array(12).keys()].map((m) => `2026-${String(m + 1).padStart(2, '0')}`)
  const sold = smallCompany({
    sales_order_line: ['C1', 'C2'].flatMap((customer) =>
      months.map((month) => shippedOrder(customer, month, 50)),
    ),
  })

  test.each(['line', 'item', 'family'] as const)(
    'differ in the same cells as plans that share nothing, by %s',
    (level) => {
      const changes = [typed('P|C1', '2027-02', 90), typed('P|C2', '2027-05', 7), dearer]
      const apart = [smallPlan(sold), smallPlan(sold)] as const
      for (const change of changes) apart[1].apply(change)
      const base = smallPlan(sold)
      const fork = forkPlan(base)
      applyChanges(fork, changes)
      const together = cellDifferences([base, fork], { ...asked, level, limit: 1000 })
      const wanted = cellDifferences(apart, { ...asked, level, limit: 1000 })
      expect(together.total).toBeGreaterThan(20)
      expect(together.byMeasure.has('driver_uplift')).toBe(true)
      expect(together.byMeasure).toEqual(wanted.byMeasure)
      const shown = ({ cells }: typeof wanted) =>
        cells.map(({ node: { code, where }, measure, ...rest }) => ({
          code,
          where,
          measure: measure.key,
          ...rest,
          effect: Math.round(rest.effect * 1e6),
        }))
      expect(shown(together)).toEqual(shown(wanted))
    },
  )
})
