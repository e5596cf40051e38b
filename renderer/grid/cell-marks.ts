/** Cells that somebody commented on or changed: row id → periods. */
export interface CellMarks {
  readonly commented: ReadonlyMap<string, ReadonlySet<string>>
  readonly changed: ReadonlyMap<string, ReadonlySet<string>>
}

export const noMarks: CellMarks = { commented: new Map(), changed: new Map() }
