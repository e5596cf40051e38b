/** Moving through cells, and filling them from those beside. */
import { describe, expect, test } from 'vitest'
import { fillBounds } from '../../../renderer/grid/fill/fill-bounds'
import { fillLine } from '../../../renderer/grid/fill/fill-line'
import { boundsOf, holds } from '../../../renderer/grid/range/cell-range'
import { jumpToEdge } from '../../../renderer/grid/range/jump-to-edge'
import { moveWithin } from '../../../renderer/grid/range/move-within'

const block = { top: 2, left: 3, bottom: 4, right: 5 }

test('a selection has the same bounds whichever way it was made', () => {
  const corners = [
    { row: 2, column: 3 },
    { row: 4, column: 5 },
  ] as const
  expect(boundsOf({ anchor: corners[0], head: corners[1] })).toEqual(block)
  expect(boundsOf({ anchor: corners[1], head: corners[0] })).toEqual(block)
  expect(holds(block, { row: 3, column: 5 })).toBe(true)
  expect(holds(block, { row: 3, column: 6 })).toBe(false)
})

describe('Enter and Tab within a selection', () => {
  const rows = [2, 4]
  const walk = (down: boolean, step: 1 | -1, count: number) => {
    const path = []
    let at = { row: 2, column: 3 }
    for (let k = 0; k < count; k++) {
      at = moveWithin(block, rows, at, down, step)
      path.push([at.row, at.column])
    }
    return path
  }

  test('go down the columns or along the rows, past headings, and begin again at the end', () => {
    expect(walk(true, 1, 6)).toEqual([
      [4, 3],
      [2, 4],
      [4, 4],
      [2, 5],
      [4, 5],
      [2, 3],
    ])
    expect(walk(false, 1, 6)).toEqual([
      [2, 4],
      [2, 5],
      [4, 3],
      [4, 4],
      [4, 5],
      [2, 3],
    ])
  })

  test('go back with Shift', () => {
    expect(walk(true, -1, 2)).toEqual([
      [4, 5],
      [2, 5],
    ])
    expect(walk(false, -1, 1)).toEqual([[4, 5]])
  })
})

test('Ctrl with an arrow goes to the end of what is filled, then over the gap', () => {
  const filled = (column: number) => [2, 3, 4, 8, 9].includes(column)
  const right = (from: number) => jumpToEdge(filled, from, 1, 11)
  expect([0, 2, 4, 8, 9, 11].map(right)).toEqual([2, 4, 8, 9, 11, 11])
  const left = (from: number) => jumpToEdge(filled, from, -1, 11)
  expect([11, 9, 8, 4, 2, 0].map(left)).toEqual([9, 8, 4, 2, 0, 0])
})

describe('the fill handle', () => {
  test('reaches along the way it was dragged further', () => {
    expect(fillBounds(block, { row: 3, column: 9 })).toEqual({ ...block, right: 9 })
    expect(fillBounds(block, { row: 9, column: 6 })).toEqual({ ...block, bottom: 9 })
    expect(fillBounds(block, { row: 0, column: 4 })).toEqual({ ...block, top: 0 })
    expect(fillBounds(block, { row: 4, column: 0 })).toEqual({ ...block, left: 0 })
  })

  test('repeats one figure, and goes on with several in a straight line', () => {
    expect(fillLine([5], 3)).toEqual([5, 5, 5])
    expect(fillLine([100, 110], 3)).toEqual([120, 130, 140])
    expect(fillLine([100, 110], 2, { back: true })).toEqual([90, 80])
    expect(fillLine([1, 2, 4], 1)).toEqual([5])
    expect(fillLine([0.5, 1], 1)).toEqual([1.5])
  })

  test('repeats with Ctrl, and where a cell of the source is empty', () => {
    expect(fillLine([1, 2], 3, { repeat: true })).toEqual([1, 2, 1])
    expect(fillLine([1, 2, 3], 2, { repeat: true, back: true })).toEqual([3, 2])
    expect(fillLine([1, null], 2)).toEqual([1, null])
  })

  test('never goes below nothing', () => {
    expect(fillLine([20, 10], 3)).toEqual([0, 0, 0])
  })
})
