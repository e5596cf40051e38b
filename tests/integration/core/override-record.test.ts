/** Overrides that were published are judged once their months are over, person by person. */
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'
import { sampleFolder } from '../../support/sample-source'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let bench: Workbench
let workspace: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

const where = { item: 'FG-AF02', customer: 'C001' }

const override = (period: string, entry: string, person: string) =>
  desk.call(
    'planning.edit',
    { scenario: 'base', edits: [{ where, measure: 'override', period, entry }] },
    { person },
  )

/** The same company two months later, with orders for December and January. */
async function twoMonthsLater(): Promise<void> {
  const folder = join(await bench.folder(), 'company')
  await cp(sampleFolder, folder, { recursive: true })
  const company = join(folder, 'erp/company.csv')
  await writeFile(company, (await readFile(company, 'utf8')).replace('2026-11-15', '2027-02-15'))
  const ordered = (month: string, quantity: number) =>
    `SO-${month},1,C001,FG-AF02,${month}-01,${month}-10,${month}-10,${month}-10,${quantity},${quantity},0,0,100,shipped,\n`
  await appendFile(
    join(folder, 'erp/sales_order_line.csv'),
    ordered('2026-12', 1000) + ordered('2027-01', 2000),
  )
  await desk.call('connections.save', { name: 'later', type: 'files', settings: { folder } })
  expect((await desk.pull('later')).error).toBeNull()
}

test('who wrote what, and whether it was nearer to the orders than the layers', async () => {
  await override('2026-12', '900', 'lin-yue')
  await override('2027-01', '5000', 'sun-li')
  await override('2027-01', '9000', 'lin-yue')
  await desk.call('planning.undo', { scenario: 'base' }, { person: 'lin-yue' })
  const { decision } = await desk.call('decisions.create', {
    question: 'Which?',
    options: ['base'],
    choice: 'base',
    reason: 'r',
    owner: 'lin-yue',
    due: '2026-12-15',
  })
  await desk.call('decisions.propose', { decision })
  await desk.call('decisions.approve', { decision }, { person: 'chen-wei' })
  const nothing = await desk.call('planning.overrideRecord', { where })
  expect(nothing).toMatchObject({ yours: null, everybody: null })

  await twoMonthsLater()
  const open = await readFile(join(sampleFolder, 'erp/sales_order_line.csv'), 'utf8')
  const already = (month: string) =>
    open
      .split('\n')
      .map((row) => row.split(','))
      .filter((cells) => cells[2] === 'C001' && cells[3] === 'FG-AF02')
      .filter((cells) => cells[5]?.startsWith(month))
      .reduce((sum, cells) => sum + Number(cells[8]) - Number(cells[10]), 0)
  const record = await desk.call('planning.overrideRecord', { where }, { person: 'lin-yue' })
  expect(record.overrides).toMatchObject([
    { month: '2027-01', author: 'sun-li', said: 5000, actual: 2000 + already('2027-01') },
    { month: '2026-12', author: 'lin-yue', said: 900, actual: 1000 + already('2026-12') },
  ])
  expect(record.yours?.count).toBe(1)
  expect(record.people.map(({ person }) => person)).toEqual(['lin-yue', 'sun-li'])
  const [worst] = record.overrides
  const points = (Math.abs(worst!.without - worst!.actual) - 5000 + worst!.actual) / worst!.actual
  expect(record.people[1]?.record.value_added).toBeCloseTo(points, 9)
  const added = await desk.call('indicators.valueAdded', { where, lag: 1 })
  expect(added.people.map(({ person }) => person)).toEqual(['lin-yue'])
  expect(added.classes[0]?.layers.map(({ layer }) => layer)).toContain('before_override')
})

test('a restart reads the same from the archive and the journal', async () => {
  const before = await desk.call('planning.overrideRecord', { where })
  await desk.core.close()
  desk = await bench.open(workspace)
  expect(await desk.call('planning.overrideRecord', { where })).toEqual(before)
})
