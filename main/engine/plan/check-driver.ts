/** Whether a driver does anything in a plan. */
import type { DriverAssumption, DriverKind, DriverOf } from '@shared/model/drivers'
import { itemsNamed } from '../assumptions/price-and-cost-factors'
import { resourcesOf } from '../assumptions/resource-hours'
import { indexOnAxis } from '../calendar/month-axis'
import { demandAttribute, supplyAttribute } from '../hierarchy/line-attributes'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { Item } from '../model/master-data'
import { newItemFault } from './check-new-item'
import { opportunityFault } from './check-opportunity'
import { monthFault } from './check-periods'
import type { PlanModel } from './plan-model'

type Where = Readonly<Record<string, string>>
type Fault = string | null
type Checks = { readonly [K in DriverKind]: (model: PlanModel, driver: DriverOf<K>) => Fault }

/** Why a driver would have no effect, as a word of the reasons in the catalogue; null where it has one. */
export function driverFault(model: PlanModel, assumption: DriverAssumption): Fault {
  const check = checks[assumption.kind] as (model: PlanModel, driver: DriverAssumption) => Fault
  return ('from' in assumption ? spanFault(model, assumption) : null) ?? check(model, assumption)
}

const checks: Checks = {
  demand_percent: (model, { where, percent }) => unchanged(percent) ?? ofDemand(model, where),
  demand_units: (model, { where, units }) => unchanged(units) ?? ofDemand(model, where),
  price: (model, { where, percent }) => unchanged(percent) ?? ofDemand(model, where),
  promotion: (model, driver) =>
    unchanged(driver.percent) ?? ofDemand(model, driver.where) ?? withoutBaseline(model, driver),
  cost: (model, { where, percent }) => unchanged(percent) ?? ofItems(model, where),
  safety_stock: safetyFault,
  capacity: capacityFault,
  receipts: receiptsFault,
  opportunity: opportunityFault,
  new_item: newItemFault,
}

const unchanged = (...sizes: readonly number[]): Fault =>
  sizes.every((size) => size === 0) ? 'no_change' : null

function spanFault(model: PlanModel, span: { from: string; to: string }): Fault {
  const { axis } = model
  const malformed = monthFault(span.from) ?? monthFault(span.to)
  if (malformed) return malformed
  if (span.from > span.to) return 'span_reversed'
  const planned =
    indexOnAxis(axis, span.to) >= axis.current && indexOnAxis(axis, span.from) < axis.periods.length
  return planned ? null : 'span_outside'
}

function ofDemand(model: PlanModel, where: Where): Fault {
  const [sample] = model.demandLines
  const known = (name: string): boolean => !sample || demandAttribute(sample, name) !== undefined
  if (!Object.keys(where).every(known)) return 'attribute_unknown'
  return selectDemandLines(model, where).length > 0 ? null : 'nothing_matches'
}

function ofItems(model: PlanModel, where: Where): Fault {
  const items = itemsNamed(model, where)
  if (!items) return 'attribute_unknown'
  return items.length > 0 ? null : 'nothing_matches'
}

function withoutBaseline(model: PlanModel, { where, from, to }: DriverOf<'promotion'>): Fault {
  const { axis, layers } = model
  const count = axis.periods.length
  const first = Math.max(axis.current, indexOnAxis(axis, from))
  const last = Math.min(count - 1, indexOnAxis(axis, to))
  const some = selectDemandLines(model, where).some((line) =>
    layers.baseline.subarray(line * count + first, line * count + last + 1).some((v) => v > 0),
  )
  return some ? null : 'baseline_missing'
}

function safetyFault(model: PlanModel, { where, days }: DriverOf<'safety_stock'>): Fault {
  const [sample] = model.supplyLines
  const known = (name: string): boolean => !sample || supplyAttribute(sample, name) !== undefined
  if (!Object.keys(where).every(known)) return 'attribute_unknown'
  const lines = selectSupplyLines(model, where)
  if (lines.length === 0) return 'nothing_matches'
  const changes = ({ safetyDays, safetyUnits, serviceLevel }: Item): boolean =>
    safetyUnits !== null || serviceLevel !== null || safetyDays !== days
  return lines.some((line) => changes(model.supplyLines[line]!.item)) ? null : 'no_change'
}

function capacityFault(model: PlanModel, driver: DriverOf<'capacity'>): Fault {
  const { regularPercent, overtimePercent, regularHours, overtimeHours } = driver
  const known = driver.resources.every((resource) => model.resources.includes(resource))
  const resources = resourcesOf(model, driver)
  if (!known || resources.length === 0) return 'resource_unknown'
  const count = model.axis.periods.length
  const unlimited = resources.every((at) => Number.isNaN(model.position.capacity[at * count]))
  if (unlimited && regularHours <= 0) return 'no_change'
  return unchanged(regularPercent, overtimePercent, regularHours, overtimeHours)
}

function receiptsFault(model: PlanModel, driver: DriverOf<'receipts'>): Fault {
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
