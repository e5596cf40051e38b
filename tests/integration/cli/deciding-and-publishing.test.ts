import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli

beforeAll(async () => {
  await cli.run(['init', workspace, '--sample'])
  await cli.run(['pull', workspace])
})

const draft = (question: string) => [
  ...['decision', workspace, 'create', '--question', question, '--option', 'base'],
  ...['--choice', 'base', '--reason', 'It fits.', '--owner', 'Zhao Qiang', '--due', '2026-12-15'],
]

test('a decision is drafted, proposed, approved by the chair only, and published', async () => {
  const made = await cli.json(...draft('Agree the plan?'))
  expect(made.document).toMatchObject({ number: 1, state: 'draft', owner: 'zhao-qiang' })
  expect((await cli.json('decision', workspace, 'propose', '1')).document.state).toBe('proposed')
  const refused = await cli.json('decision', workspace, 'approve', '1')
  expect(refused).toMatchObject({ exit: 3, document: { error: { code: 'NOT_ALLOWED' } } })
  expect(refused.errors).toContain('Demand planner')
  const dry = await cli.json('publish', workspace, '--dry-run')
  expect(dry.document.wouldSend).toBe(0)
  const approved = await cli.json('decision', workspace, 'approve', '#1', '--as', 'chair')
  expect(approved.document).toMatchObject({ state: 'approved', decidedBy: 'chen-wei' })
  expect((await cli.json('publish', workspace, '--dry-run')).document.wouldSend).toBe(1)
  const sent = await cli.json('publish', workspace)
  expect(sent).toMatchObject({ exit: 0, document: { acknowledged: 1, waiting: 0 } })
  const lookedUp = await cli.json('outbox', workspace, '--look-up', '1')
  expect(lookedUp.document.document.decision.hash).toBe(approved.document.hash)
  expect((await cli.json('publish', workspace)).document.acknowledged).toBe(0)
  const shown = await cli.run(['decision', workspace, 'show', 'Agree the plan?'])
  expect(shown.out).toContain('Published')
})

test('a decision is rejected with what was said', async () => {
  await cli.run(draft('Something else?'))
  await cli.run(['decision', workspace, 'propose', '2'])
  const rejected = await cli.json(
    ...['decision', workspace, 'reject', '2', '--as', 'chen-wei', '--note', 'Not now.'],
  )
  expect(rejected.document.events.at(-1)).toMatchObject({ state: 'rejected', note: 'Not now.' })
  expect((await cli.run(['decision', workspace, 'list', '--lang', 'zh-CN'])).out).toContain('编号')
})

test('an incomplete decision says what is missing', async () => {
  const made = await cli.json(
    'decision',
    workspace,
    'create',
    '--question',
    'Half?',
    '--option',
    'base',
  )
  const refused = await cli.json('decision', workspace, 'propose', made.document.decision)
  expect(refused).toMatchObject({
    exit: 3,
    document: {
      error: { code: 'DECISION_INCOMPLETE', params: { fields: 'choice, reason, owner, due' } },
    },
  })
  expect(refused.errors).toContain('Choice, Reason, Owner, Due')
})

test('with the target away it waits and says so; when the target is back it goes out once', async () => {
  const drive = join(cli.folder, 'drive')
  const target = join(drive, 'plans')
  const connected = await cli.json(
    ...['connect', workspace, 'drive', '--type', 'files'],
    ...['--set', `folder=${cli.folder}`, `target=${target}`, '--target'],
  )
  expect(connected.document).toMatchObject({ target: 'drive', connection: { name: 'drive' } })
  const { document } = await cli.json(...draft('While away?'))
  await cli.run(['decision', workspace, 'propose', document.decision])
  await cli.run(['decision', workspace, 'approve', document.decision, '--as', 'chair'])
  const waits = await cli.json('publish', workspace)
  expect(waits).toMatchObject({ exit: 1, document: { acknowledged: 0, waiting: 1 } })
  expect(waits.document.entries[0].error).toMatchObject({ code: 'FOLDER_MISSING' })
  const waiting = await cli.run(['outbox', workspace])
  expect(waiting.out).toContain('missing or cannot be reached')
  expect(waiting.out).toContain('sent by the next "evenkeel publish"')
  mkdirSync(drive)
  expect(await cli.json('publish', workspace)).toMatchObject({
    exit: 0,
    document: { acknowledged: 1, waiting: 0 },
  })
  expect(
    readdirSync(target, { withFileTypes: true }).filter((one) => one.isDirectory()),
  ).toHaveLength(1)
})
