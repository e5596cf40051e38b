/** Many findings are put on record a slice at a time: others are served in between, and what they say stays. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Checked } from '@main/services/quality/check-snapshot'
import { findingName } from '@main/services/quality/finding-name'
import { recordCheck, recordFindings } from '@main/services/quality/record-check'
import { getQualityCheck, getQualityFinding, listQualityFindings } from '@main/store/reading'
import { inTurns, openWorkspace, putQualityCheck, putQualityFinding } from '@main/store/writing'
import type { Hit } from '@shared/model/quality/assessment'
import { afterAll, expect, test } from 'vitest'

const at = '2026-11-15T09:30:00.000Z'
const folder = mkdtempSync(join(tmpdir(), 'evenkeel-quality-'))
const store = openWorkspace(folder, { now: at, create: true })
const { db } = store
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const rules = ['quantity_negative', 'price_zero'] as const
const hitOf = (rule: string, n: number): Hit => ({
  rule,
  entity: 'sales_order_line',
  connection: 'erp',
  thing: `line ${n}`,
  field: 'quantity_ordered',
  value: '-1',
  expected: '0',
  rows: 1,
  row: n,
  key: null,
})
const hits = rules.flatMap((rule) => Array.from({ length: 1000 }, (_, n) => hitOf(rule, n)))

const checked = (snapshot: string, found: readonly Hit[]): Checked => ({
  assessment: {
    rules: rules.map((rule) => ({ rule, severity: 'error', things: 1000, rows: 1000 })),
    entities: [
      {
        entity: 'sales_order_line',
        connection: 'erp',
        rows: 5000,
        rejected: 0,
        errorRows: 2000,
        warningRows: 0,
        asOf: at,
      },
    ],
    hits: found,
  },
  check: {
    snapshot,
    checkedAt: at,
    counts: [],
    scores: [],
    blocks: [],
    fixes: [],
    letThrough: null,
  },
})

const statesOf = () => {
  const counts = new Map<string, number>()
  for (const { state } of listQualityFindings(db, {}))
    counts.set(state, (counts.get(state) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** Records, and counts what was served beside it. */
async function record(checkedOne: Checked, meanwhile: (turn: number) => void = () => undefined) {
  let recording = true
  let turns = 0
  const recorded = inTurns(recordFindings(db, checkedOne)).finally(() => {
    recording = false
  })
  while (recording) {
    meanwhile(turns)
    turns += 1
    await setImmediate()
  }
  await recorded
  return turns
}

test('other calls are served between the slices, and see what was recorded so far', async () => {
  recordCheck(db, checked('first', hits))
  const seen: number[] = []
  const turns = await record(checked('first', hits), () => {
    seen.push(listQualityFindings(db, {}).length)
  })
  expect(turns).toBeGreaterThanOrEqual(hits.length / 250)
  expect(seen.some((count) => count > 0 && count < hits.length)).toBe(true)
  expect(statesOf()).toEqual({ open: 2000 })
})

test('what a person says of a finding while they are recorded stays', async () => {
  const name = findingName(hits.at(-1)!)
  await record(checked('second', hits), (turn) => {
    if (turn > 0) return
    const kept = getQualityFinding(db, name)!
    putQualityFinding(db, { ...kept, state: 'assigned', assignee: 'lin-yue' })
  })
  expect(getQualityFinding(db, name)).toMatchObject({
    state: 'assigned',
    assignee: 'lin-yue',
    lastSnapshot: 'second',
  })
})

test('those that are not found any more are gone, and at the next check forgotten', async () => {
  await record(checked('third', hits.slice(0, 300)))
  expect(statesOf()).toEqual({ open: 300, gone: 1700 })
  await record(checked('fourth', hits.slice(0, 300)))
  expect(statesOf()).toEqual({ open: 300 })
})

test('a snapshot that was let through stays so where a field gets its own rule, not where another rule blocks', () => {
  const letThrough = { by: 'zhou-min', at, reason: 'Seen' }
  const blockedBy = (...blocking: string[]) => {
    const one = checked('let', [])
    const blocks = blocking.map((rule) => ({ rule, things: 1 }))
    return { ...one, check: { ...one.check, blocks } }
  }
  const now = () => getQualityCheck(db, 'let')?.letThrough
  const seen = blockedBy('value_missing').check
  putQualityCheck(db, { ...seen, letThrough })
  recordCheck(db, blockedBy('value_missing', 'value_missing@sales_order_line.promised_on'))
  expect(now()).toEqual(letThrough)
  recordCheck(db, blockedBy('value_missing', 'value_not_a_date@sales_order_line.promised_on'))
  expect(now()).toBeNull()
})
