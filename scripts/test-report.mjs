/** What a test runner's JSON report says: counts, and the files in which something failed. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './project-paths.mjs'

const nothing = { passed: 0, failed: 0, skipped: 0 }
export const plus = (left, right) => ({
  passed: left.passed + right.passed,
  failed: left.failed + right.failed,
  skipped: left.skipped + right.skipped,
})

/** One file's tests. A file that cannot be loaded has no tests to fail and counts as one failure. */
function countsOf({ status, assertionResults }) {
  const of = (...states) => assertionResults.filter((test) => states.includes(test.status)).length
  return {
    passed: of('passed'),
    failed: of('failed') || (status === 'failed' ? 1 : 0),
    skipped: of('pending', 'skipped', 'todo', 'disabled'),
  }
}

/** Counts by file, null where there is no report that can be read. */
export function readReport(file) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
    return new Map(testResults.map((result) => [relative(root, result.name), countsOf(result)]))
  } catch {
    return null
  }
}

/** All files together; a runner that crashed, or told nothing, counts as one failure. */
export function totalOf(files, status) {
  const total = [...(files?.values() ?? [])].reduce(plus, nothing)
  return status !== 0 && total.failed === 0 ? { ...total, failed: 1 } : total
}
