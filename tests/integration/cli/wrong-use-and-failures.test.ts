import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '@main/cli/command-table'
import { expect, test } from 'vitest'
import { useCli } from './run-cli'

const cli = useCli()

test.each(commands.map((command) => [command.name]))('%s --help has an example', async (name) => {
  const help = await cli.run([name, '--help', '--lang', 'zh-CN'])
  expect(help).toMatchObject({ exit: 0, errors: '' })
  expect(help.out).toContain(`示例：evenkeel ${name} `)
})

test('without a command, and with --help, every command is listed', async () => {
  const nothing = await cli.run([])
  expect(nothing).toMatchObject({ exit: 2, out: '' })
  const help = await cli.run(['--help'])
  expect(help.exit).toBe(0)
  for (const { name } of commands) expect(help.out).toContain(`  ${name} `)
})

test.each([
  [['fly', 'x'], 'no command "fly"'],
  [['plan'], 'argument is missing'],
  [['plan', 'x', 'y'], 'too many: y'],
  [['plan', 'x', '--sideways'], '--sideways'],
  [['plan', 'x', '--lang', 'fr'], 'not "fr"'],
  [['scenario', 'x', 'merge', 'y'], '"merge" is not available yet'],
  [['scenario', 'x', 'fold', 'y'], 'fold'],
  [['scenario', 'x', 'drive', 'y', '--from', '2026-12', '--to', '2027-01'], 'either --demand'],
  [['edit', 'x', '--measure', 'override', '--period', '2026-13', '--value', '1'], '2026-13'],
  [
    ['edit', 'x', '--where', 'north', '--measure', 'm', '--period', '2026-12', '--value', '1'],
    'name=value',
  ],
  [['connect', 'x', 'erp', '--type', 'fax'], 'files, odata'],
  [['decision', 'x', 'create', '--question', 'Q'], '--option is needed'],
] as const)('%j is wrong use', async (args, said) => {
  const wrong = await cli.run([...args])
  expect(wrong).toMatchObject({ exit: 2, out: '' })
  expect(wrong.errors).toContain(said)
  expect(wrong.errors).toContain('Usage: evenkeel')
})

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

test('a password comes from standard input and is written nowhere', async () => {
  const folder = join(cli.folder, 'secret')
  await cli.run(['init', folder])
  const settings = ['url=http://127.0.0.1:9/odata', 'user=planner']
  const connect = ['connect', folder, 'erp', '--type', 'odata', '--set', ...settings]
  const done = await cli.run([...connect, '--json'], { input: 'open sesame\n' })
  expect(done.exit).toBe(0)
  expect(done.out + done.errors).not.toContain('open sesame')
  expect(done.errors).toContain('EVENKEEL_SECRET_ERP')
  const refused = await cli.run([...connect, '--password', 'open sesame'])
  expect(refused.exit).toBe(2)
})
