/** Which lines and resources a filter leaves on each side. What only one side knows concerns the other through the items. */
import type { RowFilter } from '@shared/contract/row-filter'
import { isEmptyFilter } from '@shared/contract/row-filter'
import { attributesOf } from '@shared/model/row-levels'
import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { exceptionLines, type FilterFacts } from './exception-lines'
import { codesOf } from './line-codes'
import { linesWithText, usersOf } from './search-texts'

/** 1 for each line, or resource, that stays. */
export interface LineMasks {
  readonly demand: Uint8Array
  readonly supply: Uint8Array
  readonly resource: Uint8Array
}

type LineSide = 'demand' | 'supply'

/** What one condition says of each side; null where that side knows nothing of it. */
export interface Condition {
  readonly demand: Uint8Array | null
  readonly supply: Uint8Array | null
  readonly resource?: Uint8Array | null
}

export const noneOf = (length: number): Uint8Array => new Uint8Array(length)
const allOf = (length: number): Uint8Array => new Uint8Array(length).fill(1)

/** Null where the filter says nothing. */
export function lineMasks(
  plan: Plan,
  filter: RowFilter | undefined,
  facts: FilterFacts = {},
): LineMasks | null {
  if (!filter || isEmptyFilter(filter)) return null
  const { model } = plan
  const conditions: Condition[] = Object.entries(filter.attributes ?? {}).map(([name, codes]) =>
    withAttribute(model, name, new Set(codes)),
  )
  if (filter.text?.trim()) conditions.push(linesWithText(model, filter.text))
  const exceptions = (filter.exceptions ?? []).map((one) => exceptionLines(plan, one, facts))
  if (exceptions.length > 0) conditions.push(anyOf(model, exceptions))
  return joined(model, conditions)
}

function withAttribute(model: PlanModel, name: string, codes: ReadonlySet<string>): Condition {
  if (name === 'resource') {
    const resource = Uint8Array.from(model.resources, (code) => (codes.has(code) ? 1 : 0))
    return { demand: null, supply: usersOf(model, resource), resource }
  }
  const on = (side: LineSide): Uint8Array | null =>
    attributesOf[side].some((one) => one === name)
      ? Uint8Array.from(codesOf(model, side, name), (code) => (codes.has(code) ? 1 : 0))
      : null
  return { demand: on('demand'), supply: on('supply') }
}

/** Lines that meet one of several exceptions, each seen on both sides. */
function anyOf(model: PlanModel, exceptions: readonly Condition[]): Condition {
  const demand = noneOf(model.demandLines.length)
  const supply = noneOf(model.supplyLines.length)
  const resource = noneOf(model.resources.length)
  let named = false
  for (const one of exceptions) {
    const both = joined(model, [one])
    both.demand.forEach((set, line) => {
      demand[line]! |= set
    })
    both.supply.forEach((set, line) => {
      supply[line]! |= set
    })
    one.resource?.forEach((set, at) => {
      named = true
      resource[at]! |= set
    })
  }
  return { demand, supply, resource: named ? resource : null }
}

/** Lines of the items that a mask of the other side has. */
function ofItems(model: PlanModel, from: LineSide, mask: Uint8Array): Uint8Array {
  const items = new Set<string>()
  const codes = codesOf(model, from, 'item')
  mask.forEach((set, line) => {
    if (set) items.add(codes[line]!)
  })
  const other = from === 'demand' ? 'supply' : 'demand'
  return Uint8Array.from(codesOf(model, other, 'item'), (code) => (items.has(code) ? 1 : 0))
}

function narrow(mask: Uint8Array, by: Uint8Array): void {
  for (let line = 0; line < mask.length; line++) mask[line]! &= by[line]!
}

function joined(model: PlanModel, conditions: readonly Condition[]): LineMasks {
  const demand = allOf(model.demandLines.length)
  const supply = allOf(model.supplyLines.length)
  for (const one of conditions) {
    if (one.demand) narrow(demand, one.demand)
    if (one.supply) narrow(supply, one.supply)
  }
  const known = { demand: demand.slice(), supply: supply.slice() }
  if (conditions.some((one) => !one.supply && one.demand))
    narrow(supply, ofItems(model, 'demand', known.demand))
  if (conditions.some((one) => !one.demand && one.supply))
    narrow(demand, ofItems(model, 'supply', known.supply))
  return { demand, supply, resource: resourcesOf(model, conditions, supply) }
}

/** Resources that a condition names, or else those that the supply lines left use. */
function resourcesOf(
  { resources, structure }: PlanModel,
  conditions: readonly Condition[],
  supply: Uint8Array,
): Uint8Array {
  const named = conditions.flatMap(({ resource }) => resource ?? [])
  if (named.length > 0) {
    const mask = allOf(resources.length)
    for (const one of named) narrow(mask, one)
    return mask
  }
  const used = noneOf(resources.length)
  supply.forEach((set, line) => {
    if (set) for (const { resource } of structure.resources[line] ?? []) used[resource] = 1
  })
  return used
}
