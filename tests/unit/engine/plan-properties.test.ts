/** What holds for any plan, tried on the sample company with random edits. */
import { readFigures } from '@main/engine/hierarchy/node-figures'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { readRow } from '@main/engine/plan/read-row'
import { createPlan } from '@main/engine/plan/working-plan'
import { invert, type PlanChange } from '@shared/changes/plan-change'
import { measureNamed, measuresOf } from '@shared/model/measures/measures'
import { describe, expect, test } from 'vitest'
import { planOf, type TestPlan } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'

const model = buildPlanModel(createSampleSource(), '2026-11-15')
const count = model.axis.periods.length

/** A small generator of its own, so that a failure can be repeated. */
function randomSource(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const amounts = ['1200', '+250', '-5%', '*1.2', '', '0']

function randomChanges(plan: TestPlan, random: (below: number) => number): PlanChange[] {
  const line = model.demandLines[random(model.demandLines.length)]!
  const supply = model.supplyLines[random(model.supplyLines.length)]!
  const period = model.axis.periods[model.axis.current + random(count - model.axis.current)]!
  const demandPlaces = [
    { item: line.item.item, customer: line.customer.customer },
    { item: line.item.item },
    { family: line.item.family },
    { customer: line.customer.customer },
  ]
  const demand = random(3) > 0
  // Of supply nothing is known before the plan begins.
  const begun = period === model.axis.periods[model.axis.current] ? amounts : [...amounts, '=prev']
  const entries = demand ? [...amounts, '=prev', '=ly'] : begun
  const entry = entries[random(entries.length)]!
  const edit = demand
    ? { where: demandPlaces[random(4)]!, measure: 'override', period, entry }
    : { where: { item: supply.item.item }, measure: 'planned_supply', period, entry }
  return toChanges(plan, [prepareEdit(plan, edit, 'proportional')], 0)
}

const keys = (['demand', 'supply', 'resource'] as const).flatMap((level) =>
  measuresOf(level)
    .filter(({ across }) => across.kind === 'sum')
    .map(({ key }) => ({ key, level })),
)

const linesOf = (plan: TestPlan, level: (typeof keys)[number]['level']): readonly unknown[] =>
  level === 'demand'
    ? plan.model.demandLines
    : level === 'supply'
      ? plan.model.supplyLines
      : plan.model.resources

const everything = (plan: TestPlan): Map<string, Float64Array> =>
  new Map(
    keys.flatMap(({ key, level }) =>
      linesOf(plan, level).map((_, line) => [`${key} ${line}`, readRow(plan, key, line)] as const),
    ),
  )

const expectSame = (a: TestPlan, b: TestPlan) => {
  const other = everything(b)
  for (const [name, row] of everything(a))
    if (Buffer.compare(Buffer.from(row.buffer), Buffer.from(other.get(name)!.buffer)) !== 0)
      expect([...row], name).toEqual([...other.get(name)!])
}

describe('any plan', () => {
  test('the same snapshot and the same changes give the same plan, bit for bit', () => {
    const first = planOf(model)
    const random = randomSource(7)
    const changes: PlanChange[] = []
    for (let i = 0; i < 40; i++) {
      for (const change of randomChanges(first, random)) {
        changes.push(change)
        first.apply(change)
      }
    }
    const second = planOf(buildPlanModel(createSampleSource(), '2026-11-15'))
    for (const change of changes) second.apply(change)
    expectSame(first, second)
  })

  test('what is calculated step by step is what is calculated from nothing, bit for bit', () => {
    const plan = planOf(model)
    const random = randomSource(23)
    const supplier = model.supplyLines.find((line) => line.suppliers.length > 0)!.suppliers[0]!
    for (let i = 0; i < 60; i++) {
      for (const change of randomChanges(plan, random)) plan.apply(change)
      const from = model.axis.periods[model.axis.current + random(6)]!
      const to = model.axis.periods[model.axis.current + 6 + random(6)]!
      if (i % 12 === 3)
        plan.assume({ kind: 'demand_percent', where: {}, from, to, percent: random(60) - 20 })
      if (i % 20 === 7)
        plan.assume({
          kind: 'receipts',
          supplier: supplier.supplier,
          from,
          to,
          periodsLate: random(4),
          percentShort: random(80),
        })
      // What is held and bought is worth something else, while no quantity moves.
      if (i % 20 === 13) plan.assume({ kind: 'cost', where: {}, from, to, percent: random(30) + 1 })
    }
    expectSame(plan, { ...plan, ...createPlan(model, plan.state) })
  })

  test('undoing everything gives the plan as it was built, bit for bit', () => {
    const plan = planOf(model)
    const random = randomSource(11)
    const done: PlanChange[] = []
    for (let i = 0; i < 40; i++) {
      for (const change of randomChanges(plan, random)) {
        done.push(change)
        plan.apply(change)
      }
    }
    for (const change of done.reverse()) plan.apply(invert(change))
    expectSame(plan, planOf(model))
  })

  test('a total equals the sum of its children at every level, after random edits too', () => {
    const plan = planOf(model)
    const random = randomSource(3)
    for (let i = 0; i < 30; i++)
      for (const change of randomChanges(plan, random)) plan.apply(change)
    for (const side of ['demand', 'supply'] as const) {
      const families = planNodes(model, side, {}, new Set())
      const [total, ...below] = families
      for (const { key, across } of measuresOf(side)) {
        if (across.kind !== 'sum') continue
        const whole = readFigures(plan).sum(key, total!.lines)
        const parts = below.map((node) => readFigures(plan).sum(key, node.lines))
        whole.forEach((value, t) => {
          const known = parts.map((p) => p[t]!).filter((v) => !Number.isNaN(v))
          if (Number.isNaN(value)) expect(known).toEqual([])
          else {
            const sum = known.reduce((a, b) => a + b, 0)
            expect(Math.abs(value - sum)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
          }
        })
      }
    }
  })

  test('an edit of a total is on the total exactly, and its lines add up to it', () => {
    const plan = planOf(model)
    const where = { family: 'air_fryer' }
    const edit = { where, measure: 'consensus_demand', period: '2027-03', entry: '77777' }
    for (const change of toChanges(plan, [prepareEdit(plan, edit, 'proportional')], 0))
      plan.apply(change)
    const node = planNodes(model, 'demand', where, new Set())[0]!
    const t = model.axis.periods.indexOf('2027-03')
    expect(readFigures(plan).figures(measureNamed('consensus_demand')!, node.lines)[t]).toBe(77777)
  })

  test('no figure is negative but the gap and what is promised beyond it, and none is missing in the planned periods', () => {
    const plan = planOf(model)
    plan.assume({
      kind: 'receipts',
      supplier: 'S02',
      from: '2026-11',
      to: '2027-03',
      periodsLate: 2,
      percentShort: 50,
    })
    for (const [name, row] of everything(plan)) {
      const [key = ''] = name.split(' ')
      if (
        measureNamed(key)?.span === 'past' ||
        ['sales_forecast', 'override', 'last_cycle', 'last_year'].includes(key)
      )
        continue
      const cells = row.subarray(model.axis.current)
      expect(cells.every(Number.isFinite), name).toBe(true)
      const mayBeNegative =
        key.endsWith('available_to_promise') ||
        ['gap', 'available_supply', 'gross_margin', 'lifecycle', 'driver_uplift'].includes(key)
      if (!mayBeNegative)
        expect(
          cells.every((v) => v >= -1e-6),
          name,
        ).toBe(true)
    }
  })

  test('stock in equals stock out: what comes, less what goes, is what is left', () => {
    const plan = planOf(model)
    model.supplyLines.forEach((line, index) => {
      const row = (key: string): Float64Array => readRow(plan, key, index)
      const [transit, arrived, demand] = [
        row('receipts_in_transit'),
        row('constrained_supply'),
        row('independent_demand'),
      ]
      const [left, stocks] = [row('backlog'), row('projected_stock')]
      if (model.structure.components.some((uses) => uses.some((u) => u.line === index))) return
      let stock = model.position.openingStock[index]!
      let backlog = 0
      for (let t = model.axis.current; t < count; t++) {
        const at = index * count + t
        const came = transit![t]! + model.position.openProduction[at]! + arrived![t]!
        const delivered = demand![t]! + backlog - left![t]!
        backlog = left![t]!
        stock += came - delivered
        expect(stocks![t], `${line.key} ${t}`).toBeCloseTo(stock, 4)
      }
    })
  })
})
