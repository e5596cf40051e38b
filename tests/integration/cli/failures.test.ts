import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()

test.each(['plan', 'pull', 'verify', 'outbox', 'publish'])(
  '%s of a folder without a workspace fails and makes nothing',
  async (command) => {
    const folder = join(cli.folder, 'empty')
    mkdirSync(folder, { recursive: true })
    const { exit, document, errors } = await cli.json(command, folder)
    expect(exit).toBe(3)
    expect(document.error).toMatchObject({ code: 'WORKSPACE_MISSING', params: { folder } })
    expect(errors.trim()).toBe(document.error.message)
    expect(readdirSync(folder)).toEqual([])
  },
)

test('a file that is no workspace is named, by verify as well', async () => {
  const folder = join(cli.folder, 'damaged')
  mkdirSync(folder)
  writeFileSync(join(folder, 'workspace.sqlite'), 'not a database, but long enough to look at')
  expect(await cli.json('plan', folder)).toMatchObject({
    exit: 3,
    document: { error: { code: 'WORKSPACE_DAMAGED' } },
  })
  const verified = await cli.json('verify', folder)
  expect(verified).toMatchObject({ exit: 1, document: { ok: false } })
})

test('what cannot be pulled leaves the workspace as it was', async () => {
  const folder = join(cli.folder, 'unconnected')
  await cli.run(['init', folder])
  const gone = join(cli.folder, 'gone')
  const set = ['connect', folder, 'crm', '--type', 'files', '--set', `folder=${gone}`, '--source']
  expect((await cli.run(set)).exit).toBe(0)
  expect(await cli.json('pull', folder)).toMatchObject({
    exit: 3,
    document: { error: { code: 'FOLDER_MISSING' } },
  })
  expect((await cli.json('snapshots', folder)).document).toEqual([])
  expect(await cli.json('plan', folder)).toMatchObject({
    exit: 3,
    document: { error: { code: 'NO_PLAN' } },
  })
})

test.each([
  ['tryton', ['url=https://erp.example.com/', 'database=db', 'user=planner'], true],
  ['rest', ['url=https://erp.example.com/', 'mapping=leanx'], false],
  ['rest', ['url=https://erp.example.com/', 'mapping=leanx', 'auth=bearer'], true],
])('a password for %s with %j is asked for: %s', async (type, settings, asked) => {
  const folder = join(cli.folder, `asked-${type}-${settings.length}`)
  await cli.run(['init', folder])
  const connect = ['connect', folder, 'erp', '--type', type, '--set', ...settings]
  const done = await cli.run(connect, 'open sesame')
  expect(done.exit).toBe(0)
  expect(done.errors.includes('EVENKEEL_SECRET_ERP')).toBe(asked)
})

test('a password is asked for, and named nowhere', async () => {
  const folder = join(cli.folder, 'secret')
  await cli.run(['init', folder])
  const settings = ['url=http://127.0.0.1:9/odata', 'user=planner']
  const connect = ['connect', folder, 'erp', '--type', 'odata', '--set', ...settings]
  const done = await cli.run([...connect, '--json'], 'open sesame')
  expect(done.exit).toBe(0)
  expect(done.out + done.errors).not.toContain('open sesame')
  expect(done.errors).toContain('EVENKEEL_SECRET_ERP')
  expect((await cli.run([...connect, '--password', 'open sesame'])).exit).toBe(2)
})
