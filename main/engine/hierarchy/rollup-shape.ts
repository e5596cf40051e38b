/** A hierarchy over plan lines: nodes by levels of attributes, each with its children, so that totals can be kept up to date. */
import type { LineSide } from '../figures/figure-keys'
import type { PlanModel } from '../plan/plan-model'
import { demandAttribute, supplyAttribute } from './line-attributes'

export interface RollupNode {
  /** Codes from the top level down to the node; empty for the total of everything, and undefined where the node only bundles a few of many children. */
  readonly path: readonly string[] | undefined
  /** Index of the node above; -1 for the total of everything. */
  readonly parent: number
  /** Nodes below by code, or on the lowest level the lines. */
  readonly children: readonly number[]
  readonly holdsLines: boolean
  readonly lines: readonly number[]
}

export interface RollupShape {
  readonly model: PlanModel
  readonly side: LineSide
  readonly levels: readonly string[]
  /** Parents before their children. */
  readonly nodes: readonly RollupNode[]
  /** Node → its line where it has but one, whose figures are its own; else -1. */
  readonly onlyLine: Int32Array
  /** Line → the lowest node it is in. */
  readonly nodeOfLine: Int32Array
  readonly byPath: ReadonlyMap<string, RollupNode>
}

/** How plans are shown unless somebody asks otherwise. */
export const usualLevels = ['family', 'item'] as const

/** More children than this are bundled, so that a change below one of them does not add up all of them again. */
const mostChildren = 8

const known = new WeakMap<PlanModel, Map<string, RollupShape>>()
const places = new WeakMap<readonly number[], { shape: RollupShape; node: number }>()

/** The shape of a side of a model by these attributes, made once. Lines without an attribute are under an empty code. */
export function rollupShape(
  model: PlanModel,
  side: LineSide,
  levels: readonly string[] = usualLevels,
): RollupShape {
  const shapes = known.get(model) ?? new Map<string, RollupShape>()
  known.set(model, shapes)
  const key = [side, ...levels].join('|')
  const made = shapes.get(key) ?? buildShape(model, side, levels)
  shapes.set(key, made)
  return made
}

/** Where a list of lines stands in a hierarchy; undefined for lists that are not a node's own. */
export const placeOfLines = (
  lines: readonly number[],
): { readonly shape: RollupShape; readonly node: number } | undefined => places.get(lines)

function buildShape(model: PlanModel, side: LineSide, levels: readonly string[]): RollupShape {
  const codeOf = (line: number, level: string): string =>
    (side === 'demand'
      ? demandAttribute(model.demandLines[line]!, level)
      : supplyAttribute(model.supplyLines[line]!, level)) ?? ''
  const total = side === 'demand' ? model.demandLines.length : model.supplyLines.length
  const nodes: RollupNode[] = []
  const nodeOfLine = new Int32Array(total)

  function add(path: readonly string[], parent: number, lines: readonly number[]): number {
    const index = nodes.length
    const level = levels[path.length]
    const children: number[] = []
    nodes.push({ path, parent, children, holdsLines: level === undefined, lines })
    if (level === undefined) {
      children.push(...lines)
      for (const line of lines) nodeOfLine[line] = index
      return index
    }
    const groups = [...Map.groupBy(lines, (line) => codeOf(line, level))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )
    addBelow(path, index, children, groups)
    return index
  }

  /** Adds the groups below a node, in bundles of bundles where they are many. */
  function addBelow(
    path: readonly string[],
    parent: number,
    children: number[],
    groups: readonly (readonly [code: string, lines: readonly number[]])[],
  ): void {
    if (groups.length <= mostChildren) {
      for (const [code, lines] of groups) children.push(add([...path, code], parent, lines))
      return
    }
    const size = Math.ceil(groups.length / mostChildren)
    for (let first = 0; first < groups.length; first += size) {
      const bundle = nodes.length
      const bundled: number[] = []
      nodes.push({ path: undefined, parent, children: bundled, holdsLines: false, lines: [] })
      children.push(bundle)
      addBelow(path, bundle, bundled, groups.slice(first, first + size))
    }
  }

  add([], -1, [...Array(total).keys()])
  const byPath = new Map<string, RollupNode>()
  const shape: RollupShape = {
    model,
    side,
    levels,
    nodes,
    onlyLine: Int32Array.from(nodes, ({ lines }) => (lines.length === 1 ? lines[0]! : -1)),
    nodeOfLine,
    byPath,
  }
  nodes.forEach((node, index) => {
    if (!node.path) return
    places.set(node.lines, { shape, node: index })
    byPath.set(JSON.stringify(node.path), node)
  })
  return shape
}

/** The node of a path of codes; undefined where the plan has none. */
export const nodeAt = (shape: RollupShape, path: readonly string[]): RollupNode | undefined =>
  shape.byPath.get(JSON.stringify(path))
