/** Which changes of a scenario can be brought into another plan: each against where both came from and what stands there now. */
import type { Driver } from '../model/drivers'
import type { ForecastPiece } from '../model/forecast-setting'
import type { ForecastPart } from './forecast-parts'
import type { NetEffect, Origin } from './net-effect'
import type { WritableMeasure } from './plan-change'

/** `clean`: only the scenario changed it. `same`: the target has it already. `conflict`: both changed it, differently. */
export const mergeStates = ['clean', 'same', 'conflict'] as const
export type MergeState = (typeof mergeStates)[number]

interface Unit<V> {
  readonly unit: string
  readonly state: MergeState
  /** Where both parted, the target now, the scenario now. Null: nothing written there, or no such driver. */
  readonly fork: V | null
  readonly ours: V | null
  readonly theirs: V | null
  /** Who changed it in the target since; null where nobody did. */
  readonly oursBy: Origin | null
  readonly theirsBy: Origin
}

export interface CellUnit extends Unit<number> {
  readonly kind: 'cell'
  readonly measure: WritableMeasure
  readonly line: string
  readonly period: string
  /** Which plan of its chain of parents wrote the number in the target, and in the scenario. */
  readonly oursDepth: number | null
  readonly theirsDepth: number | null
}

export interface DriverUnit extends Unit<Driver> {
  readonly kind: 'driver'
  /** Its depth in the target where it stands there, else in the scenario. */
  readonly depth: number
  readonly theirsDepth: number
}

/** One part of how an item is forecast; null is the usual. */
export interface ForecastUnit extends Unit<ForecastPiece> {
  readonly kind: 'forecast'
  readonly item: string
  /** As in `partsOfSetting`. */
  readonly name: string
  readonly part: ForecastPart
}

export type MergeUnit = CellUnit | DriverUnit | ForecastUnit

/** What a merge brought to a unit. */
export type MergedValue = number | Driver | ForecastPiece | null

export interface MergeSources {
  /** What happened in the target since both parted. */
  readonly ours: NetEffect
  /** What happened in the scenario since both parted. */
  readonly theirs: NetEffect
  /** By unit, what an earlier merge of the scenario brought into the target and is still in force. */
  readonly merged: ReadonlyMap<string, MergedValue>
}

interface Three<V> {
  readonly fork: V | null
  readonly ours: V | null
  readonly theirs: V | null
}

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) =>
    equal((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  )
}

/** Null where the scenario has nothing to bring. `retyped`: its value is the old one, but it is now the scenario's own. */
function judge<V>(
  { fork, ours, theirs }: Three<V>,
  oursChanged: boolean,
  retyped: boolean,
): MergeState | null {
  if (equal(theirs, fork) && !retyped) return null
  if (!oursChanged) return 'clean'
  return equal(ours, theirs) ? 'same' : 'conflict'
}

/** Since a merge that is in force, what was merged is what both have in common. */
function judgeAgain<V>(three: Three<V>): MergeState | null {
  const { fork, ours, theirs } = three
  if (equal(ours, theirs)) return 'same'
  if (equal(theirs, fork)) return null
  return equal(ours, fork) ? 'clean' : 'conflict'
}

function* cellUnits({ ours, theirs, merged }: MergeSources): Generator<CellUnit> {
  for (const [unit, cell] of theirs.cells) {
    const there = ours.cells.get(unit)
    const again = merged.has(unit)
    const three: Three<number> = {
      fork: again ? ((merged.get(unit) ?? null) as number | null) : cell.before,
      ours: there ? there.after : cell.before,
      theirs: cell.after,
    }
    const oursChanged = there !== undefined && there.before !== there.after
    const retyped = cell.after !== null && cell.depthBefore !== cell.depthAfter
    const state = again ? judgeAgain(three) : judge(three, oursChanged, retyped)
    if (!state) continue
    yield {
      kind: 'cell',
      unit,
      state,
      measure: cell.measure,
      line: cell.line,
      period: cell.period,
      ...three,
      oursDepth: there ? there.depthAfter : cell.depthBefore,
      theirsDepth: cell.depthAfter,
      oursBy: oursChanged ? there.origin : null,
      theirsBy: cell.origin,
    }
  }
}

function* driverUnits({ ours, theirs, merged }: MergeSources): Generator<DriverUnit> {
  for (const [unit, driver] of theirs.drivers) {
    const there = ours.drivers.get(unit)
    const again = merged.has(unit)
    const three: Three<Driver> = {
      fork: again ? ((merged.get(unit) ?? null) as Driver | null) : driver.before,
      ours: there ? there.after : driver.before,
      theirs: driver.after,
    }
    const oursChanged = there !== undefined && !equal(there.before, there.after)
    const state = again ? judgeAgain(three) : judge(three, oursChanged, false)
    if (!state) continue
    yield {
      kind: 'driver',
      unit,
      state,
      ...three,
      depth: there?.depth ?? driver.depth,
      theirsDepth: driver.depth,
      oursBy: oursChanged ? there.origin : null,
      theirsBy: driver.origin,
    }
  }
}

function* forecastUnits({ ours, theirs, merged }: MergeSources): Generator<ForecastUnit> {
  for (const [unit, { item, name, part, before, after, origin }] of theirs.forecasts) {
    const there = ours.forecasts.get(unit)
    const again = merged.has(unit)
    const three: Three<ForecastPiece> = {
      fork: again ? ((merged.get(unit) ?? null) as ForecastPiece | null) : before,
      ours: there ? there.after : before,
      theirs: after,
    }
    const oursChanged = there !== undefined && !equal(there.before, there.after)
    const state = again ? judgeAgain(three) : judge(three, oursChanged, false)
    if (!state) continue
    const oursBy = oursChanged ? there.origin : null
    yield { kind: 'forecast', unit, state, item, name, part, ...three, oursBy, theirsBy: origin }
  }
}

/** Every unit that the scenario changed since both parted, drivers first, then forecasts by item, cells by line and period. */
export function mergeUnits(sources: MergeSources): MergeUnit[] {
  const cells = [...cellUnits(sources)].sort(
    (a, b) =>
      (a.line < b.line ? -1 : a.line > b.line ? 1 : 0) ||
      (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : 0) ||
      (a.period < b.period ? -1 : 1),
  )
  const forecasts = [...forecastUnits(sources)].sort(
    (a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) || (a.name < b.name ? -1 : 1),
  )
  return [...driverUnits(sources), ...forecasts, ...cells]
}
