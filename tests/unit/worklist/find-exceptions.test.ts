/** What stands out in a plan, what it is worth, and in which order it is looked at. */
import { findExceptions } from '@main/engine/worklist/find-exceptions'
import { expect, test } from 'vitest'
import { smallPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const span = 6
const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']

/** Product P sells 100 a month at 10; its component M is bought with a month of lead time, 200 of it in stock. */
const company = (over: Parameters<typeof smallCompany>[0] = {}) => smallPlan(smallCompany(over))

const found = (plan: ReturnType<typeof company>) =>
  findExceptions(plan, span).map(({ kind, code, measure, period, periods, quantity, money }) => ({
    kind,
    code,
    measure,
    period: plan.model.axis.periods[period],
    periods,
    quantity,
    money,
  }))
const ofKind = (plan: ReturnType<typeof company>, kind: string) =>
  found(plan).filter((one) => one.kind === kind)

test('a missing component makes its product short, worth its price, and is short itself, worth its cost', () => {
  const plan = company({ stock: [] })
  expect(ofKind(plan, 'shortage')).toEqual([
    {
      kind: 'shortage',
      code: 'P',
      measure: 'gap',
      period: '2027-01',
      periods: 1,
      quantity: 100,
      money: 1000,
    },
    {
      kind: 'shortage',
      code: 'M',
      measure: 'gap',
      period: '2027-01',
      periods: 1,
      quantity: 200,
      money: 400,
    },
  ])
})

test('hours beyond regular ones are worth overtime', () => {
  const capacity = months.map((month) => ({
    resource: 'R',
    month,
    regular_hours: 90,
    overtime_hours: 50,
    overtime_cost_per_hour: 20,
  }))
  expect(ofKind(company({ capacity }), 'overload')).toEqual([
    {
      kind: 'overload',
      code: 'R',
      measure: 'load',
      period: '2027-01',
      periods: 6,
      quantity: 60,
      money: 1200,
    },
  ])
})

test('stock above safety stock and the demand ahead is worth its standard cost, in the worst month', () => {
  const stock = [{ item: 'M', site: 'S', on_hand: 2000, quality_hold: 0, reserved: 0 }]
  const [excess] = ofKind(company({ stock }), 'excess')
  // 2000 less 200 used in January, less the 200 that February needs.
  expect(excess).toMatchObject({ code: 'M', period: '2027-01', quantity: 1600, money: 3200 })
})

test('open documents whose date has passed are late, with the days of the oldest', () => {
  const order = (line: number, due: string, quantity: number) => ({
    purchase_order: 'PO1',
    line,
    supplier: 'V',
    item: 'M',
    site: 'S',
    ordered_on: '2026-10-01',
    due_on: due,
    quantity_ordered: quantity,
    quantity_received: 0,
    price: 2,
    status: 'open',
  })
  const plan = company({
    purchase_order_line: [
      order(1, '2026-12-22', 30),
      order(2, '2026-12-29', 20),
      order(3, '2027-02-10', 50),
    ],
  })
  const [late, ...others] = findExceptions(plan, span).filter(({ kind }) => kind === 'late_receipt')
  expect(others).toEqual([])
  expect(late).toMatchObject({
    code: 'M',
    quantity: 50,
    money: 100,
    days: 10,
    measure: 'receipts_in_transit',
  })
})

test('an override more than 30 % away from the layers stands out, a smaller one does not', () => {
  const write = (after: number) => {
    const plan = company()
    plan.apply({
      kind: 'set_cells',
      measure: 'override',
      cells: [
        {
          line: 'P|C1',
          period: '2027-02',
          before: null,
          after,
          depthBefore: null,
          depthAfter: 0,
        },
      ],
    })
    return ofKind(plan, 'override_far')
  }
  expect(write(70)).toEqual([])
  expect(write(90)).toMatchObject([{ code: 'P', period: '2027-02', quantity: 30, money: 300 }])
})

test('a leap against the last published cycle is told month by month, never netted', () => {
  const published_plan = months.map((month, h) => ({
    as_of: '2026-12',
    item: 'P',
    customer: '*',
    month,
    measure: 'consensus_demand',
    quantity: h % 2 === 0 ? 150 : 50,
  }))
  expect(ofKind(company({ published_plan }), 'cycle_change')).toMatchObject([
    { code: 'P', periods: 6, quantity: 300, money: 3000 },
  ])
})

test('the most money comes first, and a line that earns most is looked at', () => {
  const list = found(company({ stock: [] }))
  const money = list.map((one) => one.money)
  expect(money).toEqual(money.toSorted((a, b) => b - a))
  expect(ofKind(company(), 'big_line')).toMatchObject([{ code: 'P', quantity: 600, money: 6000 }])
})
