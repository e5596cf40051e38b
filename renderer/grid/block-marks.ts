/** What a whole block says of its columns and rows, found once and kept while it holds. */
import { cellFlags } from '@shared/contract/planning-calls'
import { useEffect, useReducer, useRef } from 'react'
import { isEmptyRow } from './arrange-rows'
import type { BarredPeriods } from './period-columns'
import type { BlockSource, PlanBlock } from './plan-block'

/** Months that a fence or the freeze closes: it is the same for every node, so the first one tells. */
function barredIn({ rows, periods, flags }: PlanBlock): BarredPeriods {
  const fenced = new Set<string>()
  const frozen = new Set<string>()
  const [first] = rows
  const last = rows.findIndex((row) => row.path !== first?.path || row.level !== first.level)
  const count = last < 0 ? rows.length : last
  periods.forEach(({ period }, t) => {
    for (let r = 0; r < count; r++) {
      const flag = flags[r * periods.length + t] ?? 0
      if (flag & cellFlags.fenced) fenced.add(period)
      if (flag & cellFlags.frozen) frozen.add(period)
    }
  })
  return { fenced, frozen }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one))

/** The same object for as long as they are the same months: new ones would make new columns. */
export function useBarredPeriods(block: PlanBlock): BarredPeriods {
  const kept = useRef<{ block: PlanBlock | null; barred: BarredPeriods }>({
    block: null,
    barred: { fenced: new Set(), frozen: new Set() },
  })
  if (kept.current.block !== block) {
    const found = barredIn(block)
    const { barred } = kept.current
    const unchanged = same(found.fenced, barred.fenced) && same(found.frozen, barred.frozen)
    kept.current = { block, barred: unchanged ? barred : found }
  }
  return kept.current.barred
}

/** Counts how often rows came to have figures, or lost them, while empty ones are hidden. */
export function useEmptied(source: BlockSource, hides: boolean): number {
  const [count, changed] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    if (!hides) return
    const { block } = source
    const empty = new Set([...block.rows.keys()].filter((r) => isEmptyRow(block, r)))
    return source.onCells((cells) => {
      const rows = new Set(Array.from(cells, (cell) => Math.floor(cell / block.periods.length)))
      const turned = [...rows].filter((r) => empty.has(r) !== isEmptyRow(block, r))
      for (const r of turned) if (!empty.delete(r)) empty.add(r)
      if (turned.length > 0) changed()
    })
  }, [source, hides])
  return count
}
