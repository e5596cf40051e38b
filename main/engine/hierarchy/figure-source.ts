/** Where a measure's figures of lines are: in the plan's blocks, or laid out flat by the snapshot. */
import { measureNamed } from '@shared/model/measures/measures'
import { lifecycleCells } from '../baseline/lifecycle-part'
import { isShippedMeasure, shippedCells } from '../demand/shipped-history'
import {
  type DemandFigure,
  demandPlace,
  demandRows,
  type LineSide,
  type SupplyFigure,
  supplyPlace,
  supplyRows,
} from '../figures/figure-keys'
import { horizonOf, type Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'

/** Figures that a plan calculates, from the first planned period on. */
export interface BlockSource {
  readonly kind: 'block'
  readonly side: LineSide
  /** Where its row begins in a block. */
  readonly row: number
  /** The row of a count that says whether there is a figure at all. */
  readonly counted: number | undefined
}

/** Figures of the snapshot, lines × periods of the axis; `assumed` has the rows that a driver replaces. */
export interface FlatSource {
  readonly kind: 'flat'
  readonly cells: Float64Array
  readonly assumed: ReadonlyMap<number, Float64Array> | undefined
  readonly first: number
  readonly last: number
}

/** Hours of resources, resources × planned periods. */
export interface LoadSource {
  readonly kind: 'load'
}

export type FigureSource = BlockSource | FlatSource | LoadSource

/** The source of an additive measure; undefined for ratios, which are made from sums, and for unknown keys. */
export function figureSource(plan: Plan, key: string): FigureSource | undefined {
  if (key === 'load') return { kind: 'load' }
  if (Object.hasOwn(demandPlace, key)) {
    const rows = demandRows(horizonOf(plan.model))
    const counted = key === 'override' ? rows.overridden : undefined
    return { kind: 'block', side: 'demand', row: rows[key as DemandFigure], counted }
  }
  if (Object.hasOwn(supplyPlace, key)) {
    const row = supplyRows(horizonOf(plan.model))[key as SupplyFigure]
    return { kind: 'block', side: 'supply', row, counted: undefined }
  }
  const cells = snapshotCells(plan.model, key)
  if (!cells) return undefined
  const { axis } = plan.model
  const span = measureNamed(key)?.span ?? 'future'
  return {
    kind: 'flat',
    cells,
    assumed: assumedRows(plan, key),
    first: span === 'future' ? axis.current : 0,
    last: span === 'past' ? axis.current + 1 : axis.periods.length,
  }
}

function assumedRows(
  { assumptions }: Plan,
  key: string,
): ReadonlyMap<number, Float64Array> | undefined {
  if (key === 'capacity') return assumptions.capacity
  if (key === 'overtime') return assumptions.overtime
  return assumptions.layers.get(key)
}

const stocks = new WeakMap<PlanModel, Float64Array>()

/** Supply lines × periods: usable stock of today, which is what the current period begins with. */
function stockCells(model: PlanModel): Float64Array {
  const count = model.axis.periods.length
  const known = stocks.get(model)
  if (known) return known
  const cells = new Float64Array(model.supplyLines.length * count).fill(Number.NaN)
  model.position.openingStock.forEach((units, line) => {
    cells[line * count + model.axis.current] = units
  })
  stocks.set(model, cells)
  return cells
}

function snapshotCells(model: PlanModel, key: string): Float64Array | undefined {
  if (isShippedMeasure(key)) return shippedCells(model, key)
  const { layers, position } = model
  switch (key) {
    case 'actual_orders':
      return layers.actualOrders
    case 'last_year':
      return layers.lastYear
    case 'last_cycle':
      return layers.lastCycle
    case 'lifecycle':
      return lifecycleCells(model)
    case 'baseline':
      return layers.baseline
    case 'driver_uplift':
      return layers.driverUplift
    case 'sales_forecast':
      return layers.salesForecast
    case 'pipeline':
      return layers.pipeline
    case 'firm_demand':
      return layers.firmDemand
    case 'stock':
      return stockCells(model)
    case 'open_production':
      return position.openProduction
    case 'capacity':
      return position.capacity
    case 'overtime':
      return position.overtime
    default:
      return undefined
  }
}

/** Adds a line's figures to `sums` (NaN where nothing was added yet). */
export function addLine(plan: Plan, source: FigureSource, line: number, sums: Float64Array): void {
  const { current, periods } = plan.model.axis
  if (source.kind === 'flat') {
    const row = source.assumed?.get(line)
    const start = row ? 0 : line * periods.length
    const cells = row ?? source.cells
    for (let t = source.first; t < source.last; t++) add(sums, t, cells[start + t]!)
    return
  }
  if (source.kind === 'load') {
    const horizon = periods.length - current
    for (let h = 0; h < horizon; h++) add(sums, current + h, plan.cube.load[line * horizon + h]!)
    return
  }
  const { offset, pool } = plan.cube[source.side]
  readBlock(plan, source, pool.cells, offset[line]!, sums)
}

/** The figures of a block alone, in `row` of which nothing was added yet. */
export function takeBlock(
  { model }: Plan,
  { row: held, counted }: BlockSource,
  cells: Float64Array,
  block: number,
  row: Float64Array,
): void {
  const { current, periods } = model.axis
  const count = periods.length
  for (let t = current, at = block; t < count; t++, at++)
    if (counted === undefined || cells[at + counted] !== 0) row[t] = cells[at + held]!
}

/** Adds the figures of a block, of a line or a node, to `sums`. */
function readBlock(
  { model }: Plan,
  { row, counted }: BlockSource,
  cells: Float64Array,
  block: number,
  sums: Float64Array,
): void {
  const { current, periods } = model.axis
  for (let t = current; t < periods.length; t++) {
    const at = block + t - current
    if (counted !== undefined && cells[at + counted] === 0) continue
    add(sums, t, cells[at + row]!)
  }
}

function add(sums: Float64Array, t: number, value: number): void {
  if (Number.isNaN(value)) return
  const before = sums[t]!
  sums[t] = Number.isNaN(before) ? value : before + value
}
