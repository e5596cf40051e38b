/** The finance side of a plan: what both sides come to, for items, families and the whole. */
import { readNodeFigures } from '@main/engine/hierarchy/finance-figures'
import { type FinanceNode, financeNodes } from '@main/engine/hierarchy/finance-nodes'
import { planFinance } from '@main/engine/indicators/plan-finance'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { financeKeys } from '@shared/model/measures/finance-measures'
import { measureNamed, measuresOf } from '@shared/model/measures/measures'
import { describe, expect, test } from 'vitest'
import { withBudget } from '../../support/budgeted-source'
import { planOf, smallPlan, type TestPlan } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany } from '../../support/small-company'

const model = buildPlanModel(withBudget(createSampleSource()), '2026-11-15')
const { periods, current } = model.axis
const families = [...new Set([...model.master.items.values()].map(({ family }) => family))]

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** Planned periods of a measure at a node; periods without a figure are 0. */
const figuresOf = (plan: TestPlan, key: string, node: FinanceNode): number[] =>
  Array.from(readNodeFigures(plan)(measureNamed(key)!, node).slice(plan.model.axis.current), (v) =>
    Number.isNaN(v) ? 0 : v,
  )

function randomSource(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function editedAndDriven(): TestPlan {
  const plan = planOf(model)
  const random = randomSource(17)
  const one = <T>(of: readonly T[]): T => of[random(of.length)]!
  for (let i = 0; i < 25; i++) {
    const period = periods[current + random(periods.length - current)]!
    const entry = one(['+250', '-5%', '*1.2', '0', '1200'])
    const edit =
      i % 3 === 0
        ? { where: { item: one(model.supplyLines).item.item }, measure: 'planned_supply' }
        : { where: { family: one(model.demandLines).item.family }, measure: 'override' }
    const typed = prepareEdit(plan, { ...edit, period, entry }, 'proportional')
    for (const change of toChanges(plan, [typed], 0)) plan.apply(change)
  }
  const span = { from: periods[current + 1]!, to: periods[current + 9]! }
  plan.assume({ kind: 'cost', where: { item: 'RM-MCU01' }, ...span, percent: 30 })
  plan.assume({ kind: 'price', where: { customer: 'C001' }, ...span, percent: -8 })
  plan.assume({ kind: 'demand_percent', where: { family: 'air_fryer' }, ...span, percent: 35 })
  return plan
}

const shown = (plan: TestPlan) => financeNodes(plan.model, {}, new Set(families))
const additive = financeKeys.filter((key) => measureNamed(key)!.across.kind === 'sum')

describe.each([
  ['as it is', () => planOf(model)],
  ['after random edits and under drivers', editedAndDriven],
])('the sample company, %s', (_, planMade) => {
  const plan = planMade()
  const nodes = shown(plan)
  const below = (depth: number): FinanceNode[] => nodes.filter((node) => node.depth === depth)

  test('working capital, cash flow and deviation are what they say, at every node', () => {
    let budgeted = 0
    for (const node of nodes) {
      const row = (key: string) => figuresOf(plan, key, node)
      const [working, flow, deviation] = [
        row('working_capital'),
        row('cash_flow'),
        row('budget_deviation'),
      ]
      const [owed, stock, owing] = [row('receivables'), row('stock_value'), row('payables')]
      const [paidIn, paidOut, overtime] = [row('cash_in'), row('cash_out'), row('overtime_cost')]
      const [revenue, budget] = [row('revenue'), row('budget_revenue')]
      working.forEach((value, h) => {
        expect(near(value, owed[h]! + stock[h]! - owing[h]!), node.code).toBe(true)
        expect(near(flow[h]!, paidIn[h]! - paidOut[h]! - overtime[h]!), node.code).toBe(true)
        if (budget[h]! > 0) budgeted += 1
        if (budget[h]! > 0)
          expect(near(deviation[h]!, revenue[h]! - budget[h]!), node.code).toBe(true)
      })
    }
    expect(budgeted).toBeGreaterThan(40)
  })

  test('a total is the sum of its children; overtime is of the whole alone, budgets of families', () => {
    const [total] = nodes
    const overtime = figuresOf(plan, 'overtime_cost', total!)
    expect(Math.max(...overtime)).toBeGreaterThan(0)
    for (const key of additive) {
      // Revenue of families without a budget deviates from nothing.
      if (key === 'overtime_cost' || key === 'budget_deviation') continue
      const whole = figuresOf(plan, key, total!)
      const parts = below(1).map((node) => figuresOf(plan, key, node))
      whole.forEach((value, h) => {
        const sum = parts.reduce((all, part) => all + part[h]!, 0)
        const ofWhole = key === 'cash_flow' ? overtime[h]! : 0
        expect(Math.abs(value + ofWhole - sum), `${key} ${h}`).toBeLessThanOrEqual(
          1e-7 * Math.max(1, Math.abs(sum)),
        )
      })
      if (key.startsWith('budget')) continue
      const items = below(2).map((node) => figuresOf(plan, key, node))
      parts[0]?.forEach((_, h) => {
        const sum = items.reduce((all, part) => all + part[h]!, 0)
        const ofWhole = key === 'cash_flow' ? overtime[h]! : 0
        expect(Math.abs(whole[h]! + ofWhole - sum), key).toBeLessThanOrEqual(
          1e-7 * Math.max(1, Math.abs(sum)),
        )
      })
    }
  })

  test('the margin share of a total is its margin over its revenue', () => {
    for (const node of nodes) {
      const share = figuresOf(plan, 'gross_margin_share', node)
      const [margin, revenue] = [
        figuresOf(plan, 'gross_margin', node),
        figuresOf(plan, 'revenue', node),
      ]
      share.forEach((value, h) => {
        if (revenue[h]! > 0) expect(near(value, margin[h]! / revenue[h]!)).toBe(true)
      })
    }
  })

  test('the indicators say the same as the plan', () => {
    const finance = planFinance(plan, { family: 'air_fryer' })
    const node = below(1).find(({ code }) => code === 'air_fryer')!
    for (const key of financeKeys)
      expect(
        finance.rows[key].map((value) => value ?? 0),
        key,
      ).toEqual(figuresOf(plan, key, node))
  })
})

test('every family and item is there, bought materials too, and nothing below items', () => {
  const nodes = financeNodes(model, {}, new Set([...families, 'FG-AF02']))
  expect(nodes.filter(({ depth }) => depth === 1).map(({ code }) => code)).toEqual(families.sort())
  const items = new Set([...model.demandLines, ...model.supplyLines].map(({ item }) => item.item))
  const shownItems = nodes.filter(({ level }) => level === 'item')
  expect(shownItems.map(({ code }) => code).sort()).toEqual([...items].sort())
  expect(shownItems.some(({ expandable }) => expandable)).toBe(false)
  const chip = shownItems.find(({ code }) => code === 'RM-MCU01')!
  expect(chip.lines).toEqual([])
  expect(figuresOf(planOf(model), 'working_capital', chip).some((value) => value !== 0)).toBe(true)
})

test('budgets, overtime and single customers: no figure where nothing can be said', () => {
  const plan = planOf(model)
  const figure = (key: string, where: Record<string, string>) =>
    readNodeFigures(plan)(measureNamed(key)!, financeNodes(model, where, new Set())[0]!)[
      current + 1
    ]
  expect(figure('budget_revenue', { family: 'air_fryer' })).toBeGreaterThan(0)
  expect(figure('budget_revenue', { item: 'FG-AF02' })).toBeNaN()
  expect(figure('budget_deviation', { item: 'FG-AF02' })).toBeNaN()
  expect(figure('overtime_cost', { family: 'air_fryer' })).toBeNaN()
  expect(figure('revenue', { customer: 'C001' })).toBeGreaterThan(0)
  expect(figure('working_capital', { customer: 'C001' })).toBeNaN()
  expect(figure('cash_flow', { customer: 'C001' })).toBeNaN()
})

test('what the last cycle published is counted at net price, whatever drivers say', () => {
  const plan = planOf(model)
  const [total] = financeNodes(model, {}, new Set())
  const before = figuresOf(plan, 'last_cycle_revenue', total!)
  const line = model.demandLines.findIndex(
    (_, at) => model.layers.lastCycle[at * periods.length + current + 1]! > 0,
  )
  const { item, customer, price } = model.demandLines[line]!
  const where = { item: item.item, customer: customer.customer }
  const ofLine = figuresOf(plan, 'last_cycle_revenue', financeNodes(model, where, new Set())[0]!)
  expect(ofLine[1]).toBeCloseTo(
    model.layers.lastCycle[line * periods.length + current + 1]! * price,
    6,
  )
  plan.assume({
    kind: 'price',
    where: {},
    from: periods[current]!,
    to: periods.at(-1)!,
    percent: 50,
  })
  expect(figuresOf(plan, 'last_cycle_revenue', total!)).toEqual(before)
})

test('on the small company by hand: 100 sold at 10 on a month’s credit, material paid a month later', () => {
  const plan = smallPlan(smallCompany())
  const [total] = financeNodes(plan.model, {}, new Set())
  const row = (key: string) => figuresOf(plan, key, total!).slice(0, 2)
  expect(row('revenue')).toEqual([1000, 1000])
  expect(row('gross_margin_share')).toEqual([0.4, 0.4])
  expect(row('receivables')).toEqual([1000, 1000])
  const [stock, payables] = [row('stock_value'), row('payables')]
  expect(row('working_capital')).toEqual([0, 1].map((h) => 1000 + stock[h]! - payables[h]!))
  // Work is paid at once: 100 units at 2.
  expect(row('cash_flow')[0]).toBe(-200)
})

test('the side shows measures of three levels, each declared once', () => {
  expect(measuresOf('finance').map(({ key }) => key)).toEqual([...financeKeys])
  expect(new Set(measuresOf('finance').map(({ level }) => level))).toEqual(
    new Set(['demand', 'supply', 'finance']),
  )
})
