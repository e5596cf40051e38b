/** Worked planning cases with published answers; they lie beside the repository, and tests of them are skipped where they do not. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'

const folder = resolve(import.meta.dirname, '../../../shared/cases')

/** Tests of the case in `file`, with its document; named by the case and the source it is from. */
export function workedCase<Case>(
  file: string,
  source: string,
  tests: (document: Case) => void,
): void {
  const path = resolve(folder, file)
  const there = existsSync(path)
  describe.skipIf(!there)(`${file}: ${source}`, () => {
    if (there) tests(JSON.parse(readFileSync(path, 'utf8')))
  })
}
