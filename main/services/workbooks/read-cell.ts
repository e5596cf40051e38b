/** What somebody left in a cell of a plan: a figure, nothing, or something else. */

import type { CellFault } from '@shared/contract/workbook-calls'
import { largestEntry } from '@shared/model/cell-entry/entry-shape'
import { parseEntry } from '@shared/model/cell-entry/parse-entry'
import type { MeasureUnit } from '@shared/model/measures/measure-shape'
import { type CellObject, SSF } from 'xlsx'

export interface CellContent {
  readonly value: number | null
  /** Where it is no figure: what stands there. */
  readonly text: string | null
  readonly fault: CellFault | null
  /** A formula, read by what it came to. */
  readonly formula: boolean
}

const bad = (fault: CellFault, text: string, formula: boolean): CellContent => ({
  value: null,
  text: text.slice(0, 200),
  fault,
  formula,
})

/** `unit` is that of the row: a percentage is no quantity. */
export function readCell(cell: CellObject | undefined, unit: MeasureUnit): CellContent {
  const formula = cell?.f !== undefined
  const blank = { value: null, text: null, fault: null, formula }
  if (!cell) return blank
  const shown = cell.w ?? String(cell.v ?? '')
  if (cell.t === 'e') return bad('formula_error', shown || '#ERROR', formula)
  if (cell.v === undefined || cell.v === null)
    return formula ? bad('formula_without_value', `=${cell.f}`, formula) : blank
  if (cell.v instanceof Date || cell.t === 'd') return bad('date', shown, formula)
  if (typeof cell.v === 'number') {
    const format = String(cell.z ?? '')
    if (format !== '' && SSF.is_date(format)) return bad('date', shown, formula)
    if (unit !== 'share' && format.includes('%')) return bad('percent', shown, formula)
    return figure(cell.v, formula)
  }
  if (typeof cell.v !== 'string') return bad('text', shown, formula)
  const text = cell.v.trim()
  if (text === '') return blank
  // Numbers that a spreadsheet keeps as texts are still numbers; what else the grid would take as an entry is not.
  const entry = /^[\s+\-*/=]/.test(text) ? null : parseEntry(text)
  return entry?.kind === 'value' ? figure(entry.value, formula) : bad('text', text, formula)
}

function figure(value: number, formula: boolean): CellContent {
  const fits = Number.isFinite(value) && Math.abs(value) <= largestEntry
  return fits
    ? { value, text: null, fault: null, formula }
    : bad('too_large', String(value), formula)
}
