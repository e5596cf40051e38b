/** Rows that a driver hands out one by one, as batches. */
import { throwIfCancelled } from '../../cancellation'
import type { Cell, RowBatch } from '../sql-session'

/** Batches of the rows of `stream`; `columns` is asked once the first row, or the end, has come. */
export async function* batchesOf(
  stream: AsyncIterable<readonly unknown[]>,
  columns: () => readonly string[],
  cellOf: (value: unknown, column: number) => Cell,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<RowBatch> {
  let rows: (readonly Cell[])[] = []
  let first = true
  for await (const row of stream) {
    rows.push(row.map(cellOf))
    if (rows.length < size) continue
    yield { columns: columns(), rows }
    throwIfCancelled(signal)
    rows = []
    first = false
  }
  if (first || rows.length > 0) yield { columns: columns(), rows }
}
