import type { GridSelection } from '@renderer/grid/grid-edit'
import type { GridHost } from '@renderer/grid/grid-host'
import { GridRange } from '@renderer/grid/range/grid-range'
import type { RangeOverlay } from '@renderer/grid/range/range-overlay'
import { ShownCells } from '@renderer/grid/range/shown-cells'
import { expect, test } from 'vitest'

const months = ['2026-11', '2026-12']

/** A grid that shows rows of a block, each by its id and its place in the block. */
function gridOf(rows: readonly (readonly [id: string, r: number])[]) {
  let shown = rows
  const told: (GridSelection | null)[] = []
  const columns = months.map((month) => ({ getColId: () => month }))
  const time = (month: string) => {
    const at = months.indexOf(month)
    return { id: month, period: month, index: at, from: at, to: at + 1, kind: 'future' }
  }
  const api = {
    getAllDisplayedColumns: () => columns,
    getDisplayedRowAtIndex: (at: number) =>
      shown[at] && { data: { id: shown[at][0], r: shown[at][1], heading: false } },
    getRowNode: (id: string) => {
      const rowIndex = shown.findIndex(([one]) => one === id)
      return rowIndex < 0 ? undefined : { rowIndex }
    },
    getFocusedCell: () => null,
  }
  const host = {
    state: {
      source: {
        block: {
          rows: Array.from({ length: 40 }, (_, r) => ({ id: `row ${r}` })),
          periods: months.map((period) => ({ period })),
        },
      },
      canEdit: () => false,
      onRange: (selection: GridSelection | null) => told.push(selection),
    },
    row: () => ({}),
    alone: () => undefined,
    columnAt: time,
    columnHolding: time,
  } as unknown as GridHost
  const overlay = { show: () => undefined, showHandle: () => undefined } as unknown as RangeOverlay
  const range = new GridRange(new ShownCells(api as never, host), overlay, host)
  return {
    told,
    range,
    give(next: typeof rows) {
      shown = next
      range.renew()
    },
  }
}

test('the screen hears where the selected cells lie when the block holds other rows, and only then', () => {
  const { told, range, give } = gridOf([
    ['A|demand', 1],
    ['A|override', 2],
    ['B|demand', 21],
  ])
  range.selectBounds({ top: 0, bottom: 1, left: 0, right: 1 })
  expect(told.at(-1)).toMatchObject({ blockRows: [1, 2], blockColumns: [0, 1] })
  range.renew()
  expect(told).toHaveLength(1)
  // Fewer measures are held: the same rows of the grid, elsewhere in the block.
  give([
    ['A|demand', 0],
    ['A|override', 1],
    ['B|demand', 2],
  ])
  expect(told.at(-1)?.blockRows).toEqual([0, 1])
  expect(told).toHaveLength(2)
  // A row that is not shown any more is not selected either.
  give([['A|demand', 0]])
  expect(told.at(-1)).toBeNull()
  expect(range.bounds).toBeNull()
})
