/** Drawn rows that show nothing any more. The best for a new row is one of the same measure: it says the same in the same look. */
import type { RowCtrl } from 'ag-grid-community'
import type { GridRow } from '../grid-row'
import { type DrawnRow, kindOf, type RowKind } from './drawn-row'

const likeness = (row: RowCtrl): string => {
  const data = row.rowNode.data as GridRow | undefined
  return `${kindOf(row)}|${data?.of.measure ?? ''}`
}

export class FreeRows {
  private readonly rows = new Map<string, DrawnRow[]>()

  add(row: DrawnRow): void {
    const key = row.shown ? likeness(row.shown) : ''
    const alike = this.rows.get(key)
    if (alike) alike.push(row)
    else this.rows.set(key, [row])
  }

  alike(row: RowCtrl): DrawnRow | undefined {
    return this.rows.get(likeness(row))?.shift()
  }

  any(kind: RowKind): DrawnRow | undefined {
    for (const rows of this.rows.values()) {
      const at = rows.findIndex((row) => row.kind === kind)
      if (at >= 0) return rows.splice(at, 1)[0]
    }
    return undefined
  }

  remove(): void {
    for (const rows of this.rows.values()) for (const row of rows) row.remove()
  }
}
