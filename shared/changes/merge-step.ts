/** The changes that bring chosen units into a target: data like any other change, so that one undo takes them back. */
import type { ForecastSetting } from '../model/forecast-setting'
import { withParts } from './forecast-parts'
import { cellUnit } from './net-effect'
import type { CellWrite, ForecastWrite, PlanChange, WritableMeasure } from './plan-change'
import type { CellUnit, DriverUnit, ForecastUnit, MergeUnit } from './three-way-merge'

/** A number that the target's own plan holds. */
export interface OwnCell {
  readonly measure: WritableMeasure
  readonly line: string
  readonly period: string
  readonly value: number
}

export interface MergeTarget {
  /** Place of the target in its chain of parents, 0 for the base plan. */
  readonly depth: number
  /** Numbers written at that depth. */
  readonly own: readonly OwnCell[]
  /** Whether a driver of the scenario moves what stood at the cell before it came. */
  touches(unit: DriverUnit, line: string, period: string): boolean
  /** Whether a driver of the target's own would then move it too: such a number stays as typed. */
  pinned(line: string, period: string): boolean
  /** How its items are forecast now; those forecast as usual are not among them. */
  readonly forecasts: ReadonlyMap<string, ForecastSetting>
}

const isCell = (unit: MergeUnit): unit is CellUnit => unit.kind === 'cell'
const isForecast = (unit: MergeUnit): unit is ForecastUnit => unit.kind === 'forecast'
const isDriver = (unit: MergeUnit): unit is DriverUnit => unit.kind === 'driver'

/**
 * What `taken` units of the scenario make of the target. A driver moves what stood before it and leaves what is typed
 * beside it: numbers that stood before a driver in the scenario, or in the target before the driver came, are put one
 * depth below the target, so that it goes on moving them.
 */
export function mergeChanges(taken: readonly MergeUnit[], target: MergeTarget): PlanChange[] {
  const { depth } = target
  const drivers = taken.filter(isDriver)
  const added = drivers.filter(({ theirs }) => theirs !== null)
  const under = (line: string, period: string, before: number): boolean =>
    added.some((one) => before < one.theirsDepth && target.touches(one, line, period)) &&
    !target.pinned(line, period)
  const writes: Record<WritableMeasure, CellWrite[]> = { override: [], planned_supply: [] }
  const write = (measure: WritableMeasure, cell: CellWrite): void => {
    if (cell.before !== cell.after || cell.depthBefore !== cell.depthAfter)
      writes[measure].push(cell)
  }
  const written = new Set<string>()
  for (const unit of taken.filter(isCell)) {
    const { measure, line, period, ours, theirs } = unit
    written.add(unit.unit)
    const below = measure === 'override' && under(line, period, unit.theirsDepth ?? 0)
    write(measure, {
      line,
      period,
      before: ours,
      after: theirs,
      depthBefore: ours === null ? null : unit.oursDepth,
      depthAfter: theirs === null ? null : below ? depth - 1 : depth,
    })
  }
  for (const { measure, line, period, value } of added.length > 0 ? target.own : []) {
    if (measure !== 'override' || written.has(cellUnit(measure, line, period))) continue
    if (!under(line, period, Number.NEGATIVE_INFINITY)) continue
    write(measure, {
      line,
      period,
      before: value,
      after: value,
      depthBefore: depth,
      depthAfter: depth - 1,
    })
  }
  const forecasts = forecastWrites(taken, target.forecasts)
  return [
    ...drivers.flatMap((unit) => driverChanges(unit, depth)),
    ...(forecasts.length > 0 ? [{ kind: 'set_forecasts' as const, items: forecasts }] : []),
    ...(['override', 'planned_supply'] as const).flatMap((measure): PlanChange[] =>
      writes[measure].length > 0 ? [{ kind: 'set_cells', measure, cells: writes[measure] }] : [],
    ),
  ]
}

/** The settings that taken parts make of those that stand in the target. */
export function forecastWrites(
  taken: readonly MergeUnit[],
  standing: MergeTarget['forecasts'],
): ForecastWrite[] {
  const byItem = Map.groupBy(taken.filter(isForecast), ({ item }) => item)
  return [...byItem].flatMap(([item, units]) => {
    const before = standing.get(item) ?? null
    const after = withParts(before, new Map(units.map(({ name, theirs }) => [name, theirs])))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ item, before, after }]
  })
}

function driverChanges({ ours, theirs, depth: from }: DriverUnit, depth: number): PlanChange[] {
  const changes: PlanChange[] = []
  if (ours) changes.push({ kind: 'remove_driver', driver: ours, depth: from })
  if (theirs) changes.push({ kind: 'add_driver', driver: theirs, depth })
  return changes
}
