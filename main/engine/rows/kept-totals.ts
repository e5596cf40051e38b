/** Finds for the nodes of a view the lists of lines whose totals plans keep, so that a node of many lines is read as fast as one of few. */
import { keptLines } from '../hierarchy/plan-nodes'
import { nodeAt, type RollupShape, rollupShape } from '../hierarchy/rollup-shape'
import type { PlanModel } from '../plan/plan-model'

type Where = Readonly<Record<string, string>>

interface NodePlace {
  readonly place: Where
  readonly codes: readonly string[]
  readonly partial: boolean
}

/** Shorter lists are added up when they are read: keeping their totals would cost every edit more than it saves. */
const worthKeeping = 64
/** So many levels of an unusual order are kept. */
const mostLevels = 2

const isUsual = (place: Where): boolean =>
  Object.keys(place).every((name) => name === 'family' || name === 'item')

/** The list that stands for a node among the kept totals; its own where there is none, or a filter leaves only part of it. */
export function keptTotals(
  model: PlanModel,
  where: Where,
  levels: readonly string[],
): (side: 'demand' | 'supply', of: NodePlace, lines: readonly number[]) => readonly number[] {
  const fixed = Object.keys(where)
  const upper = [...fixed, ...levels.slice(0, mostLevels)]
  const shapes = new Map<string, RollupShape>()

  function shapeOf(side: 'demand' | 'supply'): RollupShape {
    const shape = shapes.get(side) ?? rollupShape(model, side, upper)
    shapes.set(side, shape)
    return shape
  }

  return (side, { place, codes, partial }, lines) => {
    if (partial || lines.length < 2) return lines
    if (isUsual(place)) return keptLines(model, rollupShape(model, side), { where: place, lines })
    if (codes.length > mostLevels || lines.length < worthKeeping) return lines
    return nodeAt(shapeOf(side), [...fixed.map((name) => where[name]!), ...codes])?.lines ?? lines
  }
}
