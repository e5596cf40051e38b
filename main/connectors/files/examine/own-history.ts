/** Figures of an item beside the item's other figures. */
import { quantile } from './number-list'

const mostItems = 50_000
const keptOfItem = 128
/** Fewer figures are no history. */
const least = 8

/**
 * The value above which a figure stands out from the others, all positive: ten times the third quartile, and five
 * deviations above the median on a logarithmic scale, the deviation at least 0.3. Null for fewer than eight.
 */
export function limitOf(figures: readonly number[]): number | null {
  if (figures.length < least) return null
  const sorted = figures.toSorted((a, b) => a - b)
  const [low, middle, high] = [
    quantile(sorted, 0.25),
    quantile(sorted, 0.5),
    quantile(sorted, 0.75),
  ]
  const deviation = Math.max(0.3, (Math.log(high) - Math.log(low)) / 1.349)
  return Math.max(10 * high, middle * Math.exp(5 * deviation))
}

/** Gathers the positive figures of each item in one column. */
export class OwnHistory {
  readonly #byItem = new Map<string, number[]>()

  add(item: string, value: number): void {
    if (!(value > 0)) return
    const figures = this.#byItem.get(item)
    if (figures) {
      if (figures.length < keptOfItem) figures.push(value)
    } else if (this.#byItem.size < mostItems) this.#byItem.set(item, [value])
  }

  /** For each item with at least eight figures the value above which one stands out. */
  limits(): Map<string, number> {
    const limits = new Map<string, number>()
    for (const [item, figures] of this.#byItem) {
      const limit = limitOf(figures)
      if (limit !== null) limits.set(item, limit)
    }
    return limits
  }
}
