/** Which rows of an entity have a finding, in a byte each. */

export interface RowMarks {
  mark(row: number, isError: boolean): void
  /** Rows with an error, and rows with warnings only. */
  counts(): { readonly errors: number; readonly warnings: number }
}

const warning = 1
const error = 2

export function createRowMarks(): RowMarks {
  let marks = new Uint8Array(1024)
  let errors = 0
  let warnings = 0
  return {
    mark(row, isError) {
      if (row >= marks.length) {
        const more = new Uint8Array(Math.max(marks.length * 2, row + 1))
        more.set(marks)
        marks = more
      }
      const before = marks[row]!
      const after = isError ? error : Math.max(before, warning)
      if (after === before) return
      marks[row] = after
      if (before === warning) warnings -= 1
      if (after === error) errors += 1
      else warnings += 1
    },
    counts: () => ({ errors, warnings }),
  }
}
