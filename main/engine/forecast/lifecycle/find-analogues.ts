/** Items that are like one that has no history yet. */

export type AttributeValue = string | number | null | undefined

export interface ComparedItem {
  readonly item: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface Likeness {
  readonly item: string
  /** 0 to 1. */
  readonly likeness: number
}

/** How alike two values are: words by being the same, numbers above zero by their ratio (half and double are as far as can be). */
function alike(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a === null || a === undefined || a === '' || b === null || b === undefined || b === '')
    return undefined
  if (typeof a === 'number' && typeof b === 'number') {
    if (!(a > 0 && b > 0)) return a === b ? 1 : 0
    return Math.max(0, 1 - Math.abs(Math.log2(a / b)))
  }
  return a === b ? 1 : 0
}

/**
 * The candidates most like `item`, the likest first, at most `count`, none below `least`: the mean
 * likeness of the attributes that both have, weighted (Gower 1971, "A general coefficient of
 * similarity"). Attributes without a weight do not count; equals keep their order.
 */
export function findAnalogues(
  item: ComparedItem,
  candidates: readonly ComparedItem[],
  weights: Readonly<Record<string, number>>,
  count = 5,
  least = 0.5,
): Likeness[] {
  const total = Object.values(weights).reduce((a, b) => a + Math.max(0, b), 0)
  const likenessOf = (other: ComparedItem): number => {
    let sum = 0
    for (const [name, weight] of Object.entries(weights))
      sum += Math.max(0, weight) * (alike(item.attributes[name], other.attributes[name]) ?? 0)
    return total > 0 ? sum / total : 0
  }
  return candidates
    .filter((other) => other.item !== item.item)
    .map((other) => ({ item: other.item, likeness: likenessOf(other) }))
    .filter(({ likeness }) => likeness >= least && likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, count)
}
