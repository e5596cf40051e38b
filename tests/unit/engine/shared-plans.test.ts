/** Plans that share their figures: forks, freeze, and demand that regions send to their sites. */

import { demandSummed, supplySummed } from '@main/engine/figures/figure-keys'
import { totalOf } from '@main/engine/hierarchy/plan-totals'
import { rollupShape } from '@main/engine/hierarchy/rollup-shape'
import type { Plan } from '@main/engine/plan/plan'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import { openPolicy } from '@main/engine/plan/planning-policy'
import { readRow } from '@main/engine/plan/read-row'
import {
  applyChanges,
  createPlan,
  forkPlan,
  planUnder,
  releasePlan,
} from '@main/engine/plan/working-plan'
import { beginSupplyWork, markNetting, markPeriod } from '@main/engine/supply/supply-work'
import type { PlanChange } from '@shared/changes/plan-change'
import { policyWith } from '@shared/model/demand-policy'
import type { DriverAssumption } from '@shared/model/drivers'
import { describe, expect, test } from 'vitest'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany, type Tables } from '../../support/small-company'

const policy = { baselineWeight: 0, forecastWeight: 1, pipelineShare: 0.3 }
const modelOf = (over: Tables = {}) =>
  buildPlanModel(smallCompany(over), '2027-01-01', { past: 12, future: 6 }, policyWith(policy))

const write = (line: string, period: string, after: number | null): PlanChange => ({
  kind: 'set_cells',
  measure: 'override',
  cells: [{ line, period, before: null, after, depthBefore: null, depthAfter: 0 }],
})

/** Concerns every line and changes nothing. */
const costsAsBefore = (from: string, to: string): DriverAssumption => ({
  kind: 'cost',
  where: {},
  from,
  to,
  percent: 0,
})

const planned = (plan: Plan, key: string, line: string): number[] => {
  const { supplyIndex, demandIndex, axis } = plan.model
  const index = supplyIndex.get(line) ?? demandIndex.get(line) ?? -1
  return [...readRow(plan, key, index).slice(axis.current)]
}

describe('plans that share their figures', () => {
  test('a fork stands where its origin does, and neither sees what the other changes', () => {
    const origin = createPlan(modelOf())
    const before = planned(origin, 'planned_supply', 'P|S')
    const fork = forkPlan(origin)
    applyChanges(fork, [write('P|C1', '2027-02', 500)])
    expect(planned(origin, 'planned_supply', 'P|S')).toEqual(before)
    expect(planned(fork, 'planned_supply', 'P|S')[1]).toBe(before[1]! + 440)
    applyChanges(origin, [write('P|C2', '2027-03', 90)])
    expect(planned(fork, 'consensus_demand', 'P|C2')[2]).toBe(40)
    expect(planned(origin, 'consensus_demand', 'P|C2')[2]).toBe(90)
  })

  test('giving a fork back leaves every other plan as it was, and its blocks are used again', () => {
    const origin = createPlan(modelOf())
    const before = planned(origin, 'projected_stock', 'M|S')
    const { pool } = origin.cube.supply
    const used = pool.used
    for (let run = 0; run < 5; run++) {
      const fork = forkPlan(origin)
      applyChanges(fork, [write('P|C1', '2027-01', 100 + run)])
      expect(pool.used).toBeGreaterThan(used)
      releasePlan(fork)
      expect(pool.used).toBe(used)
    }
    expect(planned(origin, 'projected_stock', 'M|S')).toEqual(before)
  })
})

