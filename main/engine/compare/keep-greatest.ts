/** Keeps the greatest of many without keeping them all. */

export interface Greatest<T> {
  /** Ordered by `first`, then `second`; `make` is called only for what is among the greatest so far. */
  add(first: number, second: number, make: () => T): void
  /** The greatest first; equal ones as they came. */
  inOrder(): T[]
}

interface Kept<T> {
  readonly one: T
  readonly first: number
  readonly second: number
  readonly place: number
}

export function keepGreatest<T>(limit: number): Greatest<T> {
  let kept: Kept<T>[] = []
  let place = 0
  let least: Kept<T> | undefined

  function cut(): void {
    kept.sort((a, b) => b.first - a.first || b.second - a.second || a.place - b.place)
    kept = kept.slice(0, limit)
    least = kept.length === limit ? kept.at(-1) : undefined
  }

  return {
    add(first, second, make) {
      place += 1
      if (least && (first < least.first || (first === least.first && second <= least.second)))
        return
      kept.push({ one: make(), first, second, place })
      if (kept.length >= limit * 2 + 64) cut()
    },
    inOrder() {
      cut()
      return kept.map(({ one }) => one)
    },
  }
}
