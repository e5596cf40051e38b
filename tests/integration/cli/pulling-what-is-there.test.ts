import { appendFileSync, cpSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { repository } from '../../support/shell-bundle'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli

/** A copy of the sample company, to be spoiled. */
function copyOfSample(name: string): string {
  const folder = join(cli.folder, name)
  cpSync(resolve(repository, 'resources/sample-company'), folder, { recursive: true })
  return folder
}

const connect = (name: string, folder: string, ...more: string[]) =>
  cli.json(...['connect', workspace, name, '--type', 'files', '--set', `folder=${folder}`], ...more)

const baseSnapshot = async () =>
  (await cli.json('scenario', workspace, 'list')).document.find(
    (one: { parent: string | null }) => one.parent === null,
  ).snapshot as string | null

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
})

test('a first pull without what a plan needs makes no plan; told how, it is taken', async () => {
  const folder = copyOfSample('first')
  rmSync(join(folder, 'erp/sourcing.csv'))
  await connect('first', folder)
  const held = await cli.json('pull', workspace, '--connection', 'first')
  expect(held).toMatchObject({ exit: 1, document: { held: true } })
  expect(held.errors).toContain('there is no plan yet, because:\n- Sourcing: not in the source')
  expect(await cli.json('plan', workspace)).toMatchObject({
    exit: 3,
    document: { error: { code: 'NO_PLAN' } },
  })
  expect((await cli.json('pull', workspace)).document.held).toBe(false)
})

test('a pull with half of its data missing leaves the plan where it is, until it is taken', async () => {
  const before = await baseSnapshot()
  const folder = copyOfSample('half')
  rmSync(join(folder, 'crm/customer.csv'))
  await connect('half', folder)
  const held = await cli.run(['pull', workspace, '--connection', 'half', '--lang', 'zh-CN'])
  expect(held.exit).toBe(1)
  expect(held.errors).toContain(`计划仍基于 ${before}，原因：\n- 客户：数据源中没有`)
  expect(held.out).toContain('错误')
  expect(held.out).toContain('缺少实体')
  expect(await baseSnapshot()).toBe(before)
  const [taken] = /--use (\S+)/.exec(held.errors)?.slice(1) ?? []
  const used = await cli.json('snapshots', workspace, '--use', taken ?? '')
  expect(used).toMatchObject({ exit: 0, document: { snapshot: taken, before } })
  expect(await baseSnapshot()).toBe(taken)
  await cli.run(['snapshots', workspace, '--use', before ?? ''])
  expect((await cli.run(['snapshots', workspace])).out).toMatch(new RegExp(`${before} .*yes`))
  expect(await cli.json('snapshots', workspace, '--use', 'none')).toMatchObject({
    exit: 3,
    document: { error: { code: 'SNAPSHOT_MISSING' } },
  })
})

test('a loop in the bill is put aside and named, and the plan is made', async () => {
  const folder = copyOfSample('loop')
  appendFileSync(join(folder, 'erp/bill_of_material.csv'), 'SF-B01,FG-RC01,1,0,\n')
  await connect('loop', folder)
  const pulled = await cli.json('pull', workspace, '--connection', 'loop')
  expect(pulled).toMatchObject({ exit: 1, document: { held: false, findings: { error: 1 } } })
  expect(pulled.document.examples).toMatchObject([
    { kind: 'loop_in_bill', value: expect.stringMatching(/^FG-RC01 → SF-B01 \(2\) → FG-RC01/) },
  ])
  expect((await cli.run(['plan', workspace])).exit).toBe(0)
})

test('findings are shown up to fifty, counted beyond, and listed on demand', async () => {
  const folder = copyOfSample('many')
  const bad = Array.from({ length: 70 }, (_, at) => `SF-B01,NONE-${at},1,0,\n`).join('')
  appendFileSync(join(folder, 'erp/bill_of_material.csv'), bad)
  await connect('many', folder)
  const pulled = await cli.run(['pull', workspace, '--connection', 'many'])
  expect(pulled.exit).toBe(1)
  expect(pulled.out.match(/Unknown reference/g)).toHaveLength(50)
  expect(pulled.out).toContain('… 20 more')
  const [snapshot = ''] = /--findings (\S+)"/.exec(pulled.out)?.slice(1) ?? []
  const all = await cli.json('snapshots', workspace, '--findings', snapshot)
  expect(all).toMatchObject({ exit: 0, document: { snapshot, total: 70 } })
  expect(all.document.findings).toHaveLength(70)
  const some = await cli.run(['snapshots', workspace, '--findings', snapshot, '--limit', '5'])
  expect(some.out.match(/Error /g)).toHaveLength(5)
  expect(some.out).toContain('… 65 more')
})

test('a folder is meant from where it is typed; the sample and the target are kept as they are', async () => {
  const folder = join(cli.folder, 'many')
  const typed = relative(process.cwd(), folder)
  const saved = await connect('typed', typed, '--set', 'target=out')
  expect(saved.document.connection.settings).toEqual({ folder, target: 'out' })
  const sample = await connect('typed', '@sample')
  expect(sample.document.connection.settings).toEqual({ folder: '@sample' })
})

test('a connection that does not answer is saved, but becomes neither source nor target', async () => {
  const gone = join(cli.folder, 'gone')
  const tested = await connect('gone', gone, '--source', '--target', '--test')
  expect(tested).toMatchObject({
    exit: 1,
    document: {
      connection: { name: 'gone' },
      source: 'files',
      target: 'files',
      identity: null,
      error: { code: 'FOLDER_MISSING' },
    },
  })
  const empty = join(cli.folder, 'empty')
  await cli.run(['init', empty])
  const first = ['connect', empty, 'first', '--type', 'files', '--set', `folder=${gone}`]
  const said = await cli.run([...first, '--test'])
  expect(said.exit).toBe(1)
  expect(said.out).toContain('saved, but its test failed')
  expect(said.errors).toContain(gone)
  const invalid = ['connect', empty, 'x', '--type', 'files', '--set', 'colour=red', '--test']
  expect((await cli.run(invalid)).exit).toBe(3)
  const good = await connect('good', '@sample', '--source', '--test')
  expect(good).toMatchObject({ exit: 0, document: { source: 'good', target: 'files' } })
})

test('the language of the workspace is spoken, unless another is asked for', async () => {
  const folder = join(cli.folder, 'chinese')
  await cli.run(['init', folder, '--lang', 'zh-CN'])
  expect((await cli.run(['snapshots', folder])).out).toContain('还没有快照')
  expect((await cli.run(['plan', folder])).errors).toContain('尚未')
  expect((await cli.run(['snapshots', folder, '--lang', 'en'])).out).toContain('No snapshot yet')
})

test('what the program does not take is said by the option, not by its calls', async () => {
  const month = ['--period', '2026-12', '--value', '1', '--where', 'family=air_fryer']
  const long = 'x'.repeat(3000)
  const wrong = await cli.json(
    'edit',
    workspace,
    ...month,
    '--measure',
    'override',
    '--reason',
    long,
  )
  expect(wrong).toMatchObject({
    exit: 2,
    document: { error: { code: 'INVALID_PARAMETERS', params: { option: 'reason' } } },
  })
  expect(wrong.errors).not.toMatch(/planning\.|Too |expected/)
  const nameless = await cli.json('scenario', workspace, 'create', ' ', '--lang', 'zh-CN')
  expect(nameless).toMatchObject({ exit: 2, document: { error: { params: { argument: 'name' } } } })
  expect(nameless.errors).toBe('有一个参数的值无法使用：名称。\n')
})
