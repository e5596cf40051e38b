/** Why a cell looks as it does, told when the pointer rests on it. Written when it is asked for: most cells never are. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { CellMouseOverEvent } from 'ag-grid-community'
import { flagsOf } from './block-reader'
import type { TimeColumn } from './grid-columns'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

/** The last month in a row of months that carry the flag, from a column on. */
function lastWith(host: GridHost, row: GridRow, column: TimeColumn, flag: number): string {
  const { flags, periods } = host.state.source.block
  let t = column.to - 1
  while (t + 1 < periods.length && ((flags[row.r * periods.length + t + 1] ?? 0) & flag) !== 0) t++
  return periods[t]?.period ?? ''
}

export function noteOfCell(host: GridHost, row: GridRow, column: TimeColumn): string {
  const { source, words } = host.state
  const { block } = source
  const flags = flagsOf(block, row.r, column)
  const notes: string[] = []
  if (column.size !== 'month') notes.push(words.summed(host.row(row), column.to - column.from))
  if (flags & cellFlags.fenced)
    notes.push(words.fencedUntil(lastWith(host, row, column, cellFlags.fenced)))
  if (flags & cellFlags.frozen)
    notes.push(words.frozenUntil(lastWith(host, row, column, cellFlags.frozen)))
  for (const name of ['shortage', 'excess', 'overloaded', 'edited', 'driven', 'locked'] as const)
    if (flags & cellFlags[name]) notes.push(words.flag(name))
  return notes.join('\n')
}

export function tellCell(
  host: GridHost,
  { data, column, event }: CellMouseOverEvent<GridRow>,
): void {
  const found = host.columnAt(column.getColId())
  const cell = event?.target instanceof Element ? event.target.closest('.ag-cell') : null
  if (!data || !found || !(cell instanceof HTMLElement)) return
  const note = data.heading ? '' : noteOfCell(host, data, found)
  if (note) cell.title = note
  else cell.removeAttribute('title')
}
