/** Rows come and go above the cursor; it stays on the line it was on, not at the row number it had. */
import { useEffect, useRef } from 'react'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

export function useFocusKept(host: GridHost, rows: readonly GridRow[]): void {
  const before = useRef<readonly GridRow[]>(rows)
  useEffect(() => {
    const focused = host.api?.getFocusedCell()
    const id = focused && before.current[focused.rowIndex]?.id
    before.current = rows
    if (!focused || !id) return
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0 && at !== focused.rowIndex) host.api?.setFocusedCell(at, focused.column)
  }, [host, rows])
}
