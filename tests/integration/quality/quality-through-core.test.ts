/** From a defect in a file to a corrected plan, asked as every shell asks. */
import type { QualityFix } from '@shared/model/quality/quality-fixes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'
import { editableCompany, type Row } from './editable-company'

let bench: Workbench
let desk: RealCore
let source: string
let company: ReturnType<typeof editableCompany>
let line: Row
let dozen: Row

beforeAll(async () => {
  bench = await createWorkbench()
  const workspace = await bench.folder()
  source = `${workspace}-source`
  desk = await bench.open(workspace)
  company = editableCompany()
  const shipped = company
    .rows('sales_order_line')
    .filter((row) => row.status === 'shipped' && row.requested_on?.startsWith('2026-03'))
  line = shipped[0]!
  line.quantity_ordered = 'a gross'
  dozen = shipped.find((row) => row.item !== line.item)!
  dozen.unit = 'ctn'
  company.rows('stock')[0]!.on_hand = '-40'
  company.write(source)
  await desk.call('connections.save', {
    name: 'files',
    type: 'files',
    settings: { folder: source },
  })
  expect((await desk.pull('files')).error).toBeNull()
})
afterAll(() => bench.clear())

const found = async (rule: string) =>
  (await desk.call('quality.findings', { rule, states: ['open', 'assigned', 'fixed', 'ignored'] }))
    .findings

const accept = (finding: string, what: QualityFix) =>
  desk.call('quality.acceptFix', {
    connection: 'files',
    what,
    finding,
    reason: 'Agreed with sales',
  })

test('a pull leaves findings with their source row, suggestions and a score', async () => {
  const [text] = await found('value_not_a_number')
  expect(text).toMatchObject({ thing: 'quantity_ordered = a gross', rows: 1, state: 'open' })
  const { examples } = await desk.call('quality.finding', { finding: text!.finding })
  expect(examples).toMatchObject([
    { aside: true, fields: { quantity_ordered: 'a gross', sales_order: line.sales_order } },
  ])
  const [stock] = await found('stock_below_zero')
  const { suggestions } = await desk.call('quality.finding', { finding: stock!.finding })
  expect(suggestions).toEqual([
    {
      kind: 'set_value',
      entity: 'stock',
      key: { item: 'FG-RC01', site: 'P01' },
      field: 'on_hand',
      to: '0',
    },
  ])
  const { sources, check } = await desk.call('quality.overview', {})
  expect(sources).toMatchObject([{ connection: 'files' }])
  expect(sources[0]!.score).toBeGreaterThan(90)
  expect(sources[0]!.score).toBeLessThan(100)
  expect(check?.blocks).toEqual([])
})

test('a fix is previewed, refused where it makes no sense, and remembered', async () => {
  const what: QualityFix = {
    kind: 'replace_value',
    entity: 'sales_order_line',
    field: 'quantity_ordered',
    from: 'a gross',
    to: '144',
  }
  expect(await desk.call('quality.previewFix', { connection: 'files', what })).toMatchObject({
    rows: 1,
    examples: [{ field: 'quantity_ordered', was: 'a gross', became: '144' }],
  })
  await expect(
    desk.call('quality.previewFix', { connection: 'files', what: { ...what, to: 'twelve dozen' } }),
  ).rejects.toMatchObject({ code: 'FIX_UNUSABLE' })
  const [text] = await found('value_not_a_number')
  await accept(text!.finding, what)
  const [unit] = await found('reference_unknown')
  await accept(unit!.finding, {
    kind: 'unit_conversion',
    item: '*',
    unit: 'ctn',
    factor: 12,
    to: 'pcs',
  })
  expect((await found('value_not_a_number'))[0]).toMatchObject({ state: 'fixed' })
  expect(await desk.call('quality.fixes', {})).toHaveLength(2)
})

test('the next pull makes the fixes: findings gone, values in the plan, each with its trace', async () => {
  const [text] = await found('value_not_a_number')
  expect((await desk.pull('files')).error).toBeNull()
  expect(await found('value_not_a_number')).toEqual([])
  expect(await found('reference_unknown')).toEqual([])
  const { finding, history } = await desk.call('quality.finding', { finding: text!.finding })
  expect(finding.state).toBe('gone')
  expect(history.map(({ event }) => event)).toEqual(['fix_accepted', 'gone'])
  const rowOf = async ({ item, sales_order, line: number }: Row) => {
    const where = { scenario: 'base', where: { item: item! }, period: '2026-03' }
    const why = await desk.call('planning.why', { ...where, measure: 'actual_orders' })
    return why.sources
      .flatMap(({ rows }) => rows)
      .find(({ key }) => key.sales_order === sales_order && String(key.line) === number)
  }
  expect(await rowOf(line)).toMatchObject({
    value: 144,
    corrections: [{ field: 'quantity_ordered', was: 'a gross', became: '144' }],
  })
  const converted = await rowOf(dozen)
  expect(converted?.value).toBe(Number(dozen.quantity_ordered) * 12)
  expect(converted?.corrections).toMatchObject([{ field: 'unit', was: 'ctn', became: '12' }])
})

