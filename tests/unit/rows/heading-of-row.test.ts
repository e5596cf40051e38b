import { expect, test } from 'vitest'
import type { GridRow } from '../../../renderer/grid/grid-row'
import { headingsOf } from '../../../renderer/grid/heading-of-row'

test('each row stands under the last heading above it', () => {
  const rows = [false, true, false, false, true, false].map(
    (heading) => ({ heading }) as unknown as GridRow,
  )
  expect([...headingsOf(rows)]).toEqual([-1, 1, 1, 1, 4, 4])
})
