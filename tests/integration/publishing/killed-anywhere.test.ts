import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import { readPlanLines } from '@main/connectors/files/target/plan-lines-file'
import { readPublishedLines } from '@main/store/reading'
import type { OutboxEntry } from '@shared/contract/contract-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleEntry, repository } from '../../support/shell-bundle'
import { linesOf, openStore } from './approved-decisions'

const kills = 70
const built = resolve(repository, `.cache/publishing-${process.pid}`)
const folder = mkdtempSync(join(tmpdir(), 'evenkeel-killed-'))
let program = ''

beforeAll(async () => {
  const entry = 'tests/integration/publishing/sender-process.ts'
  program = await bundleEntry(entry, built, 'sender')
})
afterAll(() => {
  rmSync(built, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly killed: boolean
  readonly outbox: readonly OutboxEntry[]
  readonly points: number
}

const linesSaid = (text: string, word: string) =>
  text.split('\n').flatMap((line) => {
    // A killed process may leave half a line behind.
    if (!line.startsWith(`${word} `) || !text.includes(`${line}\n`)) return []
    return [JSON.parse(line.slice(word.length + 1))]
  })

function run(killAt: number, approve: number, onReady?: (child: ChildProcess) => void) {
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(killAt), String(approve)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let errors = ''
    child.stdout.on('data', (data) => {
      if (out === '') onReady?.(child)
      out += data
    })
    child.stderr.on('data', (data) => {
      errors += data
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`ended with ${code}: ${errors}`))
      const outbox = linesSaid(out, 'outbox').at(-1) ?? []
      resolve({
        killed: signal === 'SIGKILL',
        outbox,
        points: linesSaid(out, 'points').at(-1) ?? 0,
      })
    })
  })
}

/** The same "random" kill times in every run of the test. */
const seeded = (n: number) => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296

test(`killed ${kills} times, nothing is lost and nothing is doubled`, {
  timeout: 180_000,
}, async () => {
  const { points } = await run(0, 1)
  expect(points).toBeGreaterThan(10)
  const told = new Map<string, OutboxEntry>()
  let killed = 0
  for (let n = 0; killed < kills && n < kills * 3; n++) {
    // Alternately at each point in turn, and whenever the clock happens to strike.
    const outcome =
      n % 2 === 0
        ? await run(1 + ((n / 2) % points), 1)
        : await run(0, 1, (child) => {
            setTimeout(() => child.kill('SIGKILL'), seeded(n) * 60)
          })
    if (outcome.killed) killed++
    for (const entry of outcome.outbox)
      if (entry.state === 'acknowledged') told.set(entry.entry, entry)
  }
  expect(killed).toBe(kills)
  const { outbox } = await run(0, 0)
  const last = Math.max(...outbox.map((entry) => entry.decisionNumber))

  expect(outbox.filter((entry) => entry.state !== 'acknowledged')).toEqual([])
  for (const entry of told.values()) expect(outbox).toContainEqual(entry)

  const records = readdirSync(join(folder, 'target'), { withFileTypes: true })
  const names = records.flatMap((one) => (one.isDirectory() ? [one.name] : []))
  expect(names.sort()).toEqual(outbox.map((entry) => entry.key).sort())
  const accepted = readFileSync(join(folder, 'accepted.log'), 'utf8').trim().split('\n')
  expect(new Set(accepted).size).toBe(accepted.length)

  const planFile = join(folder, 'target', 'current-plan.csv')
  const plan = readPlanLines(readFileSync(planFile, 'utf8'), planFile)
  const agreed = new Map(linesOf(last).map((line) => [lineKey(line), line.quantity]))
  expect(new Map(plan.map((line) => [lineKey(line), line.quantity]))).toEqual(agreed)
  const store = openStore(join(folder, 'workspace'))
  expect(readPublishedLines(store.db, 'files')).toEqual(agreed)
  store.close()
})
