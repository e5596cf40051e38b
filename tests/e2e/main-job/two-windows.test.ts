/** Two windows on one workspace follow each other; a second program on it is refused and says who has it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repository } from '../../support/shell-bundle'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let workspace: string
let opened: Opened
let first: WorkstationPage

const total: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-two-'))
  workspace = join(home, 'workspace')
  opened = await browserShell.open(workspace, 'en')
  first = new WorkstationPage(opened.page, 'en')
  await first.pull()
  await first.openFamily('Air fryers')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('what is typed in one window is seen in the other', async () => {
  const page = await opened.page.context().newPage()
  await page.goto(new URL('/', opened.page.url()).href)
  const second = new WorkstationPage(page, 'en')
  await second.openFamily('Air fryers')
  await first.type(total, '88000')
  await second.cell(total).filter({ hasText: '88,000' }).waitFor()
  await second.type(total, '77000')
  await first.cell(total).filter({ hasText: '77,000' }).waitFor()
  await page.close()
})

test('a second program on the workspace is refused, and told which process has it', async () => {
  const child = spawn(process.execPath, [
    join(repository, 'out/main/cli.js'),
    ...['plan', workspace, '--lang', 'zh-CN'],
  ])
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [status] = (await once(child, 'exit')) as [number]
  expect(status).toBe(3)
  expect(said).toContain(workspace)
  expect(said).toMatch(/\d{2,}/)
  expect(said).toMatch(/[一-龥]/)
  expect(await first.figure(total)).toBe(77_000)
})
