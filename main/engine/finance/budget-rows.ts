/** What finance budgeted for a selection, and what overtime costs the whole plan: money that no single line bears. */
import type { Selection } from '@shared/contract/planning-calls'
import type { FigureReader } from '../hierarchy/node-figures'
import type { PlanModel } from '../plan/plan-model'
import { overtimeCost } from './line-finance'

const emptyRow = ({ axis }: PlanModel): Float64Array =>
  new Float64Array(axis.periods.length).fill(Number.NaN)

/** Families whose budgets a selection asks for; none where it asks for less than whole families. */
function budgetedFamilies({ finance }: PlanModel, where: Selection): string[] {
  const { family, ...others } = where
  if (Object.keys(others).length > 0) return []
  return [...finance.budget.keys()].filter((one) => family === undefined || one === family)
}

/** Budgeted money by period of the axis, planned periods only; NaN where nothing was budgeted. */
export function budgetRow(
  model: PlanModel,
  where: Selection,
  of: 'revenue' | 'gross_margin',
): Float64Array {
  const row = emptyRow(model)
  for (const family of budgetedFamilies(model, where)) {
    const budget = model.finance.budget.get(family)![of]
    for (let t = model.axis.current; t < row.length; t++) {
      if (Number.isNaN(budget[t]!)) continue
      row[t] = (Number.isNaN(row[t]!) ? 0 : row[t]!) + budget[t]!
    }
  }
  return row
}

/** Overtime of a resource by period of the axis: hours, and money an hour. */
export interface OvertimeOfResource {
  readonly resource: number
  readonly hours: Float64Array
  readonly rate: Float64Array
}

/** What load asks beyond regular hours, as far as there is overtime; zero before the planned periods. */
export function overtimeOf(model: PlanModel, reader: FigureReader): OvertimeOfResource[] {
  const count = model.axis.periods.length
  return model.resources.map((_, resource) => {
    const row = (key: string): Float64Array => reader.sum(key, [resource])
    const [load, regular, extra] = [row('load'), row('capacity'), row('overtime')]
    const hours = new Float64Array(count)
    for (let t = model.axis.current; t < count; t++)
      hours[t] = overtimeCost(load[t]!, regular[t]!, extra[t]!, 1)
    const at = resource * count
    return { resource, hours, rate: model.finance.overtimeCost.subarray(at, at + count) }
  })
}

/** Cost of overtime hours by period. Hours belong to resources, not to items: only the whole plan has a figure. */
export function overtimeRow(
  model: PlanModel,
  reader: FigureReader,
  where: Selection,
): Float64Array {
  const row = emptyRow(model)
  if (Object.keys(where).length > 0) return row
  row.fill(0, model.axis.current)
  for (const { hours, rate } of overtimeOf(model, reader))
    for (let t = model.axis.current; t < row.length; t++) row[t]! += hours[t]! * rate[t]!
  return row
}
