/** Figures of an item beside the item's other figures. */
import { farAbove } from './number-list'

const mostItems = 50_000
const keptOfItem = 128

/** The value above which a figure stands out from the others, all positive; Infinity for fewer than eight. */
export const limitOf = (figures: readonly number[]): number =>
  farAbove(
    figures.toSorted((a, b) => a - b),
    10,
    0.3,
  )

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
      if (limit < Number.POSITIVE_INFINITY) limits.set(item, limit)
    }
    return limits
  }
}
