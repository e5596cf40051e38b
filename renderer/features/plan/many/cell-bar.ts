/** Why a cell cannot be written. */
import { cellFlags, type PeriodColumn, type ViewRow } from '@shared/contract/planning-calls'
import type { GridEdit, ManyKind } from '../../../grid/grid-edit'
import type { CellBar, ManyCells, RefusedCell } from './many-cells'

/** Null where it can be. */
export function cellBar(
  row: ViewRow,
  period: PeriodColumn,
  flags: number,
): Exclude<CellBar, 'beyondGrid' | 'summedUp'> | null {
  if (!row.editable) return 'notEditable'
  if (period.kind === 'past') return 'pastPeriod'
  if (flags & cellFlags.locked) return 'lockedCell'
  return flags & cellFlags.fenced ? 'fencedCell' : null
}

/** Cells that can be written apart from those that cannot. */
export function sortOut(edits: readonly GridEdit[], kind: ManyKind, locale: string): ManyCells {
  const open: GridEdit[] = []
  const refused: RefusedCell[] = []
  for (const edit of edits) {
    const reason = cellBar(edit.row, edit.period, edit.flags)
    if (reason === null) open.push(edit)
    else refused.push({ ...edit, text: edit.entry, refusal: { by: 'cell', reason } })
  }
  return { kind, locale, edits: oncePerCell(open), refused }
}

/** Override and consensus demand of a node are written in the same place: what was typed as an override is what was meant. */
const writesAs: Readonly<Record<string, string>> = { consensus_demand: 'override' }

const placeOf = ({ row, period }: GridEdit): string =>
  `${JSON.stringify(row.where)}|${writesAs[row.measure] ?? row.measure}|${period.period}`

/** Each place of the plan once: an entry before a blank, and an override before the consensus that follows from it. */
export function oncePerCell(edits: readonly GridEdit[]): GridEdit[] {
  const kept = new Map<string, GridEdit>()
  for (const edit of edits) {
    const place = placeOf(edit)
    const before = kept.get(place)
    if (!before || (before.entry === '' && edit.entry !== '')) kept.set(place, edit)
  }
  return [...kept.values()]
}
