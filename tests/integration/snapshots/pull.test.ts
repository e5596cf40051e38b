import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import {
  closeConnection,
  openSnapshot,
  readColumns,
  readRejectedRows,
  readRows,
  readSnapshotInfo,
  readSourceRow,
  readStamps,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import { expect, test } from 'vitest'
import {
  csvFolder,
  item,
  memoryConnector,
  order,
  pullingFrom,
  pullingWorkspace,
  pullOnce,
  smallCompany,
} from './pull-support'

const snapshotsIn = (folder: string) => readdirSync(join(folder, 'snapshots'))

test('a pull seals a snapshot with stamps, in the index and in the file', async () => {
  const pulling = pullingFrom(smallCompany)
  const state = await pullOnce(pulling)
  expect(state).toMatchObject({ phase: 'done', connection: 'files', errors: 0, error: null })
  const [snapshot] = pulling.service.snapshots.list()
  expect(snapshot).toMatchObject({
    snapshot: '2026-11-15T0930-0002',
    asOf: '2026-11-15',
    errors: 0,
  })
  expect(state.snapshot).toBe(snapshot?.snapshot)
  expect(pulling.sealed).toEqual([snapshot])
  expect(pulling.people).toEqual(['lin-yue'])
  expect(snapshot?.entities.map((e) => [e.entity, e.rows, e.rejected])).toEqual([
    ['company', 1, 0],
    ['item', 2, 0],
    ['customer', 1, 0],
    ['site', 1, 0],
    ['sourcing', 1, 0],
    ['sales_order_line', 3, 0],
  ])
  expect(snapshot?.seconds).toBeGreaterThan(0)
  const db = openSnapshot(pulling.folder, snapshot?.snapshot ?? '')
  expect(readSnapshotInfo(db, 'hash')).toBe(snapshot?.hash)
  expect(readStamps(db).length).toBe(6)
  const orders = [...readRows(db, 'sales_order_line')]
  expect(orders[1]).toEqual({
    ...order('SO1', 2, { item: 'I2' }),
    promised_on: null,
    unit: null,
    shipped_on: null,
  })
  expect([...readColumns(db, 'sales_order_line', ['line', 'price'])]).toEqual([
    [1, 9.75],
    [2, 9.75],
    [1, 9.75],
  ])
  expect(readSourceRow(db, 'sales_order_line', { sales_order: 'SO2', line: 1 })).toBe(4)
  closeConnection(db)
})

test('the good rows are kept apart from the bad, and each bad one is named with file, row, field, value and what is expected', async () => {
  const pulling = pullingFrom({
    ...smallCompany,
    item: [item('I1'), item('I1', { price: 99 }), item('I2', { price: '=1+1' })],
    sales_order_line: [
      order('SO1', 1),
      order('SO1', 2, { quantity_ordered: 'a dozen' }),
      order('SO1', 3, { customer: 'NOBODY' }),
      order('SO1', 4, { requested_on: '2026-13-45', status: 'lost' }),
      order('SO1', 5, { item: 'I2' }),
    ],
  })
  const state = await pullOnce(pulling)
  expect(state.phase).toBe('done')
  const { total, findings } = pulling.service.snapshots.findings(state.snapshot ?? '', 1000)
  const errors = findings.filter((f) => f.severity === 'error')
  expect(errors.map((f) => [f.kind, f.place, f.row, f.field, f.value, f.expected])).toEqual([
    ['value_not_a_number', 'item.csv', 4, 'price', '=1+1', '1234.5'],
    ['key_repeated', 'item.csv', 3, 'item', 'I1', null],
    ['value_not_a_number', 'sales_order_line.csv', 3, 'quantity_ordered', 'a dozen', '1234.5'],
    ['value_not_a_date', 'sales_order_line.csv', 5, 'requested_on', '2026-13-45', 'YYYY-MM-DD'],
    [
      'value_not_allowed',
      'sales_order_line.csv',
      5,
      'status',
      'lost',
      'open | shipped | cancelled',
    ],
    ['reference_unknown', 'sales_order_line.csv', 4, 'customer', 'NOBODY', 'customer'],
    ['reference_unknown', 'sales_order_line.csv', 6, 'item', 'I2', 'item'],
  ])
  expect(state.errors).toBe(7)
  expect(total).toBe(state.errors + state.warnings)
  const db = openSnapshot(pulling.folder, state.snapshot ?? '')
  expect([...readColumns(db, 'sales_order_line', ['sales_order', 'line'])]).toEqual([['SO1', 1]])
  expect([...readColumns(db, 'item', ['item', 'price'])]).toEqual([['I1', 10.5]])
  const rejected = readRejectedRows(db, 100)
  expect(rejected.map((r) => [r.entity, r.row])).toEqual([
    ['item', 4],
    ['item', 3],
    ['sales_order_line', 3],
    ['sales_order_line', 5],
    ['sales_order_line', 4],
    ['sales_order_line', 6],
  ])
  expect(JSON.parse(rejected[4]?.raw ?? '')).toMatchObject({ customer: 'NOBODY', price: 9.75 })
  expect(readStamps(db).find((s) => s.entity === 'sales_order_line')).toMatchObject({
    rows: 1,
    rejected: 4,
  })
  closeConnection(db)
})

test('what refers to a rejected row goes with it, until all references hold', async () => {
  const pulling = pullingFrom({
    ...smallCompany,
    item: [item('I1'), item('I2', { successor: 'I3' }), item('I3', { successor: 'NONE' })],
  })
  const state = await pullOnce(pulling)
  const { findings } = pulling.service.snapshots.findings(state.snapshot ?? '', 100)
  const unknown = findings.filter((f) => f.kind === 'reference_unknown')
  expect(unknown.map((f) => [f.entity, f.row, f.value])).toEqual([
    ['item', 4, 'NONE'],
    ['item', 3, 'I3'],
    ['sales_order_line', 3, 'I2'],
  ])
})

test('an entity that is not there is a warning, an indispensable one an error, and one finding stands for all that refers to it', async () => {
  const { customer: _, ...rest } = smallCompany
  const pulling = pullingFrom(rest)
  const state = await pullOnce(pulling)
  expect(state.phase).toBe('done')
  expect(state.entities.find((e) => e.entity === 'customer')?.state).toBe('absent')
  expect(state.entities.find((e) => e.entity === 'item')?.state).toBe('done')
  const { findings } = pulling.service.snapshots.findings(state.snapshot ?? '', 100)
  const about = (entity: string) => findings.filter((f) => f.entity === entity)
  expect(about('customer')).toMatchObject([{ severity: 'error', kind: 'entity_missing' }])
  expect(about('budget')).toMatchObject([{ severity: 'warning', kind: 'entity_missing' }])
  expect(about('sales_order_line')).toMatchObject([
    {
      severity: 'error',
      kind: 'reference_unknown',
      row: null,
      field: 'customer',
      expected: 'customer',
    },
  ])
})

test('the same rows give the same hash, in whatever order and from wherever', async () => {
  const one = pullingFrom(smallCompany)
  const orders = [...(smallCompany.sales_order_line ?? [])].reverse()
  const other = pullingWorkspace(() =>
    memoryConnector({ ...smallCompany, sales_order_line: orders }),
  )
  await pullOnce(one)
  await pullOnce(other)
  expect(other.service.snapshots.list()[0]?.hash).toBe(one.service.snapshots.list()[0]?.hash)
  await pullOnce(one)
  expect(one.service.snapshots.list().length).toBe(2)
})

test('without items or company there is no snapshot, and the one before stays', async () => {
  const { item: _, ...rest } = smallCompany
  const pulling = pullingFrom(rest)
  const state = await pullOnce(pulling)
  expect(state).toMatchObject({ phase: 'failed', snapshot: null })
  expect(state.error).toEqual({ code: 'PULL_EMPTY', params: { connection: 'files' } })
  expect(snapshotsIn(pulling.folder)).toEqual([])
})

test('a folder that is missing fails the pull with its name, and nothing is left', async () => {
  const pulling = pullingWorkspace(() => createFilesConnector('/no/such/folder'))
  const state = await pullOnce(pulling)
  expect(state.error).toEqual({ code: 'FOLDER_MISSING', params: { folder: '/no/such/folder' } })
  expect(state.phase).toBe('failed')
  expect(snapshotsIn(pulling.folder)).toEqual([])
  expect(pulling.service.snapshots.list()).toEqual([])
})

test('a source that fails half way leaves nothing either, and the next pull works', async () => {
  let broken = true
  const pulling = pullingWorkspace(() =>
    memoryConnector(smallCompany, {
      between(entity) {
        const params = { address: 'x', status: 500 }
        if (broken && entity === 'sales_order_line')
          throw new EvenkeelError('SERVER_FAILED', params)
      },
    }),
  )
  expect((await pullOnce(pulling)).error?.code).toBe('SERVER_FAILED')
  expect(snapshotsIn(pulling.folder)).toEqual([])
  broken = false
  expect((await pullOnce(pulling)).phase).toBe('done')
})

test('a connector that breaks in an unforeseen way is INTERNAL with a reference, and is logged', async () => {
  const seen: unknown[] = []
  const failure = new TypeError('oops')
  const pulling = pullingWorkspace(() => Promise.reject(failure), {
    unexpected: (e) => seen.push(e),
  })
  const state = await pullOnce(pulling)
  expect(state.error).toEqual({ code: 'INTERNAL', params: { reference: state.pull } })
  expect(seen).toEqual([failure])
})

test('cancelling at any batch leaves nothing behind; two pulls at once are refused', async () => {
  const orders = Array.from({ length: 60 }, (_, i) => order('SO9', i + 1))
  for (const [entity, at] of [
    ['company', 0],
    ['sales_order_line', 0],
    ['sales_order_line', 50],
  ] as const) {
    const connector = memoryConnector(
      { ...smallCompany, sales_order_line: orders },
      {
        size: 10,
        between(reading, rows) {
          if (reading !== entity || rows !== at) return
          expect(() => pulling.service.pull.start(undefined, 'lin-yue')).toThrow(/PULL_RUNNING/)
          pulling.service.pull.cancel(pull)
        },
      },
    )
    const pulling = pullingWorkspace(() => connector)
    const { pull } = pulling.service.pull.start(undefined, 'lin-yue')
    await pulling.service.pull.finished()
    expect(pulling.service.pull.state()).toMatchObject({
      phase: 'cancelled',
      error: null,
      snapshot: null,
    })
    expect(snapshotsIn(pulling.folder)).toEqual([])
    expect(connector.closed).toBe(true)
    expect(pulling.states.at(-1)?.phase).toBe('cancelled')
  }
})

test('cancelling while it checks or seals leaves nothing behind', async () => {
  for (const phase of ['checking', 'sealing'] as const) {
    const pulling = pullingWorkspace(() => memoryConnector(smallCompany), {
      progress: (state) => {
        if (state.phase === phase) pulling.service.pull.cancel(state.pull)
      },
    })
    expect((await pullOnce(pulling)).phase).toBe('cancelled')
    expect(snapshotsIn(pulling.folder)).toEqual([])
  }
})

test('others are served between batches', async () => {
  const orders = Array.from({ length: 50 }, (_, i) => order('SO9', i + 1))
  const pulling = pullingWorkspace(() =>
    memoryConnector({ ...smallCompany, sales_order_line: orders }, { size: 1 }),
  )
  pulling.service.pull.start(undefined, 'lin-yue')
  let turns = 0
  let running = true
  const count = () => {
    turns += 1
    if (running) setImmediate(count)
  }
  setImmediate(count)
  await pulling.service.pull.finished()
  running = false
  expect(turns).toBeGreaterThanOrEqual(50)
  expect(pulling.states.length).toBeLessThan(50)
  expect(pulling.states.at(-1)?.entities.find((e) => e.entity === 'sales_order_line')).toEqual({
    entity: 'sales_order_line',
    rows: 50,
    total: 50,
    reading: 'whole',
    state: 'done',
  })
})

test('an unknown connection is refused at once', () => {
  const pulling = pullingFrom(smallCompany)
  expect(() => pulling.service.pull.start('nowhere', 'lin-yue')).toThrow(/CONNECTION_MISSING/)
  expect(pulling.service.pull.state()).toBeNull()
  expect(() => pulling.service.pull.cancel('x')).toThrow(/NOT_FOUND/)
  expect(() => pulling.service.snapshots.findings('../x', 1)).toThrow(/SNAPSHOT_MISSING/)
})

test('a snapshot whose plan could not be made is there all the same', async () => {
  const pulling = pullingWorkspace(() => createFilesConnector(csvFolder(smallCompany)), {
    onSealed: () => {
      throw new EvenkeelError('DISK_FULL', { file: 'workspace.sqlite' })
    },
  })
  const state = await pullOnce(pulling)
  expect(state).toMatchObject({ phase: 'failed', error: { code: 'DISK_FULL' } })
  expect(pulling.service.snapshots.list()[0]?.snapshot).toBe(state.snapshot)
})

test('a sealed file is closed to writing', async () => {
  const pulling = pullingFrom(smallCompany)
  const { snapshot } = await pullOnce(pulling)
  const file = join(pulling.folder, 'snapshots', `${snapshot}.sqlite`)
  expect(statSync(file).mode & 0o222).toBe(0)
  expect(snapshotsIn(pulling.folder)).toEqual([`${snapshot}.sqlite`])
})
