/** Cells that nobody may write now: locked ones, and those inside a time fence. */
import { markBarred } from '@main/engine/hierarchy/barred-cells'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import { writtenAt } from '@main/engine/plan/read-row'
import { invert } from '@shared/changes/plan-change'
import { cellFlags } from '@shared/contract/planning-calls'
import type { PlanningPolicy } from '@shared/model/planning-policy'
import { describe, expect, test } from 'vitest'
import { demandOf, edit, lock, month, refusal, threeCustomers, typed } from './three-customers'

describe('locked cells', () => {
  test('are passed over by splits and refused to typing, and free again once the lock is lifted', () => {
    const plan = threeCustomers([10, 20, 30])
    lock(plan, { item: 'P', customer: 'C3' })
    edit(plan, [typed('90')])
    expect(demandOf(plan)).toEqual([20, 40, 30])
    const direct = typed('5', { where: { item: 'P', customer: 'C3' } })
    expect(refusal(() => edit(plan, [direct]))).toEqual({
      code: 'CELL_LOCKED',
      params: { measure: 'consensus_demand', period: month },
    })
    lock(plan, { item: 'P', customer: 'C3' }, 'override', false)
    edit(plan, [direct])
    expect(demandOf(plan)).toEqual([20, 40, 5])
  })

  test('bound what a total can be, and the refusal says by how much', () => {
    const plan = threeCustomers([10, 20, 30])
    lock(plan, { item: 'P', customer: 'C3' })
    expect(refusal(() => edit(plan, [typed('29')]))).toMatchObject({
      code: 'TOTAL_OUT_OF_REACH',
      params: { reach: 30, reason: 'locked_exceed' },
    })
    edit(plan, [typed('30')], { confirmed: true })
    expect(demandOf(plan)).toEqual([0, 0, 30])
    lock(plan, { item: 'P' })
    expect(refusal(() => edit(plan, [typed('31')]))).toMatchObject({
      code: 'TOTAL_OUT_OF_REACH',
      params: { reach: 30, reason: 'all_locked' },
    })
  })

  test('stay when a total is cleared or each line takes its own', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('120')])
    lock(plan, { item: 'P', customer: 'C1' })
    edit(plan, [typed('')])
    expect(demandOf(plan)).toEqual([20, 20, 30])
    edit(plan, [typed('600', { period: '2027-01' })], { rule: 'equal' })
    edit(plan, [typed('=prev')])
    expect(demandOf(plan)).toEqual([20, 200, 200])
  })

  test('are set and lifted by changes that can be taken back, each cell once', () => {
    const plan = threeCustomers([10, 20, 30])
    const first = lock(plan, { item: 'P', customer: 'C1' })
    const rest = lock(plan, { item: 'P' }, 'consensus_demand', true, { from: '2026-06', to: month })
    // The current month too, and in the second only who was free; the past of the span is passed over.
    expect(rest[0]).toMatchObject({ kind: 'set_locks', cells: { length: 5 } })
    expect(lock(plan, { item: 'P' })).toEqual([])
    for (const change of [...rest, ...first].reverse()) plan.apply(invert(change))
    expect(plan.state.locks.override.size).toBe(0)
    expect(refusal(() => lock(plan, { item: 'P' }, 'baseline')).code).toBe('CELL_NOT_EDITABLE')
  })

  test('of planned supply write what was proposed, so that it stays', () => {
    const plan = threeCustomers([10, 20, 30])
    const proposed = plan.figures('planned_supply', 'P|S')
    lock(plan, { item: 'P', site: 'S' }, 'planned_supply')
    edit(plan, [typed('600', { where: { item: 'P', customer: 'C1' } })])
    const line = plan.model.supplyIndex.get('P|S') ?? -1
    expect(writtenAt(plan, 'planned_supply', line, plan.model.axis.current + 1)?.value).toBe(
      proposed[1],
    )
    expect(plan.figures('planned_supply', 'P|S')[1]).toBe(proposed[1])
  })
})

describe('the time fence', () => {
  const policy: PlanningPolicy = {
    fences: { demand: { demand_planner: 2, sales_manager: 6 }, supply: { supply_planner: 1 } },
    freezePeriods: 2,
  }
  const fenced = () => {
    const plan = threeCustomers([10, 20, 30])
    Object.assign(plan.state, { policy })
    return plan
  }

  test('stops a role inside it and names who may', () => {
    const refused = refusal(() => edit(fenced(), [typed('90')], { role: 'sales_manager' }))
    expect(refused.code).toBe('PERIOD_FENCED')
    expect(refused.params).toMatchObject({ period: month, role: 'sales_manager', fence: 6 })
    expect(String(refused.params.who).split(',')).toContain('process_owner')
    expect(String(refused.params.who).split(',')).not.toContain('demand_planner')
    expect(refusal(() => edit(fenced(), [typed('90')], { role: 'demand_planner' })).code).toBe(
      'PERIOD_FENCED',
    )
  })

  test('lets others through, and everybody after it', () => {
    const later = typed('90', { period: '2027-03' })
    expect(edit(fenced(), [later], { role: 'demand_planner' })).toEqual([])
    expect(edit(fenced(), [typed('90')], { role: 'process_owner' })).toEqual([])
    expect(edit(fenced(), [typed('90')])).toEqual([])
  })

  test('freeze and locks are marked where they hold', () => {
    const plan = fenced()
    lock(plan, { item: 'P', customer: 'C1' })
    const marks = (where: Record<string, string>, key: string, role: 'demand_planner' | null) => {
      const side = key === 'planned_supply' ? 'supply' : 'demand'
      const flags = new Uint8Array(plan.model.axis.periods.length)
      markBarred(plan, planNodes(plan.model, side, where, new Set())[0]!, key, role, flags)
      return [...flags.slice(plan.model.axis.current - 1, plan.model.axis.current + 4)]
    }
    const { locked, fenced: fence, frozen } = cellFlags
    const one = { item: 'P', customer: 'C1' }
    expect(marks(one, 'override', 'demand_planner')).toEqual([0, fence, fence | locked, 0, 0])
    expect(marks(one, 'consensus_demand', null)).toEqual([0, 0, locked, 0, 0])
    expect(marks({ item: 'P' }, 'override', null)).toEqual([0, 0, 0, 0, 0])
    expect(marks({ item: 'P' }, 'planned_supply', null)).toEqual([0, frozen, frozen, 0, 0])
    expect(marks(one, 'baseline', 'demand_planner')).toEqual([0, 0, 0, 0, 0])
  })
})
