/** A snapshot that is not the one that was sealed is never planned on. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type Workbench } from '../../support/real-core'

let bench: Workbench

beforeAll(async () => {
  bench = await createWorkbench()
})
afterAll(() => bench.clear())

test('altered prices are found before a plan is made of them', async () => {
  const workspace = await bench.folder()
  const before = await bench.open(workspace)
  const { snapshot } = await before.pull()
  await before.call('planning.overview', { scenario: 'base' })
  await before.core.close()

  const file = join(workspace, 'snapshots', `${snapshot}.sqlite`)
  await chmod(file, 0o600)
  const database = new Database(file)
  database.exec('UPDATE item SET price = price * 10')
  database.close()

  const after = await bench.open(workspace)
  await expect(after.call('planning.overview', { scenario: 'base' })).rejects.toMatchObject({
    code: 'SNAPSHOT_DAMAGED',
    params: { snapshot },
  })
  const again = await after.pull()
  expect(again.error).toBeNull()
  const overview = await after.call('planning.overview', { scenario: 'base' })
  expect(overview.indicators.revenue).toBeLessThan(1e9)
})
