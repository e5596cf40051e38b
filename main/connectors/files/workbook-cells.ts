/** One cell of a workbook as a canonical value. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { type CellObject, SSF } from 'xlsx'

const two = (n: number): string => String(n).padStart(2, '0')

/** `YYYY-MM-DD` of a serial number, or null where it is no date. */
export function isoDate(serial: number, date1904: boolean): string | null {
  const date = SSF.parse_date_code(serial, { date1904 })
  return date ? `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}` : null
}

/** The cell's value; a number with a date format is that date, with no time zone in between. */
export function valueOfCell(cell: CellObject | undefined, date1904: boolean): CanonicalValue {
  if (cell?.v === undefined || cell.v === null) return null
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (
    cell.t === 'n' &&
    typeof cell.v === 'number' &&
    cell.z !== undefined &&
    SSF.is_date(String(cell.z))
  )
    return isoDate(cell.v, date1904)
  if (cell.t === 'e') return cell.w ?? '#ERROR'
  return cell.v === '' ? null : cell.v
}
