/** What the rows of a plan can be grouped by. */
import type { MeasureLevel } from './measures/measure-shape'

/** Attributes that lines have, in the order in which a planner is offered them. */
export const rowAttributes = [
  'family',
  'category',
  'lifecycle',
  'make_or_buy',
  'item',
  'region',
  'channel',
  'class',
  'customer',
  'site',
  'resource',
] as const
export type RowAttribute = (typeof rowAttributes)[number]

/** The attributes of each side's lines. Finance joins both sides and knows what both know. */
export const attributesOf: Readonly<Record<MeasureLevel, readonly RowAttribute[]>> = {
  demand: ['family', 'category', 'lifecycle', 'item', 'region', 'channel', 'class', 'customer'],
  supply: ['family', 'category', 'lifecycle', 'make_or_buy', 'item', 'site'],
  resource: ['resource'],
  finance: ['family', 'category', 'item'],
}

/** How rows are grouped until somebody chooses otherwise, the highest level first. */
export const usualLevels: Readonly<Record<MeasureLevel, readonly RowAttribute[]>> = {
  demand: ['family', 'item', 'customer'],
  supply: ['family', 'item', 'site'],
  resource: ['resource'],
  finance: ['family', 'item'],
}

/** Attributes that an item settles: below it they say nothing more, and a customer settles others. */
const settledBy: Readonly<Partial<Record<RowAttribute, readonly RowAttribute[]>>> = {
  item: ['family', 'category', 'lifecycle'],
  customer: ['region', 'channel', 'class'],
}

/** The levels that still divide rows of a selection, each once: what the selection names, or a level above settles, is left out. */
export function dividingLevels(
  side: MeasureLevel,
  levels: readonly string[],
  chosen: Iterable<string>,
): RowAttribute[] {
  const settled = new Set<string>()
  const settle = (name: string): void => {
    settled.add(name)
    for (const other of settledBy[name as RowAttribute] ?? []) settled.add(other)
  }
  for (const name of chosen) settle(name)
  const dividing: RowAttribute[] = []
  for (const level of attributesIn(side, levels)) {
    if (settled.has(level)) continue
    settle(level)
    dividing.push(level)
  }
  return dividing
}

const attributesIn = (side: MeasureLevel, levels: readonly string[]): RowAttribute[] =>
  levels.flatMap((level) => attributesOf[side].find((one) => one === level) ?? [])
