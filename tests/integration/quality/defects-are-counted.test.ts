import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { expect, test } from 'vitest'
import { pullingWorkspace, pullOnce } from '../snapshots/pull-support'
import { temporaryFolder } from '../store/store-support'
import { type Defect, defects, monthLost } from './defects'
import { assess, countsOf, editableCompany } from './editable-company'

/** What the company has as it ships: real orders that are late, a carton with its conversion, items that skip a month. */
const asItShips = {
  promise_past: [9, 9],
  bought_in_other_unit: [1, 1],
  item_history_gap: [5, 5],
} as const

async function countsWith(spoiling: readonly Defect[]) {
  const company = editableCompany()
  for (const { spoil } of spoiling) spoil(company)
  const folder = company.write(join(temporaryFolder(), 'company'))
  const pulling = pullingWorkspace(() => createFilesConnector(folder))
  const { snapshot } = await pullOnce(pulling)
  return countsOf(assess(pulling.folder, snapshot!))
}

function expected(spoiling: readonly Defect[]) {
  const counts: Record<string, [number, number]> = {}
  for (const found of [asItShips, ...spoiling.map(({ finds }) => finds)])
    for (const [rule, [things, rows]] of Object.entries(found)) {
      const [before, rowsBefore] = counts[rule] ?? [0, 0]
      counts[rule] = [before + things, rowsBefore + rows]
    }
  return counts
}

test('the sample company has only what it is known to have', async () => {
  expect(await countsWith([])).toEqual(asItShips)
})

test('every defect is counted, and nothing else', async () => {
  const all = [...defects, monthLost('e_commerce', '2024-05')]
  expect(await countsWith(all)).toEqual(expected(all))
})
