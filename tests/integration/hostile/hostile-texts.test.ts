/** Script, formulas, paths and control characters in every free-text field travel from a pull to exports and the publish folder as the texts they are. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { CsvSplitter } from '@main/connectors/files/csv-records'
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import { usualLook } from '@shared/model/role-looks'
import { sheetsOfLook } from '@shared/model/sheets-of-look'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { read } from 'xlsx'
import { hostileTexts, writeHostileCompany } from '../../support/messy-files/hostile-company'
import { addHostileRecords, hostileCodes } from '../../support/messy-files/hostile-records'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

const escaped = join(tmpdir(), 'evenkeel-escaped')
let home = ''
let bench: Workbench
let core: RealCore

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-hostile-'))
  expect(await writeHostileCompany(join(home, 'source'))).toBeGreaterThan(1_000)
  await addHostileRecords(join(home, 'source'))
  bench = await createWorkbench()
  core = await bench.open(await bench.folder())
  const settings = { folder: join(home, 'source'), target: join(home, 'target') }
  await core.call('connections.save', { name: 'hostile', type: 'files', settings })
  await core.call('settings.set', { source: 'hostile', target: 'hostile' })
})
afterAll(async () => {
  await bench.clear()
  await rm(home, { recursive: true, force: true })
})

test('they are pulled and planned on, and the screens get them as they are', async () => {
  const pull = await core.pull('hostile')
  // The three rows that nothing can be made of.
  expect(pull).toMatchObject({ phase: 'done', error: null, errors: 3, held: false })
  expect(Object.keys(Object.prototype)).toEqual([])
  const family = { scenario: 'base', side: 'demand', where: { family: 'air_fryer' } } as const
  const view = await core.call('planning.openView', family)
  const names = new Set(view.rows.map(({ name }) => name.en))
  const known = new Set(hostileTexts.map((text) => text.trim().normalize('NFC')))
  expect([...names].filter((name) => known.has(name)).length).toBeGreaterThan(3)
})

test('a record of a hostile code is planned like any other, to the source row of a figure', async () => {
  for (const code of hostileCodes.map((one) => one.trim())) {
    const where = { item: code }
    const asked = { scenario: 'base', where, measure: 'actual_orders', period: '2026-10' } as const
    const why = await core.call('planning.why', asked)
    expect(why.value).toBe(121)
    const keys = why.sources.flatMap(({ rows }) => rows).map(({ key }) => key.sales_order)
    expect(keys).toEqual([`${code} 2026-10-15`])
  }
  // Every answer can be sent to a screen, whatever the records are called.
  for (const answer of [
    await core.call('layers.pipeline', { scenario: 'base' }),
    await core.call('layers.events', { scenario: 'base' }),
    await core.call('planning.overview', { scenario: 'base' }),
  ])
    expect(decodeFrame(encodeFrame(answer))).toEqual(answer)
})

/** What a spreadsheet would calculate: a number alone is none of it. */
const armedOf = (text: string): string[] => {
  const splitter = new CsvSplitter(',')
  return [...splitter.push(text), ...splitter.end()]
    .flatMap(({ cells }) => cells)
    .filter((cell) => /^[-+=@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?(?:e[-+]\d+)?$/.test(cell))
}

const exportPlan = (format: 'xlsx' | 'csv') =>
  core.call('workbooks.export', {
    scenario: 'base',
    view: '../../=escaped',
    sheets: sheetsOfLook(usualLook, {}, {}),
    format,
    language: 'en',
  })

test('a workbook holds no formula of them, no text longer than a cell, and no path in its name', async () => {
  const { bytes, file } = await exportPlan('xlsx')
  expect(file).not.toMatch(/[\\/]/)
  const book = read(bytes, { cellFormula: true, cellText: false })
  const wrong: string[] = []
  for (const sheet of Object.values(book.Sheets))
    for (const [place, cell] of Object.entries(sheet)) {
      if (place.startsWith('!')) continue
      if (cell.f !== undefined && /cmd|HYPERLINK|SUM\(1/.test(cell.f)) wrong.push(place)
      if (typeof cell.v === 'string' && cell.v.length > 32_767) wrong.push(place)
    }
  expect(wrong).toEqual([])
})

test('a CSV file has no cell that a spreadsheet would calculate', async () => {
  const { bytes } = await exportPlan('csv')
  expect(armedOf(new TextDecoder('utf-8').decode(bytes))).toEqual([])
})

test('a decision full of them is published inside its folder, and its figures are safe to open', async () => {
  const draft = {
    question: hostileTexts[3] ?? '',
    options: ['base'],
    choice: 'base',
    reason: hostileTexts[0] ?? '',
    assumptions: hostileTexts[10] ?? '',
    owner: 'lin-yue',
    due: '2026-12-15',
  }
  const { decision } = await core.call('decisions.create', draft)
  await core.call('decisions.propose', { decision })
  await core.call('decisions.approve', { decision }, { person: 'chen-wei' })
  await core.call('publishing.send', {})
  const outbox = await core.call('publishing.outbox', {})
  expect(outbox.find((one) => one.decision === decision)?.state).toBe('acknowledged')
  const target = join(home, 'target')
  const files = (await readdir(target, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  expect(files.length).toBeGreaterThan(2)
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name)
    expect(relative(target, path).startsWith('..')).toBe(false)
    if (!name.endsWith('.csv')) continue
    expect(armedOf(await readFile(path, 'utf8'))).toEqual([])
  }
  expect(existsSync(escaped)).toBe(false)
})
