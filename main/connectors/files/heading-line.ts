/** Which of a file's first lines is its heading, where nobody said what it should hold. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { shapeLines, shapeOf } from './examine/row-gate'
import type { OpenTable, SourceRecord } from './tables/open-table'

/** How many lines show which of them is the heading. */
export const headingLines = shapeLines

export const isBlank = (cell: CanonicalValue | undefined): boolean =>
  cell === null || cell === undefined || String(cell).trim() === ''

const filled = ({ cells }: SourceRecord): number => cells.filter((cell) => !isBlank(cell)).length

/** Index of the line that the import check takes for the heading, where the first one, a title, holds less than it; else 0. */
export function headingIndex(format: OpenTable['format'], first: readonly SourceRecord[]): number {
  const { headingRow } = shapeOf({ format }, first)
  const at = first.findIndex(({ row }) => row === headingRow)
  const [start, heading] = [first[0], first[at]]
  return start && heading && filled(start) < filled(heading) ? at : 0
}
