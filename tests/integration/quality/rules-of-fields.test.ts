/** A field with a rule of its own: severity, owner and remedy, and what the gate makes of it. */
import { hitsKept } from '@shared/model/quality/assessment'
import { fieldRuleKey } from '@shared/model/quality/field-rules'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import { type RuleSettings, shippedSettings } from '@shared/model/quality/rule-settings'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'
import { asShipped, assess, editableCompany } from './editable-company'

let bench: Workbench
let desk: RealCore
let workspace: string
/** More than are kept of a rule. */
const spoilt = hitsKept + 10
const promised = fieldRuleKey('value_not_a_date', 'sales_order_line', 'promised_on')

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  const company = editableCompany()
  const [first, second, third, fourth] = company
    .rows('sales_order_line')
    .filter((row) => row.status === 'shipped')
  first!.promised_on = 'soon'
  second!.promised_on = 'later'
  third!.requested_on = 'never'
  fourth!.customer = 'c-001'
  for (const [n, row] of company.rows('sales_order_line').slice(-spoilt).entries())
    row.quantity_ordered = `lot ${n}`
  company.write(`${workspace}-source`)
  await desk.call('connections.save', {
    name: 'files',
    type: 'files',
    settings: { folder: `${workspace}-source` },
  })
  expect((await desk.pull('files')).error).toBeNull()
})
afterAll(() => bench.clear())

const countsOf = async () => {
  const { check } = await desk.call('quality.check', {})
  return Object.fromEntries(
    check.counts
      .filter(({ rule }) => rule.startsWith('value_not_a_date'))
      .map(({ rule, severity, things }) => [rule, [severity, things]]),
  )
}
const listed = async (rule: string) =>
  (await desk.call('quality.findings', { rule, states: ['open', 'assigned', 'ignored'] })).findings
const settings = (change: Partial<RuleSettings>): RuleSettings => ({
  ...shippedSettings(qualityRuleOf('value_not_a_date')!),
  ...change,
})

test('what is wrong in the field is told under its own rule alone, and stays the same finding', async () => {
  const [before] = (await listed('value_not_a_date')).filter(({ thing }) => thing.endsWith('soon'))
  await desk.call('quality.ignore', { findings: [before!.finding], reason: 'Being mended' })
  const person = (await desk.call('people.list', {}))[0]!.person
  await desk.call('quality.setRule', {
    rule: promised,
    settings: settings({
      severity: 'warning',
      owner: 'sales_manager',
      person,
      remedy: { en: 'Ask logistics', zh: '询问物流' },
    }),
  })
  expect(await countsOf()).toEqual({
    value_not_a_date: ['error', 1],
    [promised]: ['warning', 2],
  })
  const found = await listed(promised)
  expect(found.map(({ thing, state, severity }) => [thing, state, severity]).sort()).toEqual([
    ['promised_on = later', 'open', 'warning'],
    ['promised_on = soon', 'ignored', 'warning'],
  ])
  expect(found.map(({ finding }) => finding)).toContain(before!.finding)
  const { examples } = await desk.call('quality.finding', { finding: before!.finding })
  expect(examples[0]?.fields.promised_on).toBe('soon')
  const rules = (await desk.call('quality.rules', {})).map(({ rule }) => rule)
  expect(rules.indexOf(promised)).toBe(rules.indexOf('value_not_a_date') + 1)
})

test('codes like an unknown one are found under a rule of its field too', async () => {
  const similar = async (rule: string) => {
    const [unknown] = (await listed(rule)).filter(({ thing }) => thing.endsWith('c-001'))
    const { suggestions } = await desk.call('quality.finding', { finding: unknown!.finding })
    return suggestions.flatMap((fix) => (fix.kind === 'replace_value' ? [fix.to] : []))
  }
  expect(await similar('reference_unknown')).toEqual(['C001'])
  const rule = fieldRuleKey('reference_unknown', 'sales_order_line', 'customer')
  await desk.call('quality.setRule', {
    rule,
    settings: shippedSettings(qualityRuleOf('reference_unknown')!),
  })
  await desk.call('quality.check', {})
  expect(await similar(rule)).toEqual(['C001'])
  await desk.call('quality.resetRule', { rule })
})

test('a gate that names the rule is meant for its fields too', async () => {
  await desk.call('session.switch', { person: await keeper() })
  await desk.call('quality.setGates', {
    gates: [{ cycle: null, severities: [], rules: ['value_not_a_date'] }],
    revision: (await desk.call('quality.gates', {})).revision,
    reason: 'Dates have to be right',
  })
  const { check } = await desk.call('quality.check', {})
  expect(check.blocks.map(({ rule, things }) => [rule, things])).toEqual([
    ['value_not_a_date', 1],
    [promised, 1],
  ])
})

test('switched off nothing of the field is told; without its own rule it is one of all again', async () => {
  await desk.call('quality.setRule', { rule: promised, settings: settings({ on: false }) })
  expect(await countsOf()).toEqual({ value_not_a_date: ['error', 1] })
  const after = await desk.call('quality.resetRule', { rule: promised })
  expect(after.rule).toBe('value_not_a_date')
  expect(await countsOf()).toEqual({ value_not_a_date: ['error', 3] })
})

test('a field that is not there has no rule, and rules of rows and sources have none for fields', async () => {
  for (const rule of [
    fieldRuleKey('value_missing', 'item', 'colour'),
    fieldRuleKey('key_repeated', 'item', 'item'),
  ])
    await expect(
      desk.call('quality.setRule', { rule, settings: settings({}) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('what is known is found again beyond those that are kept, whether or not its field had a rule of its own', async () => {
  const [snapshot] = await desk.call('snapshots.list', {})
  const key = fieldRuleKey('value_not_a_number', 'sales_order_line', 'quantity_ordered')
  const own = [...asShipped, { rule: key, settings: settings({}) }]
  const things = (known: Parameters<typeof assess>[2]) =>
    assess(workspace, snapshot!.snapshot, known).hits.map(({ thing }) => thing)
  const last = {
    connection: 'files',
    entity: 'sales_order_line',
    thing: `quantity_ordered = lot ${spoilt - 1}`,
  }
  expect(things({})).not.toContain(last.thing)
  expect(things({ known: [{ ...last, rule: key }] })).toContain(last.thing)
  expect(things({ rules: own, known: [{ ...last, rule: 'value_not_a_number' }] })).toContain(
    last.thing,
  )
})

test('a rule that the gate names is removed by none but who may set the gate, which then names the rule for each', async () => {
  await desk.call('quality.setRule', { rule: promised, settings: settings({}) })
  await desk.call('quality.setGates', {
    gates: [{ cycle: null, severities: [], rules: ['half_loaded', promised] }],
    revision: (await desk.call('quality.gates', {})).revision,
    reason: 'What was promised has to be right',
  })
  const people = await desk.call('people.list', {})
  const { person } = people.find(({ role }) => role === 'demand_planner')!
  await expect(
    desk.call('quality.resetRule', { rule: promised }, { person }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await countsOf()).toHaveProperty([promised])
  await desk.call('quality.resetRule', { rule: promised })
  expect(await desk.call('quality.gates', {})).toMatchObject({
    gates: [{ cycle: null, severities: [], rules: ['half_loaded', 'value_not_a_date'] }],
    reason: `${promised} → value_not_a_date`,
    setBy: await keeper(),
  })
  const { check } = await desk.call('quality.check', {})
  expect(check.blocks.map(({ rule }) => rule)).toEqual(['value_not_a_date'])
})

async function keeper(): Promise<string> {
  const people = await desk.call('people.list', {})
  return people.find(({ role }) => role === 'process_owner')!.person
}
