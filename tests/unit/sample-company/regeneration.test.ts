import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { filesIn, repository, sampleFolder } from './sample-files'

const folder = mkdtempSync(join(tmpdir(), 'sample-company-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('is written again byte for byte', () => {
  const generator = join(repository, 'scripts/sample-company/generate.mjs')
  execFileSync(process.execPath, [generator, folder], { stdio: 'pipe' })
  const committed = filesIn(sampleFolder)
  expect(filesIn(folder)).toEqual(committed)
  for (const file of committed.values()) {
    const same = readFileSync(join(folder, file)).equals(readFileSync(join(sampleFolder, file)))
    expect(same, file).toBe(true)
  }
})