test('a plan under an overlay has figures of its own only for lines that differ, though every line was calculated', () => {
  const model = buildPlanModel(createSampleSource(), '2026-11-15')
  const origin = createPlan(model)
  const state = emptyState(model)
  const { periods, current } = model.axis
  const [from, to] = [periods[current]!, periods.at(-1)!]
  const driver = { driver: 'd1', note: '', assumption: costsAsBefore(from, to) }
  applyChange(state, model, { kind: 'add_driver', driver, depth: 1 })
  applyChange(state, model, write(model.demandLines[0]!.key, periods[current + 5]!, 9999))
  const plan = planUnder(origin, state)
  const fresh = createPlan(model, state)
  for (const side of ['demand', 'supply'] as const) {
    const { offset, pool } = plan.cube[side]
    const bits = (one: Plan, line: number): Buffer => {
      const at = one.cube[side].offset[line]!
      return Buffer.from(one.cube[side].pool.cells.slice(at, at + pool.block).buffer)
    }
    let own = 0
    for (let line = 0; line < offset.length; line++) {
      expect(Buffer.compare(bits(plan, line), bits(fresh, line)), `${side} ${line}`).toBe(0)
      const differs = Buffer.compare(bits(plan, line), bits(origin, line)) !== 0
      expect(pool.isShared(offset[line]!), `${side} ${line}`).toBe(!differs)
      if (differs) own += 1
    }
    expect(own).toBeGreaterThan(0)
    expect(own).toBeLessThan(offset.length / 2)
  }
})

describe('the money of what is shipped', () => {
  test('is worth the net price, costs the standard cost, and leaves the difference', () => {
    const plan = createPlan(modelOf())
    const sold = planned(plan, 'planned_shipments', 'P|C1')
    expect(sold[0]).toBe(60)
    expect(planned(plan, 'revenue', 'P|C1')).toEqual(sold.map((quantity) => quantity * 10))
    expect(planned(plan, 'cost_of_goods', 'P|C1')).toEqual(sold.map((quantity) => quantity * 6))
    expect(planned(plan, 'gross_margin', 'P|C1')).toEqual(sold.map((quantity) => quantity * 4))
  })
})

describe('kept totals', () => {
  test('after ten thousand random edits each node is the sum of its children, as in a plan made from nothing', () => {
    const model = buildPlanModel(createSampleSource(), '2026-11-15')
    const plan = createPlan(model)
    const sides = ['demand', 'supply'] as const
    const shapes = sides.map((side) => rollupShape(model, side))
    for (const shape of shapes) totalOf(plan.totals, shape, 0)
    let state = 17
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const { periods, current } = model.axis
    for (let done = 0; done < 10_000; ) {
      const side = sides[random(3) === 0 ? 1 : 0]!
      const lines = side === 'demand' ? model.demandLines : model.supplyLines
      const measure = side === 'demand' ? 'override' : 'planned_supply'
      const together = 1 + random(400)
      const cells = Array.from({ length: together }, () => ({
        line: lines[random(lines.length)]!.key,
        period: periods[current + random(periods.length - current)]!,
        before: null,
        after: random(4) === 0 ? null : random(90_000) / 7,
        depthBefore: null,
        depthAfter: 0,
      }))
      applyChanges(plan, [{ kind: 'set_cells', measure, cells }])
      done += together
    }
    const fresh = createPlan(model, plan.state)
    for (const shape of shapes) {
      const { pool } = plan.cube[shape.side]
      const rowsAt = (one: Plan, at: number): Float64Array =>
        one.cube[shape.side].pool.cells.slice(at, at + pool.block)
      const rowsOf = (one: Plan, node: number): Float64Array =>
        rowsAt(one, totalOf(one.totals, shape, node))
      shape.nodes.forEach(({ children, holdsLines }, node) => {
        const row = rowsOf(plan, node)
        if (Buffer.compare(Buffer.from(row.buffer), Buffer.from(rowsOf(fresh, node).buffer)) !== 0)
          expect([...row], `${shape.side} ${node}`).toEqual([...rowsOf(fresh, node)])
        const below = (child: number): Float64Array =>
          holdsLines ? rowsAt(plan, plan.cube[shape.side].offset[child]!) : rowsOf(plan, child)
        const horizon = periods.length - current
        const summed = shape.side === 'demand' ? demandSummed : supplySummed
        const sums = new Float64Array(row.length)
        for (const child of children)
          for (const [i, value] of below(child).entries()) sums[i]! += value
        for (let i = 0; i < row.length; i++)
          if (i < summed * horizon && row[i] !== sums[i])
            expect(row[i], `${shape.side} ${node} ${i}`).toBe(sums[i])
      })
    }
  })
})

