/** PostgreSQL's texts of values, as values of a table. */
import { type Cell, UnreadableCell } from '../sql-session'

const booleanType = 16
const bytesType = 17
const timeWithZoneType = 1_184

type Convert = (text: string) => Cell

const shortZone = /([+-]\d{2})$/

/** `2026-01-05 23:30:00+08` with the minutes of its zone. */
const withWholeZone = (text: string): string => text.replace(shortZone, '$1:00')

/** How a column's texts are read; null where they are taken as they are: numbers too, which keep every digit. */
export function converterOf(type: number, composed: ReadonlyMap<number, string>): Convert | null {
  if (type === booleanType) return (text) => text === 't'
  if (type === timeWithZoneType) return withWholeZone
  const kind = type === bytesType ? 'bytea' : composed.get(type)
  return kind === undefined ? null : () => new UnreadableCell(kind)
}

/** Rows with their values converted. */
export function readRows(
  rows: readonly (readonly (string | null)[])[],
  converters: readonly (Convert | null)[],
): readonly (readonly Cell[])[] {
  if (converters.every((convert) => convert === null)) return rows
  return rows.map((row) =>
    row.map((text, at) => {
      const convert = converters[at]
      return text === null || !convert ? text : convert(text)
    }),
  )
}
