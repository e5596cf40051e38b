import { measures } from '@shared/model/measures/measures'
import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const share = ['--formula', 'gross_margin / revenue', '--unit', 'share', '--across', 'formula']

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

test('the measures of the program are listed and explained', async () => {
  const { document } = await cli.json('measure', workspace, 'list')
  expect(document.measures).toHaveLength(measures.length)
  expect(document.own).toEqual([])
  const people = await cli.run(['measure', workspace, 'show', 'utilisation'])
  expect(people.out).toContain('Load ÷ Capacity, each summed')
  expect(people.out).toContain('Load ÷ capacity. A total is all load over all capacity')
  const chinese = await cli.run(['measure', workspace, 'list', '--lang', 'zh-CN'])
  expect(chinese.out).toContain('共识需求')
  expect((await cli.run(['measure', workspace, 'show', 'nothing'])).exit).toBe(2)
})

test('a wrong formula is pointed at', async () => {
  const wrong = ['measure', workspace, 'check', '--formula', 'revenue - costs * 2']
  const people = await cli.run(wrong)
  expect(people.exit).toBe(1)
  expect(people.out).toContain(
    'revenue - costs * 2\n          ^^^^^\nAt character 11: there is no measure “costs”',
  )
  const { document } = await cli.json(...wrong)
  expect(document).toMatchObject({ ok: false, fault: { start: 10, end: 15 } })
  const good = await cli.json('measure', workspace, 'check', '--formula=-revenue / 2')
  expect(good).toMatchObject({ exit: 0, document: { ok: true, reads: ['revenue'] } })
})

test('an own measure is saved, shown by plan, changed and removed', async () => {
  const saved = await cli.json('measure', workspace, 'save', 'mine', '--name', 'Mine', ...share)
  expect(saved).toMatchObject({ exit: 0, document: { key: 'mine', unit: 'share' } })
  const { document } = await cli.json('plan', workspace, '--measure', 'mine')
  // The whole, and the four families that are sold.
  expect(document.rows).toHaveLength(5)
  expect(document.rows[0].values.at(-1)).toBeGreaterThan(0)
  expect(document.rows[0].values.at(-1)).toBeLessThan(1)
  expect(document.rows[0].values[0]).toBeNull()
  const people = await cli.run(['plan', workspace, '--measure', 'mine', '--where', 'item=FG-AF02'])
  expect(people.out).toMatch(/Mine .*2026-11[\s\S]*%/)

  const half = ['save', 'mine', '--formula', 'gross_margin / revenue / 2']
  expect((await cli.json('measure', workspace, ...half)).document).toMatchObject({
    name: { en: 'Mine', zh: 'Mine' },
    across: 'formula',
  })
  const after = await cli.json('plan', workspace, '--measure', 'mine')
  expect(after.document.rows[0].values.at(-1)).toBeCloseTo(document.rows[0].values.at(-1) / 2, 12)

  expect((await cli.run(['measure', workspace, 'remove', 'mine'])).exit).toBe(0)
  expect((await cli.run(['plan', workspace, '--measure', 'mine'])).exit).toBe(2)
  const nameless = await cli.run(['measure', workspace, 'save', 'other', ...share])
  expect(nameless.exit).toBe(2)
})
