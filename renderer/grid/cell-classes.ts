/**
 * What a cell of figures says besides its figure, as classes. The grid's own rules for classes are asked for every cell and
 * every class whenever anything is drawn; here a new cell gets what applies to it, and cells in sight are looked through once a change.
 */
import { cellFlags } from '@shared/contract/planning-calls'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { writeText } from './write-text'

const flagClasses: readonly (readonly [string, number])[] = [
  ['cell-shortage', cellFlags.shortage],
  ['cell-excess', cellFlags.excess],
  ['cell-overloaded', cellFlags.overloaded],
  ['cell-edited', cellFlags.edited],
  ['cell-driven', cellFlags.driven],
  ['cell-locked', cellFlags.locked],
  ['cell-fenced', cellFlags.fenced],
  ['cell-frozen', cellFlags.frozen],
]

const marks = ['commented', 'changed'] as const

const all: readonly string[] = [
  'cell-editable',
  'cell-zero',
  'cell-below',
  'cell-tight',
  ...marks.map((mark) => `cell-${mark}`),
  ...flagClasses.map(([name]) => name),
]

/** `text` is what the cell shows, where that is known. */
export function cellClasses(
  host: GridHost,
  row: GridRow,
  column: number,
  text: string | null = null,
): string[] {
  const found: string[] = []
  if (row.heading) return found
  if (host.canEdit(row, column)) found.push('cell-editable')
  const value = host.value(row, column)
  if (value === 0) found.push('cell-zero')
  else if (value !== null && value < 0) found.push('cell-below')
  if (value !== null && host.isTight(column, text ?? host.textOf(row, value)))
    found.push('cell-tight')
  for (const mark of marks) if (host.isMarked(mark, row, column)) found.push(`cell-${mark}`)
  const flags = host.flags(row, column)
  if (flags !== 0) for (const [name, flag] of flagClasses) if (flags & flag) found.push(name)
  return found
}

/** What cells had when they were last looked through. */
const shown = new WeakMap<Element, string>()

/** The element is another cell now. */
export const forgetClasses = (cell: Element): boolean => shown.delete(cell)

/** Writes the figures of the cells in sight, or of those of some rows, as they are now, and gives the cells the classes that apply. */
export function redrawCells(host: GridHost, only?: ReadonlySet<number | null>): void {
  const { api, body } = host
  if (!api || !body) return
  for (const element of body.querySelectorAll('.ag-row')) {
    const index = Number(element.getAttribute('row-index'))
    if (only && !only.has(index)) continue
    const row = api.getDisplayedRowAtIndex(index)?.data
    if (!row || row.heading) continue
    for (const cell of element.querySelectorAll('.period-cell')) {
      const column = host.columnAt(cell.getAttribute('col-id') ?? '')
      if (!column) continue
      const edited = cell.firstElementChild !== null
      const value = host.value(row, column.index)
      const text = value === null ? '' : host.textOf(row, value)
      if (!edited) writeText(cell, text)
      const wanted = cellClasses(host, row, column.index, text)
      const classes = wanted.join(' ')
      if (shown.get(cell) === classes) continue
      shown.set(cell, classes)
      for (const name of all) cell.classList.toggle(name, wanted.includes(name))
    }
  }
}
