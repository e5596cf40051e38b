import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '@main/dispatch/version'
import { expect, test } from 'vitest'

test('the version that the screens show is that of the package', () => {
  const file = join(import.meta.dirname, '../../../package.json')
  expect(version).toBe(JSON.parse(readFileSync(file, 'utf8')).version)
})
