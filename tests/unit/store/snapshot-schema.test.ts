import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotVersion } from '@main/store/snapshot/snapshot-files'
import { snapshotSchema } from '@main/store/snapshot/snapshot-schema'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'

const fixture = (version: number) =>
  join(import.meta.dirname, `../../fixtures/schemas/snapshot-${version}.sql`)

test('the tables are those of the format version; a changed data standard needs a new one', () => {
  expect(snapshotSchema(canonicalEntities)).toBe(readFileSync(fixture(snapshotVersion), 'utf8'))
})