test('undone, the next pull takes the value as it comes, and the finding returns', async () => {
  const [fix] = await desk.call('quality.fixes', {})
  await desk.call('quality.undoFix', { fix: fix!.fix, reason: 'It was a typing slip' })
  await desk.pull('files')
  const [text] = await found('value_not_a_number')
  expect(text).toMatchObject({ state: 'open', rows: 1 })
  const { history } = await desk.call('quality.finding', { finding: text!.finding })
  expect(history.map(({ event }) => event)).toEqual([
    'fix_accepted',
    'gone',
    'fix_undone',
    'returned',
  ])
})

test('half a load is held, and only the process owner lets it through, with a reason on record', async () => {
  const before = (await desk.call('scenarios.list', {})).find(({ parent }) => parent === null)
  const lines = company.rows('sales_order_line')
  company.put('sales_order_line', lines.slice(0, lines.length / 2))
  company.write(source)
  const pulled = await desk.pull('files')
  expect(pulled).toMatchObject({ phase: 'done', held: true, error: null })
  const snapshot = pulled.snapshot!
  const base = async () =>
    (await desk.call('scenarios.list', {})).find(({ parent }) => parent === null)?.snapshot
  expect(await base()).toBe(before?.snapshot)
  const { check } = await desk.call('quality.overview', { snapshot })
  expect(check?.blocks).toEqual([{ rule: 'half_loaded', things: 1 }])
  const people = await desk.call('people.list', {})
  const as = (role: string) => ({ person: people.find((one) => one.role === role)!.person })
  await expect(
    desk.call('snapshots.use', { snapshot, reason: 'x' }, as('demand_planner')),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  // Nor does anybody get round it who may not set it.
  const [half] = await found('half_loaded')
  const rules = await desk.call('quality.rules', {})
  const rule = rules.find((one) => one.rule === 'half_loaded')!
  for (const changed of [
    { on: false },
    { severity: 'warning' as const },
    { parameters: { ...rule.settings.parameters, share: 0.1 } },
  ])
    await expect(
      desk.call(
        'quality.setRule',
        { rule: rule.rule, settings: { ...rule.settings, ...changed } },
        as('demand_planner'),
      ),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(
    desk.call('quality.ignore', { findings: [half!.finding], reason: 'x' }, as('supply_planner')),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const remedy = { en: 'Ask the archive', zh: '询问档案室' }
  await desk.call(
    'quality.setRule',
    { rule: rule.rule, settings: { ...rule.settings, remedy } },
    as('demand_planner'),
  )
  const again = await desk.call('quality.check', {}, as('demand_planner'))
  expect(again.check.blocks).toEqual([{ rule: 'half_loaded', things: 1 }])
  expect((await desk.pull('files')).held).toBe(true)
  await expect(desk.call('snapshots.use', { snapshot }, as('process_owner'))).rejects.toMatchObject(
    { code: 'LET_THROUGH_NEEDS_REASON' },
  )
  const reason = 'The archive was cut on purpose'
  await desk.call('snapshots.use', { snapshot, reason }, as('process_owner'))
  expect(await base()).toBe(snapshot)
  expect((await desk.call('quality.overview', { snapshot })).check?.letThrough).toMatchObject({
    reason,
  })
})

test('an ignored finding does not block, one that is assigned still does', async () => {
  const gates = await desk.call('quality.gates', {})
  const people = await desk.call('people.list', {})
  const as = { person: people.find((one) => one.role === 'process_owner')!.person }
  await desk.call(
    'quality.setGates',
    {
      gates: [{ cycle: null, severities: [], rules: ['stock_below_zero'] }],
      revision: gates.revision,
      reason: 'Stock is what we plan on',
    },
    as,
  )
  await expect(
    desk.call(
      'quality.setGates',
      { gates: gates.gates, revision: gates.revision, reason: 'x' },
      as,
    ),
  ).rejects.toMatchObject({ code: 'GATE_OUTDATED' })
  const [stock] = await found('stock_below_zero')
  await desk.call('quality.assign', { findings: [stock!.finding], person: people[0]!.person })
  expect((await desk.pull('files')).held).toBe(true)
  const findings = [stock!.finding]
  const ignored = { findings, reason: 'Consignment stock' }
  await expect(desk.call('quality.ignore', ignored)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await desk.call('quality.ignore', ignored, as)
  expect((await desk.pull('files')).held).toBe(false)
})
