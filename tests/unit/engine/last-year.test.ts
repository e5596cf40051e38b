/** Last year of a plan: what was ordered in the same month a year before, and nothing where that month is still to come. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { prepareEdit } from '@main/engine/plan/prepare-edit'
import { readRow } from '@main/engine/plan/read-row'
import { createPlan } from '@main/engine/plan/working-plan'
import type { CellEdit } from '@shared/contract/planning-calls'
import { expect, test } from 'vitest'
import { shippedOrder, smallCompany } from '../../support/small-company'

const source = smallCompany({
  sales_order_line: [shippedOrder('C1', '2026-03', 70), shippedOrder('C2', '2026-12', 5)],
})
const plan = createPlan(buildPlanModel(source, '2027-01-01', { past: 12, future: 18 }))
const typed = (entry: string, period: string): CellEdit => ({
  where: { item: 'P' },
  measure: 'consensus_demand',
  period,
  entry,
})

test('stands in the twelve months whose year before is over, and is empty after them', () => {
  const { axis, demandIndex } = plan.model
  const row = [...readRow(plan, 'last_year', demandIndex.get('P|C1')!)].slice(axis.current)
  expect(row.slice(0, 12)).toEqual([0, 0, 70, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(row.slice(12)).toEqual(Array(6).fill(Number.NaN))
})

test('copied into a plan it leaves later months as they are, while =ly goes on with the plan', () => {
  expect(prepareEdit(plan, typed('=last_year', '2027-03')).total).toBe(70)
  expect(() => prepareEdit(plan, typed('=last_year', '2028-03'))).toThrow(
    expect.objectContaining({ code: 'ENTRY_NOT_UNDERSTOOD' }),
  )
  const year = prepareEdit(plan, typed('=ly', '2028-03'))
  expect(year.total).toBe(
    plan.model.demandLines.reduce(
      (sum, _, line) => sum + readRow(plan, 'consensus_demand', line)[plan.model.axis.current + 2]!,
      0,
    ),
  )
})
