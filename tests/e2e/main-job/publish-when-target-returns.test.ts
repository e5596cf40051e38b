/** Publishing to a server that is away: the record waits and says so; when the server is there it goes out once. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SampleServer, startSampleServer } from '@main/sample-server/start-sample-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFolder } from '../../support/sample-source'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

const password = 'evenkeel'
let home: string
let port: number
let opened: Opened
let desk: WorkstationPage
let server: SampleServer | undefined

/** A port that nobody listens on yet. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-away-'))
  port = await freePort()
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await server?.close()
  await rm(home, { recursive: true, force: true })
})

test('the server becomes the target, with its password', async () => {
  await desk.show('data')
  const more = desk.button('data.connectionActions', { name: 'odata' })
  const item = (key: string) => desk.page.getByRole('menuitem', { name: desk.text(key) })
  await more.click()
  await item('app.edit').click()
  const form = desk.page.getByRole('dialog')
  await form.getByLabel(desk.text('data.field_url')).fill(`http://127.0.0.1:${port}/odata`)
  await form.getByLabel(desk.text('data.field_secret'), { exact: true }).fill(password)
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.page.getByText(desk.text('data.secretNotKept')).waitFor()
  await more.click()
  await item('data.useAsTarget').click()
  await desk.page
    .locator('.connection')
    .filter({ hasText: 'odata' })
    .getByText(desk.text('data.isTarget'))
    .first()
    .waitFor()
})

test('an approved record waits, says why, and nothing is lost', async () => {
  await desk.show('plan')
  await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
  await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill('More')
  await desk.button('scenarios.create').click()
  await desk.page.getByRole('tab', { name: 'More', selected: true }).waitFor()
  await desk.show('compare')
  await desk.propose({
    question: 'Plan more?',
    choice: 'More',
    reason: 'Demand',
    owner: 'Lin Yue',
    due: '2026-12-15',
  })
  await desk.actAs('Chen Wei')
  await desk.approve()
  await desk.show('publishing')
  await desk.page.getByText('cannot be reached').first().waitFor()
  await desk.page.getByText(desk.text('publishing.state_waiting')).first().waitFor()
})

test('when the server is there it goes out once, and is found there', async () => {
  server = await startSampleServer({ port, folder: sampleFolder, password })
  await desk.button('publishing.sendNow').click()
  await desk.page.getByText(desk.text('publishing.state_acknowledged')).first().waitFor()
  await desk.button('publishing.lookUp').click()
  const drawer = desk.page.getByRole('dialog')
  await drawer.getByText('Plan more?').first().waitFor()
  const authorization = `Basic ${Buffer.from(`planner:${password}`).toString('base64')}`
  const answer = await fetch(`http://127.0.0.1:${port}/odata/DecisionRecords/$count`, {
    headers: { authorization },
  })
  expect(Number(await answer.text())).toBe(1)
})
