import { ColumnWidths, widthAtMost } from '@renderer/grid/tight-cells'
import type { GridApi } from 'ag-grid-community'
import { expect, test } from 'vitest'
import type { GridRow } from '../../../renderer/grid/grid-row'

const gridWith = (widths: Record<string, number>): GridApi<GridRow> =>
  ({
    getColumn: (id: string) => (id in widths ? { getActualWidth: () => widths[id]! } : null),
  }) as unknown as GridApi<GridRow>

test('figures that fit are not clipped, longer ones are, at every zoom', () => {
  const widths = new ColumnWidths()
  const grid = gridWith({ a: 72 })
  expect(widths.isTight(grid, 'a', '12,345', 1)).toBe(false)
  expect(widths.isTight(grid, 'a', '1,234,567,890', 1)).toBe(true)
  expect(widths.isTight(grid, 'a', '12,345', 2)).toBe(true)
})

test('what is not known to fit is clipped', () => {
  expect(new ColumnWidths().isTight(gridWith({}), 'a', '1', 1)).toBe(true)
})

test('a column that was made narrower clips what no longer fits', () => {
  const widths = new ColumnWidths()
  expect(widths.isTight(gridWith({ a: 90 }), 'a', '12,345', 1)).toBe(false)
  widths.forget()
  expect(widths.isTight(gridWith({ a: 52 }), 'a', '12,345', 1)).toBe(true)
})

test('a Chinese character needs more room than a digit', () => {
  expect(widthAtMost('万')).toBeGreaterThan(widthAtMost('1'))
})
