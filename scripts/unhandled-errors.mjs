/** A reporter of the test runner that counts errors outside of any test: no file answers for them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './project-paths.mjs'

const kept = inRoot('.cache', 'unhandled-errors.json')

// biome-ignore lint/style/noDefaultExport: the test runner asks for it
export default class UnhandledErrors {
  onTestRunEnd(_modules, errors) {
    writeFileSync(kept, JSON.stringify(errors.length))
  }
}

/** Of the last run. */
export function unhandledErrors() {
  try {
    return Number(readFileSync(kept, 'utf8'))
  } catch {
    return 0
  }
}
