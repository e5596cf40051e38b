/** Makes a table's rows out of the pages of an answer. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { BrokenRow, TableRow, TableRows } from '../mapping/table-source'
import { compilePath, type FindValues } from './json-path'
import type { TableWords } from './table-words'

export interface RowReader {
  /** The rows of a page, numbered on from those before. */
  take(rows: readonly unknown[], today: string): TableRows
}

interface Place {
  readonly row: unknown
  /** What the row is part of; itself where it stands alone. */
  readonly whole: unknown
  readonly position: number
  readonly today: string
}

const notPlain = Symbol('not plain')
type Read = (place: Place) => CanonicalValue | typeof notPlain

/** A reader of the columns of `words`; points in time as `clock` shows them. */
export function createRowReader(words: TableWords, clock: (instant: string) => string): RowReader {
  const columns = Object.keys(words.columns)
  const reads = Object.values(words.columns).map((column) =>
    typeof column === 'string' ? readerOf(column) : timed(readerOf(column.path), column.as, clock),
  )
  const each = words.each === undefined ? null : compilePath(words.each)
  let number = 0
  return {
    take(wholes, today) {
      const rows: TableRow[] = []
      const broken: BrokenRow[] = []
      for (const whole of wholes)
        for (const [index, row] of (each ? each(whole) : [whole]).entries()) {
          number += 1
          const place = { row, whole, position: index + 1, today }
          const cells: CanonicalValue[] = []
          for (const [at, read] of reads.entries()) {
            const value = read(place)
            if (value === notPlain) {
              const value = (JSON.stringify(row) ?? '').slice(0, 200)
              broken.push({ row: number, value, expected: columns[at] ?? '' })
              break
            }
            cells.push(value)
          }
          if (cells.length === columns.length) rows.push({ row: number, cells })
        }
      return { columns, rows, broken }
    },
  }
}

function readerOf(column: string): Read {
  if (column === '@today') return ({ today }) => today
  if (column === '@position') return ({ position }) => position
  const outer = column.startsWith('^')
  const find: FindValues = compilePath(column.replace(/^\^/, '$'))
  return ({ row, whole }) => {
    const found = find(outer ? whole : row)
    if (found.length > 1) return notPlain
    const [value = null] = found
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    // What JSON writes as 1e999 is no number; as text it is refused where a number is expected.
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    return notPlain
  }
}

function timed(
  read: Read,
  as: 'epoch' | 'epoch_ms' | 'instant',
  clock: (instant: string) => string,
): Read {
  return (place) => {
    const value = read(place)
    if (value === null || value === '' || typeof value === 'boolean' || value === notPlain)
      return value
    if (as === 'instant') return clock(String(value))
    const time = new Date(Number(value) * (as === 'epoch' ? 1_000 : 1))
    return Number.isNaN(time.getTime()) ? value : clock(time.toISOString())
  }
}
