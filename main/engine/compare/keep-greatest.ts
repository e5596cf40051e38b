/** Keeps the greatest of many without keeping them all. */

export interface Greatest<T> {
  add(one: T): void
  /** The greatest first; equal ones as they came. */
  inOrder(): T[]
}

type Rank = readonly [first: number, second: number]

/** `rank` orders by its first number, then its second. */
export function keepGreatest<T>(limit: number, rank: (one: T) => Rank): Greatest<T> {
  let kept: { readonly one: T; readonly rank: Rank; readonly place: number }[] = []
  let place = 0
  let least: Rank | null = null

  function cut(): void {
    kept.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || a.place - b.place)
    kept = kept.slice(0, limit)
    least = kept.length === limit ? (kept.at(-1)?.rank ?? null) : null
  }

  return {
    add(one) {
      const own = rank(one)
      place += 1
      if (least && (own[0] < least[0] || (own[0] === least[0] && own[1] <= least[1]))) return
      kept.push({ one, rank: own, place })
      if (kept.length >= limit * 2 + 64) cut()
    },
    inOrder() {
      cut()
      return kept.map(({ one }) => one)
    },
  }
}
