/** Receipts that come late or short: those under way, and the part of planned purchases that a supplier has. */
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type Placed, type PlacedDriver, plannedSpan } from './placed-driver'
import type { PurchaseDisturbance, ResolvedAssumptions } from './resolved-assumptions'

type Disturbance = Omit<PurchaseDisturbance, 'share'>
type OfSupplier = (supplier: string, item: string) => Disturbance | undefined

/** Delays of several drivers add up, and each shortfall is of what the others leave. What moves beyond the horizon is gone from it. */
export function supplierDisturbances(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): Pick<ResolvedAssumptions, 'receipts' | 'purchases'> {
  const receipts = new Map<number, Float64Array>()
  const purchases = new Map<number, PurchaseDisturbance[]>()
  const placed = ofKind(drivers, 'receipts')
  if (placed.length === 0) return { receipts, purchases }
  const disturbanceOf = remembered(model, placed)
  const itemOf = (line: number): string => model.supplyLines[line]?.item.item ?? ''
  for (const { line, supplier } of model.position.receipts)
    if (disturbanceOf(supplier, itemOf(line))) receipts.set(line, new Float64Array(0))
  for (const line of receipts.keys()) receipts.set(line, receiptsOf(model, line, disturbanceOf))
  model.supplyLines.forEach(({ item, suppliers }, line) => {
    const disturbed = suppliers.flatMap(({ supplier, share }) => {
      const disturbance = disturbanceOf(supplier, item.item)
      return disturbance ? [{ share, ...disturbance }] : []
    })
    if (disturbed.length > 0) purchases.set(line, disturbed)
  })
  return { receipts, purchases }
}

/** What all drivers together do to a supplier's receipts of an item, by the period they are due in; undefined where none does. */
function remembered(model: PlanModel, placed: readonly Placed<'receipts'>[]): OfSupplier {
  const count = model.axis.periods.length
  const known = new Map<string, Map<string, Disturbance | undefined>>()
  const make: OfSupplier = (supplier, item) => {
    const concerned = placed.filter(
      ({ assumption }) =>
        assumption.supplier === supplier && (!assumption.item || assumption.item === item),
    )
    if (concerned.length === 0) return undefined
    const late = new Int32Array(count)
    const remains = new Float64Array(count).fill(1)
    for (const { assumption } of concerned) {
      const { from, to } = plannedSpan(model.axis, assumption)
      for (let t = from; t <= to; t++) {
        late[t]! += assumption.periodsLate
        remains[t]! *= 1 - assumption.percentShort / 100
      }
    }
    return { late, remains }
  }
  return (supplier, item) => {
    const items = known.get(supplier) ?? new Map<string, Disturbance | undefined>()
    known.set(supplier, items)
    if (!items.has(item)) items.set(item, make(supplier, item))
    return items.get(item)
  }
}

function receiptsOf(model: PlanModel, line: number, disturbanceOf: OfSupplier): Float64Array {
  const row = new Float64Array(model.axis.periods.length)
  const item = model.supplyLines[line]?.item.item ?? ''
  for (const receipt of model.position.receipts) {
    if (receipt.line !== line) continue
    const { period, supplier, quantity } = receipt
    const disturbance = disturbanceOf(supplier, item)
    const at = period + (disturbance?.late[period] ?? 0)
    if (at < row.length) row[at]! += quantity * (disturbance?.remains[period] ?? 1)
  }
  return row
}
