/** Checkpoints make opening quick and change nothing: not the plan, not the journal, not what can be undone. */
import { join } from 'node:path'
import { verifyWorkspace } from '@main/services/workspace/verify-workspace'
import { appendJournal, openWorkspace, transaction } from '@main/store/writing'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let workspace: string

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  const desk = await bench.open(workspace)
  expect((await desk.pull()).error).toBeNull()
  await desk.core.close()
})
afterAll(() => bench.clear())

const customers = ['C001', 'C002', 'C003']
const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05']

/** Writes as many edits of single lines as a busy year brings, as the program records them. */
function live(count: number): void {
  const store = openWorkspace(workspace, { now: '2026-11-16T08:00:00.000Z' })
  const written = new Map<string, number>()
  transaction(store.db, () => {
    for (let at = 0; at < count; at++) {
      const line = `FG-AF02|${customers[at % 3]}`
      const period = months[at % 5]!
      const before = written.get(`${line} ${period}`) ?? null
      const after = 100 + ((at * 37) % 900)
      written.set(`${line} ${period}`, after)
      appendJournal(store.db, {
        scenario: 'base',
        kind: 'change',
        step: {
          changes: [
            {
              kind: 'set_cells',
              measure: 'override',
              cells: [
                {
                  line,
                  period,
                  before,
                  after,
                  depthBefore: before === null ? null : 0,
                  depthAfter: 0,
                },
              ],
            },
          ],
          place: null,
          entry: String(after),
        },
        undoes: null,
        author: 'lin-yue',
        at: '2026-11-16T08:00:00.000Z',
        reason: null,
      })
    }
  })
  store.close()
}

function ask<T>(sql: string): T {
  const database = new Database(join(workspace, 'workspace.sqlite'))
  try {
    return database.prepare(sql).pluck().get() as T
  } finally {
    database.close()
  }
}

async function everything(desk: RealCore, scenario: string): Promise<Float64Array[]> {
  const figures = []
  for (const side of ['demand', 'supply', 'resource'] as const) {
    const spec = { scenario, side, where: {}, expanded: [] }
    const { view, values } = await desk.call('planning.openView', spec)
    await desk.call('planning.closeView', { view })
    figures.push(values)
  }
  const item = { scenario, side: 'demand' as const, where: { item: 'FG-AF02' } }
  figures.push((await desk.call('planning.openView', item)).values)
  return figures
}

async function seen<T>(look: (desk: RealCore) => Promise<T>): Promise<T> {
  const desk = await bench.open(workspace)
  try {
    return await look(desk)
  } finally {
    await desk.core.close()
  }
}
const checkpoints = async () =>
  (await verifyWorkspace(workspace)).checks.find(({ check }) => check === 'checkpoints')

test('a long journal gets one, and with it the plan is the same, bit for bit', async () => {
  live(1500)
  const without = await seen((desk) => everything(desk, 'base'))
  expect(await checkpoints()).toMatchObject({ ok: true, detail: 'checkpoints=1' })
  expect(ask('SELECT count(*) FROM journal')).toBe(1501)
  expect(await seen((desk) => everything(desk, 'base'))).toEqual(without)
})

test('what came before it can still be undone, all of it, and redone', async () => {
  const before = await seen((desk) => everything(desk, 'base'))
  await seen(async (desk) => {
    const [last] = await desk.call('planning.history', { scenario: 'base', limit: 1 })
    expect(last?.position).toBe(1501)
    for (let at = 0; at < 20; at++) await desk.call('planning.undo', { scenario: 'base' })
  })
  await seen(async (desk) => {
    expect(await everything(desk, 'base')).not.toEqual(before)
    const history = await desk.call('planning.history', { scenario: 'base', limit: 60 })
    expect(history.filter(({ undone }) => undone)).toHaveLength(20)
    for (let at = 0; at < 20; at++) await desk.call('planning.redo', { scenario: 'base' })
    await expect(desk.call('planning.redo', { scenario: 'base' })).rejects.toThrow(
      'NOTHING_TO_REDO',
    )
    expect(await everything(desk, 'base')).toEqual(before)
  })
})

test('a damaged one is named by verification, passed over and written anew', async () => {
  const sound = await seen((desk) => everything(desk, 'base'))
  ask("UPDATE journal_checkpoint SET state = replace(state, '1', '2') RETURNING 1")
  expect(await checkpoints()).toMatchObject({ ok: false })
  expect((await checkpoints())?.detail).toMatch(/^hash_differs scenario=base position=\d+$/)
  expect(await seen((desk) => everything(desk, 'base'))).toEqual(sound)
  expect(await checkpoints()).toMatchObject({ ok: true, detail: 'checkpoints=1' })
})

test('a scenario made before the last one still stands where it was made', async () => {
  const scenario = await seen(async (desk) => {
    const made = await desk.call('scenarios.create', { name: 'Early', parent: 'base' })
    await desk.call('planning.edit', {
      scenario: made.scenario,
      edits: [{ where: { item: 'FG-AF02' }, measure: 'override', period: '2027-06', entry: '+5%' }],
    })
    return made.scenario
  })
  const before = await seen((desk) => everything(desk, scenario))
  live(2100)
  await seen((desk) => everything(desk, 'base'))
  expect(await seen((desk) => everything(desk, scenario))).toEqual(before)
  expect(await checkpoints()).toMatchObject({ ok: true, detail: 'checkpoints=2' })
  await seen(async (desk) => {
    const { cells } = await desk.call('scenarios.mergePreview', { scenario, into: 'base' })
    expect(cells.every(({ state }) => state === 'clean')).toBe(true)
  })
})

test('one is written while people work, behind the change that made it due', async () => {
  const newest = 'SELECT max(position) FROM journal_checkpoint'
  const before = ask<number>(newest)
  live(996)
  await seen(async (desk) => {
    for (let at = 0; at < 6; at++)
      await desk.call('planning.edit', {
        scenario: 'base',
        edits: [
          {
            where: { item: 'FG-AF02', customer: 'C001' },
            measure: 'override',
            period: '2027-08',
            entry: String(500 + at),
          },
        ],
      })
  })
  expect(ask<number>(newest)).toBeGreaterThan(before + 996)
  expect((await verifyWorkspace(workspace)).ok).toBe(true)
})
