/** A block of cells, by position among the rows and periods that are shown. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/** From where the selection began to where it goes; either may lie before the other. */
export interface CellRange {
  readonly anchor: CellPosition
  readonly head: CellPosition
}

/** All four are inside. */
export interface CellBounds {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const boundsOf = ({ anchor, head }: CellRange): CellBounds => ({
  top: Math.min(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  bottom: Math.max(anchor.row, head.row),
  right: Math.max(anchor.column, head.column),
})

export const rangeOf = ({ top, left, bottom, right }: CellBounds): CellRange => ({
  anchor: { row: top, column: left },
  head: { row: bottom, column: right },
})

export const singleCell = (cell: CellPosition): CellRange => ({ anchor: cell, head: cell })

export const isSingle = (range: CellRange): boolean =>
  range.anchor.row === range.head.row && range.anchor.column === range.head.column

export const holds = (bounds: CellBounds, { row, column }: CellPosition): boolean =>
  row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right
