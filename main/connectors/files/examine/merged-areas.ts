/** Cells that a merge of cells covers: what they say stands in its first cell, so nothing is missing in them. */
import { columnOf } from '../xlsx/sheet-rows'

interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

function areaOf(reference: string): Area | null {
  const [first = '', last = ''] = reference.split(':')
  const [left, right] = [columnOf(first), columnOf(last)]
  const [top, bottom] = [rowOf(first), rowOf(last)]
  return left >= 0 && right >= left && top >= 1 && bottom >= top
    ? { top, bottom, left, right }
    : null
}

const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0)

/** Rows of one column, in order and apart from each other. */
type Spans = readonly { readonly from: number; readonly to: number }[]

/** Beyond so many, merged cells count as any others do: a sheet can name more of them than there is memory. */
const mostSpans = 500_000

export class MergedAreas {
  readonly #spans: readonly Spans[]

  /** Of the first `columns` columns; `merged` as a sheet writes them: `A2:A5`. */
  constructor(merged: readonly string[], columns: number) {
    const areas = merged.flatMap((reference) => areaOf(reference) ?? [])
    areas.sort((a, b) => a.top - b.top)
    const spans = Array.from({ length: columns }, () => [] as { from: number; to: number }[])
    let count = 0
    for (const { top, bottom, left, right } of areas) {
      count += Math.max(0, Math.min(right, columns - 1) - left + 1)
      if (count > mostSpans) break
      for (let column = left; column <= right && column < columns; column++) {
        const from = column === left ? top + 1 : top
        if (from <= bottom) spans[column]?.push({ from, to: bottom })
      }
    }
    this.#spans = spans
  }

  /** Whether the cell is part of a merge and not its first. */
  covers(row: number, column: number): boolean {
    const spans = this.#spans[column]
    if (!spans || spans.length === 0) return false
    let low = 0
    let high = spans.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((spans[middle]?.from ?? 0) <= row) low = middle
      else high = middle - 1
    }
    const found = spans[low]
    return found !== undefined && found.from <= row && row <= found.to
  }

  /** How many rows from `first` to `last` are covered in the column. */
  covered(column: number, first: number, last: number): number {
    let count = 0
    for (const { from, to } of this.#spans[column] ?? [])
      count += Math.max(0, Math.min(to, last) - Math.max(from, first) + 1)
    return count
  }
}
