/** "Why is this number so", asked on the screen: what limits a short cell, who wrote a number, what makes two plans differ. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, rowOf, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const panel = () => desk.page.getByRole('complementary', { name: desk.text('why.title') })

/** The boards wait for a chip that cannot be had in time. */
const boards: CellAt = {
  side: 'supply',
  node: 'family=semi_finished',
  measure: 'constrained_supply',
  period: '2026-12',
}
const demand: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-why-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('a short cell names the component that limits it, and leads there', async () => {
  await desk.openFamily('Semi-finished goods')
  await desk.cell(boards).click()
  await desk.page.keyboard.press('Alt+W')
  await panel().getByText('The sum of its parts.').waitFor()
  await panel()
    .getByText(/RM-MCU01 Touch controller chip runs short in Dec 26/)
    .waitFor()
  // The component is not among the rows shown: the panel tells of it instead.
  await panel()
    .getByRole('button', { name: desk.text('why.goTo'), exact: true })
    .click()
  await panel()
    .getByText(/RM-MCU01 · Dec 26/)
    .waitFor()
  await panel().getByText('Available supply − independent demand').waitFor()
  await panel()
    .getByRole('button', { name: /^Show what it is made of: Available supply/ })
    .click()
  await panel().getByText('Stock of the month before + receipts').waitFor()
  await panel()
    .getByRole('button', { name: /^Show what it is made of: Receipts in transit/ })
    .click()
  await panel().getByText('Read from the data.').waitFor()
  await panel().getByText('Shipments in transit', { exact: true }).waitFor()
})

test('after an edit the panel tells person, reason and what was typed', async () => {
  await desk.openFamily('Air fryers')
  await desk.page.getByLabel(desk.text('plan.reason')).fill('Listing in the north')
  await desk.type(demand, '+10%')
  await desk.cell(demand).click()
  const unpin = panel().getByRole('button', { name: desk.text('why.unpin') })
  if ((await unpin.count()) > 0) await unpin.click()
  await panel().getByText('Reason: Listing in the north').waitFor()
  await panel()
    .getByText(/^\+10% for Consensus demand of/)
    .waitFor()
  const edits = await panel().innerText()
  expect(edits).toContain('Lin Yue')
  await panel().getByText('Overrides beyond the layers').waitFor()
  await desk.page.getByRole('toolbar').getByRole('button', { name: 'Undo', exact: true }).click()
  await panel().getByText('Reason: Listing in the north').waitFor({ state: 'hidden' })
})

test('an input goes to its row in the grid', async () => {
  await desk.cell({ ...demand, measure: 'revenue' }).click()
  await panel().getByRole('button', { name: 'Planned shipments', exact: true }).click()
  await desk.page
    .locator(`${rowOf('family=air_fryer', 'planned_shipments')} .ag-cell-focus`)
    .waitFor()
})

test('a changed figure of a comparison opens what makes it up', async () => {
  await desk.button('plan.newScenario').click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel(desk.text('scenarios.name')).fill('Bold')
  await dialog.getByRole('button', { name: desk.text('scenarios.create') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.type(demand, '+30%')
  await desk.show('compare')
  await desk.page.getByTitle(desk.text('why.differentHint')).first().click()
  const drawer = desk.page.getByRole('dialog')
  await drawer.getByText(/^\+30% for Consensus demand of/).waitFor()
  await drawer.getByText(/Lin Yue/).waitFor()
})
