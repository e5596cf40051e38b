/** Reads cells of a block, those of columns that sum up several months too. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { totalOverTime } from '@shared/model/measures/total-over-time'
import type { TimeColumn } from './grid-columns'
import type { PlanBlock } from './plan-block'

/** True of several months only where it is of each. */
const ofEach = cellFlags.locked | cellFlags.fenced | cellFlags.frozen

/** Measure → its place among the rows of a node; every node has the same ones, in the same order. */
const places = new WeakMap<PlanBlock['rows'], ReadonlyMap<string, number>>()

function placesIn(rows: PlanBlock['rows']): ReadonlyMap<string, number> {
  const known = places.get(rows)
  if (known) return known
  const made = new Map<string, number>()
  for (const { measure } of rows) {
    if (made.has(measure)) break
    made.set(measure, made.size)
  }
  places.set(rows, made)
  return made
}

/** Figures of a measure of the node that a row belongs to. */
export function rowBeside(
  { rows, values, periods }: PlanBlock,
  r: number,
  measure: string,
): Float64Array | undefined {
  const order = placesIn(rows)
  const own = order.get(rows[r]?.measure ?? '')
  const place = order.get(measure)
  if (own === undefined || place === undefined) return undefined
  const start = (r - own + place) * periods.length
  return values.subarray(start, start + periods.length)
}

export function totalOf(
  block: PlanBlock,
  r: number,
  { from, to }: TimeColumn,
  measure: Measure | undefined,
): number {
  if (!measure) return Number.NaN
  return totalOverTime(measure, (key) => rowBeside(block, r, key), from, to)
}

export function flagsOf(
  { flags, periods }: PlanBlock,
  r: number,
  { from, to }: TimeColumn,
): number {
  let any = 0
  let each = ofEach
  for (let t = from; t < to; t++) {
    const flag = flags[r * periods.length + t] ?? 0
    any |= flag
    each &= flag
  }
  return (any & ~ofEach) | each
}
