/** The sample company as it lies in the repository: every entity is there and every row is valid. */
import { resolve } from 'node:path'
import { createConnector } from '@main/connectors/create-connector'
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../../resources/sample-company')
const never = new AbortController().signal

test('the sample company holds every entity, and nothing in it is wrong', async () => {
  const connector = createConnector('files', { folder })
  const listed = await connector.list(never)
  expect(listed.map((e) => e.entity)).toEqual(canonicalEntities.map((e) => e.name))
  const wrong: unknown[] = []
  for (const { entity: name } of listed) {
    const entity = entityNamed(name)
    let rows = 0
    for await (const batch of connector.read(name, never)) {
      expect(batch.rows.length).toBeLessThanOrEqual(1_000)
      wrong.push(...batch.problems)
      for (const { row, values } of batch.rows) {
        rows += 1
        const checked = entity && checkRow(entity, values)
        if (!checked?.row) wrong.push({ name, row, problems: checked?.problems })
      }
    }
    expect(rows, name).toBeGreaterThan(0)
  }
  expect(wrong.slice(0, 20)).toEqual([])
})
