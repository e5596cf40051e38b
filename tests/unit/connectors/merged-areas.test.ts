/** Cells that merges cover, however many a sheet names. */
import { MergedAreas } from '@main/connectors/files/examine/merged-areas'
import { expect, test } from 'vitest'

test('all cells of a merge but its first are covered', () => {
  const merged = new MergedAreas(['A2:B3', 'C5:C7', 'nonsense', 'B9'], 3)
  const covered = [1, 2, 3, 4, 5, 6, 7, 8].map((row) =>
    [0, 1, 2].map((column) => (merged.covers(row, column) ? 'x' : '.')).join(''),
  )
  expect(covered).toEqual(['...', '.x.', 'xx.', '...', '...', '..x', '..x', '...'])
  expect(merged.covered(2, 1, 6)).toBe(1)
})

test('a sheet that merges more than there is memory for is looked through all the same', () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `A${at + 2}:EWV${at + 2}`)
  const merged = new MergedAreas(rows, 4_000)
  expect(merged.covers(2, 3_999)).toBe(true)
  expect(merged.covers(100_001, 1)).toBe(false)
})