test('a plan that is changed over and over takes no more room than its first change did', () => {
  const fork = forkPlan(createPlan(modelOf()))
  applyChanges(fork, [write('P|C1', '2027-02', 500)])
  const { demand, supply } = fork.cube
  const room = [demand.pool.cells, supply.pool.cells]
  for (let more = 1; more < 5; more++) applyChanges(fork, [write('P|C1', '2027-02', 500 + more)])
  expect(demand.pool.cells).toBe(room[0])
  expect(supply.pool.cells).toBe(room[1])
})

test('a calculation that broke off in the middle leaves nothing to the next plan', () => {
  const origin = createPlan(modelOf())
  const before = planned(origin, 'planned_supply', 'P|S')
  const broken = beginSupplyWork(forkPlan(origin))
  for (let line = 0; line < origin.model.supplyLines.length; line++) {
    markNetting(broken, line)
    markPeriod(broken, line, 1)
  }
  const fork = forkPlan(origin)
  applyChanges(fork, [write('P|C1', '2027-02', 500)])
  expect(planned(origin, 'planned_supply', 'P|S')).toEqual(before)
  const alone = createPlan(modelOf())
  applyChanges(alone, [write('P|C1', '2027-02', 500)])
  for (const key of ['planned_supply', 'projected_stock'])
    for (const line of ['P|S', 'M|S'])
      expect(planned(fork, key, line)).toEqual(planned(alone, key, line))
})

describe('the time freeze', () => {
  const frozen = (freezePeriods: number) => {
    const origin = createPlan(modelOf())
    const state = emptyState(origin.model, { ...openPolicy, freezePeriods })
    return { origin, plan: planUnder(origin, state) }
  }

  test('inside it proposals stay as the data alone makes them, whatever demand becomes', () => {
    const { origin, plan } = frozen(2)
    applyChanges(plan, [write('P|C1', '2027-02', 500), write('P|C1', '2027-03', 500)])
    const [before, after] = [origin, plan].map((one) => planned(one, 'planned_supply', 'P|S'))
    expect(after!.slice(0, 2)).toEqual(before!.slice(0, 2))
    expect(after![2]).toBeGreaterThan(before![2]!)
    expect(planned(plan, 'shortage', 'P|S')[1]).toBe(440)
  })

  test('what a planner writes inside it stands all the same', () => {
    const { plan } = frozen(3)
    applyChanges(plan, [
      { ...write('P|S', '2027-02', 77), measure: 'planned_supply' } as PlanChange,
    ])
    expect(planned(plan, 'planned_supply', 'P|S')[1]).toBe(77)
  })

  test('without one every proposal follows', () => {
    const { plan } = frozen(0)
    applyChanges(plan, [write('P|C1', '2027-02', 500)])
    expect(planned(plan, 'shortage', 'P|S')).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('demand and the sites that serve it', () => {
  const twoSites = (share: number) => ({
    ...Object.fromEntries(
      ['S', 'T'].map((site) => [
        site,
        {
          item: 'P',
          site,
          source: 'make',
          supplier: null,
          lead_time_days: 0,
          share: site === 'S' ? share : 1 - share,
          unit_cost: 6,
        },
      ]),
    ),
  })
  const sourcing = (share: number) => {
    const material = smallCompany().tables.sourcing!.filter((row) => row.item !== 'P')
    return [...Object.values(twoSites(share)), ...material]
  }

  test('where nothing is said of regions, an item is split over its sites by its sourcing shares', () => {
    const plan = createPlan(modelOf({ sourcing: sourcing(0.75) }))
    expect(planned(plan, 'independent_demand', 'P|S')[0]).toBe(75)
    expect(planned(plan, 'independent_demand', 'P|T')[0]).toBe(25)
  })

  test('a region that names sites sends its customers’ demand there; others go by the item', () => {
    const plan = createPlan(
      modelOf({
        sourcing: sourcing(0.75),
        demand_sourcing: [
          { region: 'east', site: 'T', share: 0.9 },
          { region: 'east', site: 'W', share: 0.1 },
        ],
      }),
    )
    expect(planned(plan, 'independent_demand', 'P|T')[0]).toBe(60 + 10)
    expect(planned(plan, 'independent_demand', 'P|S')[0]).toBe(30)
  })
})
