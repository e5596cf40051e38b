/** The rows two or more plans are compared by: their lines grouped by line, item or family, found again by key in every plan. */
import type { Selection } from '@shared/contract/planning-calls'
import type { LineLevel } from '@shared/model/measures/measure-shape'
import { nameOf } from '../hierarchy/plan-nodes'
import { nodeAt, rollupShape } from '../hierarchy/rollup-shape'
import type { Name } from '../model/master-data'
import type { PlanModel } from '../plan/plan-model'
import type { DifferingLines } from './differing-lines'

export type ComparedLevel = 'line' | 'item' | 'family'

export interface ComparedNode {
  readonly side: LineLevel
  readonly level: 'customer' | 'site' | 'item' | 'family' | 'resource'
  readonly code: string
  readonly name: Name
  readonly where: Selection
  /** Null for a resource. */
  readonly item: string | null
  readonly itemName: Name | null
  readonly family: string | null
  readonly familyName: Name | null
  /** By plan, in the order asked: indices of its lines; empty where a plan's snapshot has none. */
  readonly lines: readonly (readonly number[])[]
}

interface Member {
  readonly key: string
  readonly item: string
  readonly family: string
  readonly below: { readonly level: 'customer' | 'site'; readonly code: string }
  /** Index of the line by plan. */
  readonly at: number[]
}

function members(models: readonly PlanModel[], side: 'demand' | 'supply'): Map<string, Member> {
  const found = new Map<string, Member>()
  models.forEach((model, plan) => {
    const add = (key: string, index: number, rest: Omit<Member, 'key' | 'at'>): void => {
      const member = found.get(key) ?? { key, ...rest, at: [] }
      member.at[plan] = index
      found.set(key, member)
    }
    if (side === 'demand')
      model.demandLines.forEach(({ key, item, customer }, index) => {
        const below = { level: 'customer' as const, code: customer.customer }
        add(key, index, { item: item.item, family: item.family, below })
      })
    else
      model.supplyLines.forEach(({ key, item, site }, index) => {
        const below = { level: 'site' as const, code: site }
        add(key, index, { item: item.item, family: item.family, below })
      })
  })
  return found
}

function lineNodes(
  models: readonly PlanModel[],
  side: 'demand' | 'supply',
  level: ComparedLevel,
  family: string | null,
  differing: DifferingLines | null,
): ComparedNode[] {
  const [first] = models
  if (!first) return []
  const mayDiffer = ({ at }: Member): boolean => !differing || differing[side][at[0]!] === 1
  const named = (of: string, code: string): Name => {
    const knows = models.find((model) => nameOf(model, of, code).en !== code)
    return nameOf(knows ?? first, of, code)
  }
  const wanted = [...members(models, side).values()].filter(
    (member) => family === null || member.family === family,
  )
  const groups = Map.groupBy(wanted, (member) =>
    level === 'line' ? member.key : level === 'item' ? member.item : member.family,
  )
  const shapes = models.map((model) => rollupShape(model, side))
  const changed = [...groups.values()].filter((group) => group.some(mayDiffer))
  return changed.map((group) => {
    const { item, family: of, below } = group[0]!
    const at = {
      line: { level: below.level, code: below.code, where: { item, [below.level]: below.code } },
      item: { level: 'item' as const, code: item, where: { item } },
      family: { level: 'family' as const, code: of, where: { family: of } },
    }[level]
    return {
      side,
      ...at,
      name: named(at.level, at.code),
      item: level === 'family' ? null : item,
      itemName: level === 'family' ? null : named('item', item),
      family: of,
      familyName: named('family', of),
      lines: shapes.map((shape, plan) => {
        const lines = group.flatMap(({ at }) => (at[plan] === undefined ? [] : [at[plan]]))
        if (level === 'line') return lines
        const kept = nodeAt(shape, level === 'item' ? [of, item] : [of])?.lines
        return kept?.length === lines.length ? kept : lines
      }),
    }
  })
}

function resourceNodes(models: readonly PlanModel[]): ComparedNode[] {
  const codes = new Set(models.flatMap(({ resources }) => resources))
  return [...codes].sort().map((code) => ({
    side: 'resource',
    level: 'resource',
    code,
    name: nameOf(models.find(({ resources }) => resources.includes(code))!, 'resource', code),
    where: { resource: code },
    item: null,
    itemName: null,
    family: null,
    familyName: null,
    lines: models.map(({ resources }) => {
      const index = resources.indexOf(code)
      return index < 0 ? [] : [index]
    }),
  }))
}

/** Demand, supply and, where no family is chosen, resources; of demand and supply only what has a line that may differ, where that is known. */
export function comparedNodes(
  models: readonly PlanModel[],
  level: ComparedLevel,
  family: string | null,
  differing: DifferingLines | null = null,
): ComparedNode[] {
  return [
    ...lineNodes(models, 'demand', level, family, differing),
    ...lineNodes(models, 'supply', level, family, differing),
    ...(family === null ? resourceNodes(models) : []),
  ]
}
