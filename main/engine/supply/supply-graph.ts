/** The product structure as flat lists of numbers, read in both directions: what a line needs, and who needs it. */
import type { PlanModel } from '../plan/plan-model'
import { type PlanningTerms, planningTerms } from './planning-terms'

/** Entries of line `i` are those from `start[i]` up to `start[i + 1]`. */
export interface Uses {
  readonly start: Int32Array
  /** The other line, resource or group. */
  readonly of: Int32Array
  /** Units or hours for one unit. */
  readonly per: Float64Array
}

export interface SupplyGraph {
  readonly lines: number
  readonly levels: number
  readonly level: Int32Array
  /** Level → its lines, and its groups. */
  readonly linesOfLevel: readonly (readonly number[])[]
  readonly groupsOfLevel: readonly (readonly number[])[]
  readonly leadMonths: Int32Array
  readonly lotSize: Float64Array
  readonly minimumOrder: Float64Array
  /** By line: safety stock policy and lot rule. */
  readonly terms: readonly PlanningTerms[]
  /** 1 where a lot rule looks at more than the need of a period. */
  readonly ruled: Uint8Array
  readonly cost: Float64Array
  /** Line → its components, and line → the lines it is a component of. */
  readonly components: Uses
  readonly users: Uses
  /** A group is one level's use of one resource: lower levels are served before higher ones. Line → its groups. */
  readonly groups: Uses
  readonly groupLines: Uses
  readonly groupResource: Int32Array
  readonly groupLevel: Int32Array
  /** Resource → its groups, the lowest level first. */
  readonly resourceGroups: Uses
}

type Entry = readonly [of: number, per: number]

function flatten(lists: readonly (readonly Entry[])[]): Uses {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => {
    start[index + 1] = start[index]! + list.length
  })
  const all = lists.flat()
  return {
    start,
    of: Int32Array.from(all, ([of]) => of),
    per: Float64Array.from(all, ([, per]) => per),
  }
}

const lists = (length: number): Entry[][] => Array.from({ length }, () => [])

/** Level → what stands on it, in order. */
function byLevel(levelOf: ArrayLike<number>, levels: number): number[][] {
  const members: number[][] = Array.from({ length: levels }, () => [])
  for (let index = 0; index < levelOf.length; index++) members[levelOf[index]!]!.push(index)
  return members
}

const known = new WeakMap<PlanModel, SupplyGraph>()

/** The graph of a model, made once. */
export function supplyGraph(model: PlanModel): SupplyGraph {
  const made = known.get(model) ?? buildGraph(model)
  known.set(model, made)
  return made
}

function buildGraph(model: PlanModel): SupplyGraph {
  const { supplyLines, structure, resources } = model
  const lines = supplyLines.length
  const level = new Int32Array(lines)
  structure.levels.forEach((members, depth) => {
    for (const line of members) level[line] = depth
  })
  const components = structure.components.map((uses) =>
    uses.map(({ line, quantity }): Entry => [line, quantity]),
  )
  const users = lists(lines)
  components.forEach((uses, line) => {
    for (const [component, quantity] of uses) users[component]?.push([line, quantity])
  })
  const groupAt = new Map<string, number>()
  const groupLines: Entry[][] = []
  const groupResource: number[] = []
  const groupLevel: number[] = []
  const groups = structure.resources.map((uses, line) =>
    uses.map(({ resource, hours }): Entry => {
      const key = `${resource}|${level[line]}`
      const group = groupAt.get(key) ?? groupLines.length
      if (group === groupLines.length) {
        groupAt.set(key, group)
        groupLines.push([])
        groupResource.push(resource)
        groupLevel.push(level[line]!)
      }
      groupLines[group]?.push([line, hours])
      return [group, hours]
    }),
  )
  const resourceGroups = lists(resources.length)
  for (const group of [...groupResource.keys()].sort((a, b) => groupLevel[b]! - groupLevel[a]!))
    resourceGroups[groupResource[group]!]?.push([group, 1])
  const terms = planningTerms(model)
  const levels = structure.levels.length
  return {
    lines,
    levels,
    level,
    linesOfLevel: byLevel(level, levels),
    groupsOfLevel: byLevel(groupLevel, levels),
    leadMonths: Int32Array.from(supplyLines, ({ item }) => item.leadMonths),
    lotSize: Float64Array.from(supplyLines, ({ item }) => item.lotSize),
    minimumOrder: Float64Array.from(supplyLines, ({ item }) => item.minimumOrder),
    terms,
    ruled: Uint8Array.from(terms, ({ lots }) => (lots ? 1 : 0)),
    cost: Float64Array.from(supplyLines, ({ item }) => item.cost),
    components: flatten(components),
    users: flatten(users),
    groups: flatten(groups),
    groupLines: flatten(groupLines),
    groupResource: Int32Array.from(groupResource),
    groupLevel: Int32Array.from(groupLevel),
    resourceGroups: flatten(resourceGroups),
  }
}
