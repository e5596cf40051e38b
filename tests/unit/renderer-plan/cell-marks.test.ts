import { marksOfRows } from '@renderer/features/notes/use-cell-marks'
import { rowKey } from '@renderer/grid/grid-row'
import type { ViewRow } from '@shared/contract/planning-calls'
import { expect, test } from 'vitest'

const row = (where: ViewRow['where'], measure: string): ViewRow => ({
  id: `${JSON.stringify(where)}${measure}`,
  where,
  level: 'customer' in where ? 'customer' : 'item',
  code: where.customer ?? where.item ?? '',
  name: { zh: '', en: '' },
  depth: 1,
  measure,
  editable: true,
  expandable: false,
  path: '',
  open: false,
  partial: false,
})
const item = row({ family: 'F', item: 'P' }, 'consensus_demand')
const line = row({ family: 'F', item: 'P', customer: 'C1' }, 'override')
const other = row({ family: 'F', item: 'P', customer: 'C2' }, 'override')

test('a comment marks its own cell, whatever path led to it; a written line marks its item too', () => {
  const period = '2027-01'
  const marks = marksOfRows(
    [item, line, other],
    [{ where: { item: 'P' }, measure: 'consensus_demand', period }],
    [{ where: { item: 'P', customer: 'C1' }, measure: 'override', period }],
  )
  expect([...marks.commented]).toEqual([[rowKey(item), new Set([period])]])
  expect([...marks.changed.keys()]).toEqual([rowKey(item), rowKey(line)])
})
