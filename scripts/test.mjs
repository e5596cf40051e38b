/**
 * `npm test`: every check there is, or those that are named (`node scripts/test.mjs unit`); further arguments go to the
 * test runner. The last line counts them all: lint, types and the build are one check each.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { ensureBuilt, ensureInstalled } from './ensure-ready.mjs'
import { findOrInstallChromium } from './find-chromium.mjs'
import { inRoot, ownNode, say } from './project-paths.mjs'
import { run } from './run-child.mjs'
import { plus, readReport, totalOf } from './test-report.mjs'
import { unhandledErrors } from './unhandled-errors.mjs'

const tool = (...path) => inRoot('node_modules', ...path)
/** Where nobody watches, its colours would only clutter the log. */
const plain = process.stdout.isTTY ? [] : ['--colors=off']
const checks = {
  lint: () => succeeds([tool('@biomejs/biome/bin/biome'), 'ci', ...plain, '.']),
  types: () => succeeds([tool('typescript/bin/tsc'), '-b']),
  build: async () => one(await ensureBuilt()),
  unit: (filters) => runTests('unit', filters),
  integration: (filters) => runTests('integration', filters),
  e2e: (filters) => runTests('e2e', filters),
}
/** Not checks: run only when named. */
const makers = { screenshots: (filters) => runTests('screenshots', filters) }

const given = process.argv.slice(2)
const known = { ...checks, ...makers }
const chosen = given.filter((name) => name in known)
const filters = given.filter((name) => !(name in known))
const parts =
  chosen.length > 0
    ? Object.keys(known).filter((name) => chosen.includes(name))
    : Object.keys(checks)

await ensureInstalled()
const total = { passed: 0, failed: 0, skipped: 0 }
const failedParts = []
/** Files that passed only the second time. */
const unsteady = []
for (const part of parts) {
  say(`\n── ${part}`)
  const result = await known[part](filters)
  for (const kind of Object.keys(total)) total[kind] += result[kind]
  if (result.failed > 0) failedParts.push(part)
}
if (unsteady.length > 0) say(`\nPassed only the second time: ${unsteady.join(', ')}`)
if (failedParts.length > 0) say(`\nFailed: ${failedParts.join(', ')}`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0

function one(good) {
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }
}

async function succeeds(args) {
  return one((await run(ownNode, args)) === 0)
}

/**
 * What waits for a screen or a server can miss it once on a busy machine: the files in which a test failed are run a
 * second time, which is said, and what fails again has failed. Many failures are no accident.
 */
async function runTests(project, filters) {
  // The shells are tested as they were built, whichever part was asked for.
  if (project !== 'unit' && !(await ensureBuilt())) return one(false)
  const env = { ...process.env }
  if (project === 'e2e' || project === 'screenshots') {
    try {
      env.EVENKEEL_CHROMIUM = await findOrInstallChromium()
    } catch (error) {
      say(error.message)
      return one(false)
    }
  }
  const first = await runOnce(project, filters, env)
  const failed = [...(first.files ?? [])].filter(([, counts]) => counts.failed > 0)
  const repeatable = first.unhandled === 0 && !filters.some((one) => one.startsWith('-'))
  if (project === 'unit' || !repeatable || failed.length === 0 || failed.length > 3)
    return first.total
  const names = failed.map(([name]) => name)
  say(`\n── ${project}, once more: ${names.join(', ')}`)
  const again = await runOnce(project, names, env)
  if (again.total.failed === 0) unsteady.push(...names)
  const others = [...first.files].filter(([name]) => !names.includes(name))
  return plus(totalOf(new Map(others), 0), again.total)
}

async function runOnce(project, filters, env) {
  const report = inRoot('.cache', `test-${project}.json`)
  mkdirSync(inRoot('.cache'), { recursive: true })
  rmSync(report, { force: true })
  const args = [
    tool('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--reporter=${inRoot('scripts/unhandled-errors.mjs')}`,
    `--outputFile.json=${report}`,
    ...filters,
  ]
  const status = await run(ownNode, args, { env })
  const files = readReport(report)
  return { files, total: totalOf(files, status), unhandled: unhandledErrors() }
}
