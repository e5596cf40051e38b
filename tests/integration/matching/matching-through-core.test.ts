/** Deals whose CRM names customers in its own way: unmatched at first, matched by a person and by a rule at the next pull. */
import { closeConnection, openSnapshot, readRows } from '@main/store/reading'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChangedSample, copySample } from '../../support/changed-sample'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let desk: RealCore
let workspace: string
let sample: ChangedSample

/** What the CRM calls customers: by name, without the company form, or by a number of its own. */
const own: Readonly<Record<string, string>> = {
  C001: 'LANTING appliance stores',
  C016: '闽台兴电器有限公司',
  C049: 'ACC-77',
}

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  sample = await copySample(`${workspace}-source`)
  await sample.change('crm/opportunity', (row) => ({
    ...row,
    customer: own[row.customer ?? ''] ?? row.customer ?? '',
  }))
  const settings = { folder: sample.folder }
  await desk.call('connections.save', { name: 'files', type: 'files', settings })
  expect((await desk.pull()).error).toBeNull()
}, 120_000)
afterAll(() => bench.clear())

const customersOf = (snapshot: string): Set<unknown> => {
  const db = openSnapshot(workspace, snapshot)
  try {
    return new Set([...readRows(db, 'opportunity')].map(({ customer }) => customer))
  } finally {
    closeConnection(db)
  }
}
const pair = { entity: 'customer', connection: 'files' } as const

test('what nothing has is listed with its rows, and with suggestions that say why', async () => {
  const { unmatched, identities, rules } = await desk.call('matching.list', {})
  expect(identities).toEqual([])
  expect(rules.customer).toEqual([])
  expect(new Set(unmatched.map(({ code }) => code))).toEqual(new Set(Object.values(own)))
  const lanting = unmatched.find(({ code }) => code === own.C001)!
  expect(lanting.rows).toBeGreaterThan(1)
  expect(lanting.suggestions[0]).toMatchObject({ code: 'C001', reasons: ['same_name'] })
  expect(lanting.suggestions[0]!.name.zh).toContain('澜庭')
})

test('a person confirms; the next pull writes the plan’s code and keeps the source’s in a finding', async () => {
  const code = own.C001!
  await desk.call('matching.decide', { ...pair, code, canonical: 'C001', decision: 'confirm' })
  const { snapshot } = await desk.pull()
  expect(customersOf(snapshot!)).toContain('C001')
  const { findings } = await desk.call('snapshots.findings', { snapshot: snapshot!, limit: 1000 })
  expect(findings.filter(({ kind }) => kind === 'code_matched')).toEqual([
    {
      severity: 'warning',
      kind: 'code_matched',
      connection: 'files',
      entity: 'opportunity',
      place: 'crm/opportunity.csv',
      row: null,
      field: 'customer',
      value: code,
      expected: 'C001',
    },
  ])
  const { identities, unmatched } = await desk.call('matching.list', {})
  expect(identities).toMatchObject([
    { code, canonical: 'C001', state: 'confirmed', how: 'person', decidedBy: 'lin-yue' },
  ])
  expect(unmatched.map((one) => one.code)).not.toContain(code)
})

test('a declared rule matches from the next pull on, and is on record as what did', async () => {
  const rules = { customer: ['name' as const], item: [], supplier: [] }
  await desk.call('matching.setRules', { rules })
  const { snapshot } = await desk.pull()
  const { identities, unmatched } = await desk.call('matching.list', {})
  expect(identities.find(({ code }) => code === own.C016)).toMatchObject({
    canonical: 'C016',
    how: 'name',
    decidedBy: 'lin-yue',
  })
  expect(customersOf(snapshot!)).toContain('C016')
  expect(unmatched.map(({ code }) => code)).toEqual([own.C049])
})

test('two codes become one record only where that is meant, and a record must be there', async () => {
  const code = own.C049!
  const ask = (canonical: string, merge = false) =>
    desk.call('matching.decide', { ...pair, code, canonical, decision: 'confirm', merge })
  await expect(ask('C001')).rejects.toMatchObject({
    code: 'MATCH_REFUSED',
    params: { reason: 'match_merges' },
  })
  await expect(ask('nobody')).rejects.toMatchObject({ params: { reason: 'match_unknown' } })
  await ask('C049')
  await expect(ask('C002')).rejects.toMatchObject({ params: { reason: 'match_taken' } })
})

test('a rejected suggestion does not come again, and a decision is taken back', async () => {
  const code = own.C001!
  await desk.call('matching.decide', { ...pair, code, canonical: 'C001', decision: 'forget' })
  await desk.call('matching.setRules', { rules: { customer: [], item: [], supplier: [] } })
  const { snapshot } = await desk.pull()
  expect(customersOf(snapshot!)).not.toContain('C001')
  await desk.call('matching.decide', { ...pair, code, canonical: 'C001', decision: 'reject' })
  const { unmatched } = await desk.call('matching.list', {})
  const again = unmatched.find((one) => one.code === code)!
  expect(again.suggestions.map((one) => one.code)).not.toContain('C001')
})
