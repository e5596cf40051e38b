/** Own measures through the contract: defined, refused with the place, shown, kept, removed. */
import type { Params } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { describeError } from '@shared/messages/translate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let bench: Workbench
let workspace: string
let desk: RealCore

const margin: Params<'measures.save'> = {
  key: 'margin_share',
  name: { zh: '毛利率', en: 'Margin share' },
  level: 'demand',
  unit: 'share',
  formula: 'gross_margin / revenue',
  across: 'formula',
}

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

/** Figures of the top row of a measure, in the planned periods; undefined where it has no row. */
async function topRow(measure: string, core = desk): Promise<number[] | undefined> {
  const spec = { scenario: 'base', side: 'demand', where: {} } as const
  const { view, rows, periods, values } = await core.call('planning.openView', spec)
  await core.call('planning.closeView', { view })
  const at = rows.findIndex((row) => row.measure === measure)
  const from = periods.findIndex(({ kind }) => kind === 'current')
  if (at < 0) return undefined
  return [...values.slice(at * periods.length + from, (at + 1) * periods.length)]
}

async function refusal(work: Promise<unknown>): Promise<EvenkeelError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (error instanceof EvenkeelError) return error
  throw new Error('was not refused')
}

test('a saved measure has a row in the plan, every window is told, and a restart keeps it', async () => {
  const events: string[] = []
  const stop = desk.core.subscribe((name, payload) => events.push(JSON.stringify([name, payload])))
  const saved = await desk.call('measures.save', margin)
  expect(saved).toMatchObject({ ...margin, savedBy: expect.any(String) })
  await Promise.resolve()
  stop()
  expect(events).toContain('["changed",{"topics":["measures"]}]')
  expect(events).toContain('["plan.replaced",{"scenario":"base"}]')

  const shares = await topRow('margin_share')
  const [gross, revenue] = [await topRow('gross_margin'), await topRow('revenue')]
  expect(shares).toEqual(gross!.map((value, t) => value / revenue![t]!))

  await desk.core.close()
  desk = await bench.open(workspace)
  expect(await topRow('margin_share')).toEqual(shares)
  expect(await desk.call('measures.list', {})).toEqual([{ ...saved, fault: null }])
})

test('a window that stays open is sent what an edit changes of own measures, line by line or of totals', async () => {
  await desk.call('measures.save', {
    ...margin,
    key: 'not_ordered',
    unit: 'quantity',
    formula: 'max(consensus_demand - firm_demand, 0)',
    across: 'sum',
  })
  const spec = { scenario: 'base', side: 'demand', where: {} } as const
  const opened = await desk.call('planning.openView', spec)
  const { view, rows, periods, values } = opened
  const family = rows.find(({ level }) => level === 'family')!.code
  const period = periods.findIndex(({ kind }) => kind === 'future')
  const edit = (entry: string, where: Record<string, string>) =>
    desk.call('planning.edit', {
      scenario: 'base',
      edits: [{ where, measure: 'override', period: periods[period]!.period, entry }],
    })
  for (const entry of ['*3', '*0.1']) {
    const patches = await desk.patched(() => edit(entry, { family }))
    const patch = patches.find((one) => one.view === view)!
    for (const key of ['margin_share', 'not_ordered']) {
      const row = rows.findIndex(({ measure }) => measure === key)
      expect(patch.index).toContain(row * periods.length + period)
    }
    patch.index.forEach((at, k) => {
      values[at] = patch.values[k]!
    })
    const again = await desk.call('planning.openView', spec)
    expect(values).toEqual(again.values)
    await desk.call('planning.closeView', { view: again.view })
  }
  for (let back = 0; back < 2; back++) await desk.call('planning.undo', { scenario: 'base' })
  await desk.call('planning.closeView', { view })
  await desk.call('measures.remove', { key: 'not_ordered' })
})

test('a wrong formula is refused with the character, in words of both languages', async () => {
  const draft = { level: 'demand', formula: 'revenue - costs * 2' } as const
  expect(await desk.call('measures.check', draft)).toEqual({
    ok: false,
    fault: { code: 'unknown_measure', start: 10, end: 15, params: { name: 'costs' } },
  })
  expect(await desk.call('measures.check', { ...draft, formula: 'revenue - 1' })).toEqual({
    ok: true,
    reads: ['revenue'],
  })
  const error = await refusal(desk.call('measures.save', { ...margin, ...draft }))
  expect(error.code).toBe('FORMULA_NOT_UNDERSTOOD')
  expect(describeError('en', error)).toContain('at character 11: there is no measure “costs”.')
  expect(describeError('zh-CN', error)).toContain('第 11 个字符处无法理解：没有指标“costs”。')
  const level = await refusal(desk.call('measures.save', { ...margin, formula: 'load + 1' }))
  expect(describeError('en', level)).toContain(
    '“Load” is of the level Resources; this measure can only read those of Demand',
  )
  expect(await topRow('margin_share')).toBeDefined()
})

test('a word that means something already is no key', async () => {
  for (const key of ['revenue', 'lag', 'Net price'])
    expect((await refusal(desk.call('measures.save', { ...margin, key }))).code).toBe(
      'MEASURE_KEY_TAKEN',
    )
})

test('what another measure reads is neither removed nor moved away, nor read in a circle', async () => {
  const reader = { ...margin, key: 'margin_points', formula: 'margin_share * 100' }
  await desk.call('measures.save', reader)
  const inUse = await refusal(desk.call('measures.remove', { key: 'margin_share' }))
  expect(inUse).toMatchObject({
    code: 'MEASURE_IN_USE',
    params: { measure: 'margin_share', readers: 'margin_points' },
  })
  const moved = { ...margin, level: 'supply', formula: 'gap' } as const
  expect((await refusal(desk.call('measures.save', moved))).code).toBe('MEASURE_IN_USE')
  const circle = await refusal(desk.call('measures.save', { ...margin, formula: 'margin_points' }))
  expect(circle.params).toMatchObject({
    fault: 'circle',
    path: 'margin_share → margin_points → margin_share',
  })

  await desk.call('measures.remove', { key: 'margin_points' })
  await desk.call('measures.remove', { key: 'margin_share' })
  expect(await topRow('margin_share')).toBeUndefined()
  const gone = await refusal(desk.call('measures.remove', { key: 'margin_share' }))
  expect(gone.code).toBe('NOT_FOUND')
})

test('only planners define measures', async () => {
  const people = await desk.call('people.list', {})
  const other = people.find(({ role }) => role === 'executive')!
  const error = await refusal(desk.call('measures.save', margin, { person: other.person }))
  expect(error.code).toBe('NOT_ALLOWED')
})
