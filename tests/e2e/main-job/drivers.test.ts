/** Drivers made through the screen move the figures on it, and can be changed and undone there. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

const firm: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'firm_demand',
  period: '2027-02',
}

/** The plan is calculated and shown apart from what the test does. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 })

describe('drivers on the screen', () => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-drivers-'))
    opened = await browserShell.open(join(home, 'workspace'), 'en')
    desk = new WorkstationPage(opened.page, 'en')
    await desk.page.getByText(desk.text('plan.empty')).waitFor()
    await desk.pull()
    await desk.openFamily('Air fryers')
    await desk.cell(firm).waitFor()
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const field = (name: string) =>
    desk.page.getByLabel(desk.text(`drivers.${name}`), { exact: true })
  /** A figure above the plan, in whole units. */
  const figure = async (name: 'revenue' | 'shortage'): Promise<number> => {
    const shown = desk.page
      .locator('.key-figure')
      .filter({ hasText: desk.text(`plan.figure_${name}`) })
      .locator('dd > span')
    const text = (await shown.getAttribute('title')) ?? (await shown.innerText())
    return Number(text.replace(/[^\d.]/g, ''))
  }
  const showDrivers = (count: number) => desk.button('plan.scenarioDriverCount', { count }).click()
  const listed = (text: RegExp) => desk.page.getByRole('listitem').filter({ hasText: text })

  test('a deal won: what was likely is firm, and more is short', async () => {
    const [firmBefore, shortBefore] = [await desk.figure(firm), await figure('shortage')]
    await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
    await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill('Deal')
    await desk.newDriver('opportunity')
    await desk.choose(desk.text('drivers.opportunity'), 'OPP-0001')
    await desk.page
      .getByText(/61\.8M/)
      .first()
      .waitFor()
    await desk.button('drivers.add').click()
    await desk.button('scenarios.create').click()
    await desk.page.getByRole('tab', { name: 'Deal', selected: true }).waitFor()
    await desk.openFamily('Air fryers')
    await soon(() => desk.figure(firm)).toBeGreaterThan(firmBefore + 15_000)
    await soon(() => figure('shortage')).toBeGreaterThan(shortBefore)
  })

  test('less capacity on the line: more is short still', async () => {
    const before = await figure('shortage')
    await showDrivers(1)
    await desk.newDriver('capacity')
    await desk.choose(desk.text('drivers.resources'), 'L-AF')
    await desk.page.keyboard.press('Escape')
    await desk.button('drivers.add').click()
    await desk.page.getByText(desk.text('drivers.hoursMissing')).waitFor()
    await field('regularPercent').fill('-20')
    await desk.button('drivers.add').click()
    await listed(/Capacity of Air fryer line.*−20% regular hours/).waitFor()
    await soon(() => figure('shortage')).toBeGreaterThan(before)
  })

  test('a price 3 % higher: more revenue; changed to 1 %, less of it; undone, as before', async () => {
    const before = await figure('revenue')
    await desk.newDriver('price')
    await field('percent').fill('3')
    await desk.button('drivers.add').click()
    await listed(/\+3% price of everything/).waitFor()
    await soon(() => figure('revenue')).toBeGreaterThan(before)
    const dearer = await figure('revenue')
    const text = await listed(/\+3% price/)
      .locator('span')
      .first()
      .innerText()
    await desk.page
      .getByRole('button', { name: `${desk.text('drivers.editDriver')}: ${text}` })
      .click()
    await field('percent').fill('1')
    await desk.button('drivers.replace').click()
    await listed(/\+1% price of everything/).waitFor()
    await soon(() => figure('revenue')).toBeLessThan(dearer)
    expect(await figure('revenue')).toBeGreaterThan(before)
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: desk.text('plan.undo') }).click()
    await soon(() => figure('revenue')).toBe(dearer)
    await desk.page.getByRole('button', { name: desk.text('plan.undo') }).click()
    await soon(() => figure('revenue')).toBe(before)
  })
})
