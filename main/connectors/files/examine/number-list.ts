/** Many numbers in little room, for their quantiles. Beyond a quarter of a million every second is dropped, again and again. */

const most = 262_144

export class NumberList {
  #numbers = new Float64Array(16)
  #length = 0
  #step = 1
  #seen = 0

  get length(): number {
    return this.#length
  }

  add(value: number): void {
    if (!Number.isFinite(value)) return
    this.#seen += 1
    if (this.#seen % this.#step !== 0) return
    if (this.#length === this.#numbers.length) this.#makeRoom()
    this.#numbers[this.#length] = value
    this.#length += 1
  }

  /** The numbers above zero, smallest first. */
  positives(): Float64Array {
    return this.#numbers
      .slice(0, this.#length)
      .filter((value) => value > 0)
      .sort()
  }

  #makeRoom(): void {
    if (this.#length < most) {
      const wider = new Float64Array(this.#length * 2)
      wider.set(this.#numbers)
      this.#numbers = wider
      return
    }
    for (let at = 0; at * 2 < this.#length; at++) this.#numbers[at] = this.#numbers[at * 2] ?? 0
    this.#length = Math.floor(this.#length / 2)
    this.#step *= 2
  }
}

/** The value that a share of sorted numbers lies below; linear between neighbours. */
function quantile(sorted: Float64Array | readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** Fewer figures do not show what is usual. */
const least = 8

/**
 * Above it a positive figure is far from the others: so many times the third quartile, and five deviations above the
 * median on a logarithmic scale, the deviation being the distance of the quartiles divided by 1.349 and not below
 * `narrowest`. Infinity for fewer than 8 figures.
 */
export function farAbove(
  sorted: Float64Array | readonly number[],
  times: number,
  narrowest: number,
): number {
  if (sorted.length < least) return Number.POSITIVE_INFINITY
  const [low, middle, high] = [
    quantile(sorted, 0.25),
    quantile(sorted, 0.5),
    quantile(sorted, 0.75),
  ]
  const deviation = Math.max(narrowest, (Math.log(high) - Math.log(low)) / 1.349)
  return Math.max(times * high, middle * Math.exp(5 * deviation))
}

/** Above it a positive figure is absurd beside the others. */
export const absurdAbove = (sorted: Float64Array): number => farAbove(sorted, 50, 0.1)
