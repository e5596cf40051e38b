import { commands } from '@main/cli/command-table'
import { runCommandLine } from '@main/cli/run-command-line'
import { expect, test } from 'vitest'
import { listeningTerminal } from './cli-in-process'

/** Nothing may be opened: what is wrong is found before. */
async function run(...args: string[]) {
  const { said, terminal } = listeningTerminal()
  const unwanted = () => {
    throw new Error('opened')
  }
  const exit = await runCommandLine(args, {
    terminal,
    resources: '',
    planningWorker: '',
    createCore: unwanted,
    initWorkspace: unwanted,
    verifyWorkspace: unwanted,
    checkFiles: unwanted,
    languageOf: () => undefined,
    hasWorkspace: unwanted,
  })
  return { exit, ...said }
}

test.each(commands.map(({ name }) => [name]))('%s --help has an example', async (name) => {
  const help = await run(name, '--help', '--lang', 'zh-CN')
  expect(help).toMatchObject({ exit: 0, errors: '' })
  expect(help.out).toContain(`示例：evenkeel ${name} `)
  expect(help.out).not.toMatch(/commandLine|about_/)
})

test('every command of the first issue is there', () => {
  const first =
    'init demo connect pull plan edit undo redo history scenario decision publish outbox verify'
  const names = commands.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(first.split(' ')))
})

test('without a command, and with --help, every command is listed', async () => {
  const nothing = await run()
  expect(nothing).toMatchObject({ exit: 2, out: '' })
  const help = await run('--help')
  expect(help.exit).toBe(0)
  for (const { name } of commands) expect(help.out).toContain(`  ${name} `)
})

const edit = ['edit', 'x', '--measure', 'override', '--value', '1']
test.each([
  [['fly', 'x'], 'no command "fly"'],
  [['plan'], 'argument is missing'],
  [['plan', 'x', 'y'], 'too many: y'],
  [['plan', 'x', '--sideways'], 'no option --sideways here'],
  [['plan', 'x', '--scenario'], '--scenario needs a value'],
  [['plan', 'x', '--json=yes'], '--json takes no value'],
  [['history', 'x', '--limit', '0'], 'whole number from 1 to 10000, not "0"'],
  [['snapshots', 'x', '--use', 'a', '--findings', 'a'], 'exclude each other'],
  [['snapshots', 'x', '--limit', '3'], '--findings is needed'],
  [['plan', 'x', '--lang', 'fr'], 'not "fr"'],
  [['scenario', 'x', 'merge', 'y'], 'The option --into is needed'],
  [['scenario', 'x', 'fold', 'y'], 'fold'],
  [['scenario', 'x', 'constructor'], 'constructor'],
  [
    ['scenario', 'x', 'drive', 'y', '--from', '2026-12', '--to', '2027-01'],
    'exactly one of --demand',
  ],
  [['scenario', 'x', 'drive', 'y', '--demand', 'much'], 'not "much"'],
  [[...edit, '--period', '2026-13'], '2026-13'],
  [[...edit, '--period', '2026-12..2026-11'], '2026-12..2026-11'],
  [[...edit, '--period', '2026-12', '--where', 'north'], 'name=value'],
  [[...edit, '--period', '2026-12', '--rule', 'fair'], 'proportional, history, equal'],
  [['connect', 'x', 'erp', '--type', 'fax'], 'files, odata'],
  [['decision', 'x', 'create', '--question', 'Q'], '--option is needed'],
])('%j is wrong use', async (args, said) => {
  const wrong = await run(...args)
  expect(wrong).toMatchObject({ exit: 2, out: '' })
  expect(wrong.errors).toContain(said)
  expect(wrong.errors).toContain('Usage: evenkeel')
})

test.each([
  [['plan', 'x', '--sideways'], '这里没有选项 --sideways。'],
  [['plan', 'x', '--scenario'], '选项 --scenario 需要一个值'],
  [['history', 'x', '--limit', '0'], '1 到 10000 之间的整数'],
])('%j is said in Chinese where that is spoken', async (args, said) => {
  const wrong = await run(...args, '--lang', 'zh-CN')
  expect(wrong.errors).toContain(said)
  expect(wrong.errors.split('\n')[0]).not.toMatch(/[A-Za-z]{3,} [A-Za-z]{3,}/)
})

test('with --json wrong use is a document as well', async () => {
  const wrong = await run('history', 'x', '--limit', 'many', '--json')
  expect(wrong.exit).toBe(2)
  expect(JSON.parse(wrong.out)).toEqual({
    error: {
      code: 'WRONG_USE',
      params: { problem: 'not_a_number', option: 'limit', value: 'many' },
      message: '--limit takes a number, not "many".',
    },
  })
  expect(wrong.errors).toContain('Usage: evenkeel')
  expect(JSON.parse((await run('--json')).out).error.params.problem).toBe('argument_missing')
})
