/** Sets a sheet of a file against what was exported: which cells hold something else, and what became of rows and columns. */
import type { CellFault, ImportNote, ImportNoteKind } from '@shared/contract/workbook-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { type KeyedSheet, textAt } from './find-keyed-sheets'
import type { ExportedRow, ExportedSheet } from './hidden-sheet'
import { readCell } from './read-cell'
import { placeOfKey } from './row-key'
import type { EditedCell } from './thread-shapes'

/** Equal but for what a spreadsheet rounds when it saves. */
export const sameFigure = (a: number | null, b: number | null): boolean =>
  a === b ||
  (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)))

export interface SheetEdits {
  readonly cells: readonly EditedCell[]
  readonly notes: readonly ImportNote[]
  readonly read: number
}

const inOrder = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1))

/** Why nothing of the row can be taken, whatever stands in it. */
function faultOfRow(row: ExportedRow): CellFault | null {
  if (row.partial) return 'part_of_total'
  return row.editable ? null : 'calculated'
}

export function editsOfSheet(exported: ExportedSheet, sheet: KeyedSheet): SheetEdits {
  const { cells, labels, column } = sheet
  const notes: ImportNote[] = []
  const note = (kind: ImportNoteKind, count: number, detail = ''): void => {
    if (count > 0) notes.push({ kind, sheet: sheet.name, count, detail })
  }

  const places = new Map(exported.rows.map(({ key }, at) => [key, at]))
  const labelOf = ({ code, label }: Pick<ExportedRow, 'code' | 'label'>) =>
    `${code.trim()}\t${label.trim()}`
  const knownLabels = new Set(exported.rows.map(labelOf))
  const found = new Map<string, number[]>()
  let added = 0
  let mixed = 0
  let renamed = 0
  for (let row = sheet.row + 1; row < cells.length; row++) {
    const key = textAt(cells, row, column)
    const place = places.get(key)
    if (place === undefined) {
      if (key !== '' || hasFigures(sheet, row)) added += 1
      continue
    }
    found.set(key, [...(found.get(key) ?? []), row])
    const expected = exported.rows[place]!
    const says = labelOf({
      code: labels.code === undefined ? expected.code : textAt(cells, row, labels.code),
      label: labels.name === undefined ? expected.label : textAt(cells, row, labels.name),
    })
    if (says === labelOf(expected)) continue
    if (knownLabels.has(says)) mixed += 1
    else renamed += 1
  }

  const column2period = [...sheet.periods]
  const index = new Map(exported.periods.map((period, t) => [period, t]))
  const missing = exported.periods.filter((period) => !column2period.some(([, p]) => p === period))
  const twice = [...found.values()].filter((rows) => rows.length > 1).length
  const keyOrder = [...found.keys()].map((key) => places.get(key) ?? 0)
  note('sheet_renamed', sheet.name === exported.name ? 0 : 1, exported.name)
  note('rows_missing', exported.rows.length - found.size)
  note('rows_moved', inOrder(keyOrder) ? 0 : 1)
  note('rows_added', added)
  note('rows_twice', twice)
  note('columns_missing', missing.length, missing.join(', '))
  note('columns_moved', inOrder(column2period.map(([, p]) => index.get(p) ?? 0)) ? 0 : 1)
  note('labels_changed', renamed)
  note('keys_out_of_step', mixed)

  const edits: EditedCell[] = []
  let read = 0
  let formulas = 0
  for (const [key, rows] of found) {
    const row = exported.rows[places.get(key)!]!
    const unit = measureNamed(placeOfKey(key)?.measure ?? '')?.unit ?? 'quantity'
    const always = rows.length > 1 ? 'row_twice' : mixed > 0 ? 'keys_out_of_step' : faultOfRow(row)
    for (const at of rows)
      for (const [place, period] of column2period) {
        const t = index.get(period)
        if (t === undefined) continue
        read += 1
        const before = row.values[t] ?? null
        const content = readCell(cells[at]?.[place], unit)
        if (content.text === null && sameFigure(content.value, before)) continue
        if (content.formula) formulas += 1
        const negative = content.value !== null && content.value < 0 ? 'negative' : null
        edits.push({
          side: exported.side,
          key,
          label: [row.code, row.label].filter(Boolean).join(' · '),
          period,
          exported: before,
          file: content.value,
          text: content.text,
          fault: always ?? content.fault ?? negative,
        })
      }
  }
  note('formulas_read', formulas)
  return { cells: edits, notes, read }
}

/** A row without a key that somebody filled in all the same. */
const hasFigures = ({ cells, periods }: KeyedSheet, row: number): boolean =>
  [...periods.keys()].some((column) => typeof cells[row]?.[column]?.v === 'number')
