/** Where a place is among the rows of a view: which nodes have to be open for it to be shown. */
import type { MeasureLevel } from '@shared/model/measures/measure-shape'
import { dividingLevels, usualLevels } from '@shared/model/row-levels'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { codesOf } from './line-codes'
import { pathOf } from './row-nodes'

export interface RowPath {
  /** Paths of the nodes above the row, the highest first. */
  readonly paths: string[]
  /** What the row stands for: the place, as far as the levels of the view tell it apart. */
  readonly where: Record<string, string>
}

/** Null where the selection of the view has no line of the place. */
export function rowPath(
  model: PlanModel,
  side: MeasureLevel,
  where: Readonly<Record<string, string>>,
  levels: readonly string[] | undefined,
  place: Readonly<Record<string, string>>,
): RowPath | null {
  if (side === 'resource') return { paths: [], where: { ...place } }
  const among = side === 'supply' ? 'supply' : 'demand'
  const select = among === 'supply' ? selectSupplyLines : selectDemandLines
  const lines = select(model, { ...where, ...place })
  const inside = Object.entries(where).every(([name, code]) => (place[name] ?? code) === code)
  if (lines.length === 0 || !inside) return null
  const codes: string[] = []
  const row: Record<string, string> = { ...where }
  for (const level of dividingLevels(side, levels ?? usualLevels[side], Object.keys(where))) {
    const ofLines = codesOf(model, among, level)
    const code = ofLines[lines[0]!]!
    if (lines.some((line) => ofLines[line] !== code)) break
    codes.push(code)
    row[level] = code
  }
  // A place that is a node itself is shown by what is above it.
  const needed = Object.keys(place).every((name) => name in row)
    ? trimmed(codes, row, place)
    : codes
  return { paths: needed.slice(0, -1).map((_, at) => pathOf(needed.slice(0, at + 1))), where: row }
}

/** Lines with one customer only would lead below the item that was asked for. */
function trimmed(
  codes: string[],
  row: Record<string, string>,
  place: Readonly<Record<string, string>>,
): string[] {
  const names = Object.keys(row).slice(-codes.length)
  while (codes.length > 1) {
    const name = names.at(-1)
    const rest = Object.fromEntries(Object.entries(row).filter(([one]) => one !== name))
    if (name === undefined || name in place) break
    if (!Object.keys(place).every((one) => one in rest)) break
    delete row[name]
    names.pop()
    codes.pop()
  }
  return codes
}
