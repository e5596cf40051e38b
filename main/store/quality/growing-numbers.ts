/** A list of numbers that grows without being copied: what is copied is left behind, and of a million numbers that is much. */

const fewest = 8
/** Numbers of a part at most. */
const most = 512

export class GrowingNumbers {
  readonly #full: Float64Array[] = []
  #last = new Float64Array(fewest)
  #used = 0
  length = 0

  push(value: number): void {
    if (this.#used === this.#last.length) {
      this.#full.push(this.#last)
      this.#last = new Float64Array(Math.min(most, this.#last.length * 2))
      this.#used = 0
    }
    this.#last[this.#used] = value
    this.#used += 1
    this.length += 1
  }

  /** All of them in the order in which they came, as a copy. */
  all(): Float64Array {
    const all = new Float64Array(this.length)
    let at = 0
    for (const part of this.#full) {
      all.set(part, at)
      at += part.length
    }
    all.set(this.#last.subarray(0, this.#used), at)
    return all
  }
}
