/** The three-way difference: what was exported, what the plan holds now, what the file holds. */
import type { CellEdit, RefusedEdit, Selection } from '@shared/contract/planning-calls'
import type { CellRefusal, ImportedCell, ImportState } from '@shared/contract/workbook-calls'
import { sameFigure } from './edits-of-sheet'
import { placeOfKey } from './row-key'
import type { EditedCell } from './thread-shapes'

/** A cell with its row's place, and what the plan holds there: undefined where the plan has no such row any more. */
export interface PlacedEdit extends EditedCell {
  readonly where: Selection
  readonly measure: string
  readonly now: number | null | undefined
}

/** Cells whose key names a place; a key that cannot be read was never written. */
export const placeEdits = (
  edits: readonly EditedCell[],
  nowOf: (edit: EditedCell, where: Selection, measure: string) => number | null | undefined,
): PlacedEdit[] =>
  edits.flatMap((edit) => {
    const place = placeOfKey(edit.key)
    return place ? [{ ...edit, ...place, now: nowOf(edit, place.where, place.measure) }] : []
  })

const cellName = ({ side, period, where }: PlacedEdit): string =>
  `${side} ${period} ${JSON.stringify(Object.entries(where).toSorted())}`

const byFile = (fault: NonNullable<EditedCell['fault']>): CellRefusal => ({ by: 'file', fault })

/**
 * States of the cells: refused for what the file says of them, the same by now, in conflict, or clean. Where override and
 * consensus demand of a cell both changed the override goes in, since the other follows from it. Totals come before
 * their lines, so that lines are as the file has them.
 */
export function judgeEdits(edits: readonly PlacedEdit[]): ImportedCell[] {
  const overridden = new Set(
    edits.filter(({ measure, fault }) => measure === 'override' && !fault).map(cellName),
  )
  const faultOf = (edit: PlacedEdit): EditedCell['fault'] => {
    if (edit.fault) return edit.fault
    if (edit.now === undefined) return 'line_gone'
    const follows = edit.measure === 'consensus_demand' && overridden.has(cellName(edit))
    return follows ? 'override_goes' : null
  }
  return edits
    .toSorted((a, b) => Object.keys(a.where).length - Object.keys(b.where).length)
    .map((edit, cell): ImportedCell => {
      const { side, where, label, measure, period, exported, now = null, file, text } = edit
      const fault = faultOf(edit)
      const state: ImportState = fault
        ? 'refused'
        : sameFigure(file, now)
          ? 'same'
          : sameFigure(exported, now)
            ? 'clean'
            : 'conflict'
      const known = { cell, side, where, label, measure, period, exported, now, file, text }
      return { ...known, state, refusal: fault ? byFile(fault) : null }
    })
}

/** A cell as an edit of the plan: its figure with all digits, or nothing to clear it. */
export const editOf = ({ where, measure, period, file }: ImportedCell): CellEdit => ({
  where,
  measure,
  period,
  entry: file === null ? '' : String(file),
})

/** What would go in, were it taken. */
export const isOffered = ({ state }: ImportedCell): boolean =>
  state === 'clean' || state === 'conflict'

/** The cells with what the plan refuses of those offered; `index` of a refusal counts these. */
export function withRefusals(
  cells: readonly ImportedCell[],
  refused: readonly RefusedEdit[],
): ImportedCell[] {
  const offered = cells.filter(isOffered)
  const refusals = new Map(
    refused.map(({ index, code, params }) => [offered[index]?.cell, { code, params }]),
  )
  return cells.map((cell) => {
    const refusal = refusals.get(cell.cell)
    return refusal ? { ...cell, state: 'refused', refusal: { by: 'plan', ...refusal } } : cell
  })
}

/** A split that somebody can still want. */
export const needsConfirmation = ({ refusal }: ImportedCell): boolean =>
  refusal?.by === 'plan' && refusal.code === 'SPLIT_NEEDS_CONFIRMATION'
