/** Whether a driver does anything in a plan. */
import type { DriverAssumption } from '@shared/model/drivers'
import { indexOnAxis } from '../calendar/month-axis'
import { demandAttribute } from '../hierarchy/line-attributes'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from './plan-model'

const month = /^\d{4}-(0[1-9]|1[0-2])$/

/** Why a driver would have no effect, as a word of the reasons in the catalogue; null where it has one. */
export function driverFault(model: PlanModel, assumption: DriverAssumption): string | null {
  const { axis } = model
  if (!month.test(assumption.from) || !month.test(assumption.to)) return 'span_outside'
  if (assumption.from > assumption.to) return 'span_reversed'
  const from = indexOnAxis(axis, assumption.from)
  const to = indexOnAxis(axis, assumption.to)
  if (to < axis.current || from >= axis.periods.length) return 'span_outside'
  return assumption.kind === 'demand_percent'
    ? demandFault(model, assumption)
    : receiptsFault(model, assumption)
}

function demandFault(
  model: PlanModel,
  { where, percent }: Extract<DriverAssumption, { kind: 'demand_percent' }>,
): string | null {
  if (percent === 0) return 'no_change'
  const [sample] = model.demandLines
  const known = (name: string): boolean => !sample || demandAttribute(sample, name) !== undefined
  if (!Object.keys(where).every(known)) return 'attribute_unknown'
  return selectDemandLines(model, where).length > 0 ? null : 'nothing_matches'
}

function receiptsFault(
  model: PlanModel,
  driver: Extract<DriverAssumption, { kind: 'receipts' }>,
): string | null {
  if (driver.periodsLate === 0 && driver.percentShort === 0) return 'no_change'
  const lines = model.supplyLines.filter((line) =>
    line.suppliers.some(({ supplier }) => supplier === driver.supplier),
  )
  const open = model.position.receipts.filter(({ supplier }) => supplier === driver.supplier)
  if (lines.length === 0 && open.length === 0) return 'supplier_unknown'
  if (!driver.item) return null
  const supplies =
    lines.some((line) => line.item.item === driver.item) ||
    open.some(({ line }) => model.supplyLines[line]?.item.item === driver.item)
  return supplies ? null : 'nothing_matches'
}
