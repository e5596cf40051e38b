import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { copySample } from '../../support/changed-sample'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const code = 'LANTING appliance stores'

beforeAll(async () => {
  const source = join(cli.folder, 'source')
  const sample = await copySample(source)
  await sample.change('crm/opportunity', (row) =>
    row.customer === 'C001' ? { ...row, customer: code } : row,
  )
  expect((await cli.run(['init', workspace])).exit).toBe(0)
  const connect = ['connect', workspace, 'files', '--type', 'files', '--set', `folder=${source}`]
  expect((await cli.run(connect)).exit).toBe(0)
  await cli.run(['pull', workspace])
})

test('what could not be matched is listed with suggestions, and is a finding for the exit status', async () => {
  const listed = await cli.json('match', workspace)
  expect(listed.exit).toBe(1)
  const [unmatched, ...others] = listed.document.unmatched
  expect(others).toEqual([])
  expect(unmatched).toMatchObject({ entity: 'customer', connection: 'files', code })
  expect(unmatched.suggestions[0]).toMatchObject({ code: 'C001', reasons: ['same_name'] })
  const people = await cli.run(['match', workspace, '--lang', 'zh-CN'])
  expect(people.out).toContain('名称相同')
})

test('a pair is confirmed, listed and taken back; rules are set', async () => {
  const pair = ['customer', 'files', code, 'C001']
  expect((await cli.run(['match', workspace, 'confirm', ...pair])).exit).toBe(0)
  const listed = await cli.json('match', workspace)
  expect(listed.exit).toBe(0)
  expect(listed.document.identities).toMatchObject([{ code, canonical: 'C001', how: 'person' }])
  expect((await cli.run(['match', workspace, 'forget', ...pair])).exit).toBe(0)
  expect((await cli.run(['match', workspace, 'forget', ...pair])).exit).toBe(3)
  const set = await cli.json('match', workspace, 'rules', 'customer', 'code,name')
  expect(set.document).toEqual({ customer: ['code', 'name'], item: [], supplier: [] })
})

test('wrong use is told', async () => {
  expect((await cli.run(['match', workspace, 'rules', 'customer', 'guess'])).exit).toBe(2)
  expect((await cli.run(['match', workspace, 'confirm', 'site', 'files', 'a', 'b'])).exit).toBe(2)
  expect((await cli.run(['match', workspace, 'confirm', 'customer', 'files'])).exit).toBe(2)
})
