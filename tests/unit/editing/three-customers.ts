/** One item, three customers with the quantities given, and what planners type into it. */

import { toChanges } from '@main/engine/plan/prepare-edit'
import { type EditsOptions, prepareEdits } from '@main/engine/plan/prepare-edits'
import { prepareLocks } from '@main/engine/plan/prepare-locks'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import { smallPlan, type TestPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

export const month = '2027-02'

const row = (customer: string) => ({
  customer,
  name_zh: customer,
  name_en: customer,
  class: 'A',
  region: 'east',
  channel: 'direct',
  currency: 'CNY',
  credit_days: 30,
})

/** Demand of the item P in every month, by customer C1, C2, C3. */
export function threeCustomers(quantities: readonly number[]): TestPlan {
  const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']
  return smallPlan(
    smallCompany({
      customer: quantities.map((_, i) => row(`C${i + 1}`)),
      sales_forecast: months.flatMap((at) =>
        quantities.map((quantity, i) => ({
          submission: `C${i + 1}-${at}`,
          customer: `C${i + 1}`,
          item: 'P',
          month: at,
          quantity,
          status: 'approved',
          author: 'a',
          submitted_on: '2026-12-20',
          revision: 1,
        })),
      ),
    }),
  )
}

export const typed = (entry: string, over: Partial<CellEdit> = {}): CellEdit => ({
  where: { item: 'P' },
  measure: 'consensus_demand',
  period: month,
  entry,
  ...over,
})

/** Makes the edits as the services do. */
export function edit(
  plan: TestPlan,
  edits: readonly CellEdit[],
  options: EditsOptions & { readonly rule?: SplitRule } = {},
) {
  const { prepared, refused } = prepareEdits(plan, edits, options.rule, options)
  for (const change of toChanges(plan, prepared, 0)) plan.apply(change)
  return refused
}

export function lock(
  plan: TestPlan,
  where: Record<string, string>,
  measure = 'consensus_demand',
  locked = true,
  span = { from: month, to: month },
) {
  const changes = prepareLocks(plan, { where, measure, ...span, locked }, 0)
  for (const change of changes) plan.apply(change)
  return changes
}

/** What the three customers have in the month, or so many months after it. */
export const demandOf = (plan: TestPlan, after = 0): (number | undefined)[] =>
  ['C1', 'C2', 'C3'].map((customer) => plan.figures('consensus_demand', `P|${customer}`)[1 + after])

/** Code and parameters of what is thrown. */
export function refusal(work: () => unknown): { code: string; params: Record<string, unknown> } {
  try {
    work()
  } catch (error) {
    if (error instanceof EvenkeelError) return { code: error.code, params: { ...error.params } }
    throw error
  }
  throw new Error('nothing was refused')
}
