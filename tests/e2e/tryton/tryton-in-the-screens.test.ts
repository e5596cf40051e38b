/** A person connects to a Tryton server, hears what is wrong, pulls from it, plans, and publishes a decision into it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PlanInTryton } from '../../support/tryton/plan-in-tryton'
import { startTryton, type TrytonServer, trytonMissing } from '../../support/tryton/tryton-server'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

// Tryton itself computes stock and moves for a pull and a publication: as long as that takes.
vi.setConfig({ testTimeout: 240_000 })

const words = {
  en: { planner: 'Lin Yue', chair: 'Chen Wei' },
  'zh-CN': { planner: '林悦', chair: '陈伟' },
} satisfies Record<Language, object>
// Pictures are looked at in both languages.
const language: Language = process.env.EVENKEEL_LOOK_IN === 'zh-CN' ? 'zh-CN' : 'en'
const { planner, chair } = words[language]
/** As Tryton's category is called. */
const airFryers = 'air_fryer'

describe.skipIf(trytonMissing)(`Tryton in the screens ${trytonMissing ?? ''}`, () => {
  let home: string
  let server: TrytonServer
  let opened: Opened
  let desk: WorkstationPage
  let row: Locator
  /** The month after the current one: nothing of it is fenced. */
  let demand: CellAt

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-tryton-'))
    server = await startTryton()
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    row = opened.page.locator('.connection').filter({ hasText: 'tryton-erp' })
  })
  afterAll(async () => {
    await opened?.close()
    await server?.stop()
    await rm(home, { recursive: true, force: true })
  })

  const look = async (name: string) => {
    const folder = process.env.EVENKEEL_LOOK
    if (folder) await opened.page.screenshot({ path: join(folder, `${language}-${name}.png`) })
  }
  const form = () => opened.page.getByRole('dialog')
  const field = (key: string) => form().getByLabel(desk.text(`data.field_${key}`), { exact: true })
  const choose = async (key: string, value: string) => {
    await field(key).click()
    await opened.page
      .locator('.ant-select-item-option')
      .filter({ hasText: desk.text(value) })
      .click()
  }
  const menu = async (entry: string) => {
    await desk.button('data.connectionActions', { name: 'tryton-erp' }).click()
    await opened.page.getByRole('menuitem', { name: desk.text(entry) }).click()
  }
  const save = async () => {
    await form()
      .getByRole('button', { name: desk.text('app.save') })
      .click()
    await form().waitFor({ state: 'hidden' })
  }

  test('the form asks for server, database and user, and the test says what is wrong', async () => {
    await desk.show('data')
    await desk.button('data.newConnection').click()
    await field('name').fill('tryton-erp')
    await choose('type', 'data.type_tryton')
    await field('url').fill(server.url)
    await field('database').fill(server.database)
    await field('user').fill(server.user)
    await choose('publish', 'data.choice_forecasts')
    await field('warehouse').fill('W01')
    await field('secret').fill('wrong')
    await look('1-form')
    await save()
    await row.getByRole('button', { name: desk.text('data.test'), exact: true }).click()
    await row.locator('.bad').waitFor()
    await look('2-refused')
    await menu('app.edit')
    await field('secret').fill(server.password)
    await save()
    await row.getByRole('button', { name: desk.text('data.test'), exact: true }).click()
    await row.getByText(/Tryton 6\.0/).waitFor()
    await look('3-reached')
  })

  test('it becomes source and target, is pulled, and the plan stands on it', async () => {
    await menu('data.useAsSource')
    await row.getByText(desk.text('data.isSource')).first().waitFor()
    await menu('data.useAsTarget')
    await row.getByText(desk.text('data.isTarget')).first().waitFor()
    await desk.button('data.pullNow').click()
    await look('4-pulling')
    await desk.button('data.goToPlan').waitFor({ timeout: 170_000 })
    await look('5-pulled')
    await desk.button('data.goToPlan').click()
    await desk.openFamily(airFryers)
    const column = await desk
      .grid('demand')
      .locator('.ag-cell[col-id^="p:"]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('col-id') ?? '').sort())
    const now = new Date().toISOString().slice(0, 7)
    const period = column.find((id) => id > `p:${now}`)?.slice(2) ?? ''
    demand = { side: 'demand', node: 'family=air_fryer', measure: 'consensus_demand', period }
    expect(await desk.figure(demand)).toBeGreaterThan(0)
    await look('6-plan')
  })

  test('a planner writes more demand in a scenario, which is proposed and approved', async () => {
    await opened.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
    await opened.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill('+20 %')
    await desk.newDriver('demand_percent')
    await opened.page.getByLabel(desk.text('drivers.percent'), { exact: true }).fill('20')
    await desk.button('drivers.add').click()
    await desk.button('scenarios.create').click()
    await opened.page.getByRole('tab', { name: '+20 %', selected: true }).waitFor()
    await desk.openFamily(airFryers)
    await look('7-scenario')
    await desk.show('compare')
    await desk.button('scenarios.propose').waitFor()
    await look('8-compare')
    await desk.propose({
      question: '+20 %?',
      choice: '+20 %',
      reason: '+20 %',
      owner: planner,
      due: '2026-12-15',
    })
    await look('9-proposed')
    await desk.actAs(chair)
    await desk.approve()
    await look('10-approved')
  })

  test('it goes out to Tryton, which holds the forecasts, and the screen says so', async () => {
    await desk.show('publishing')
    await opened.page
      .getByText(desk.text('publishing.state_acknowledged'))
      .first()
      .waitFor({ timeout: 170_000 })
    await look('11-published')
    await desk.button('publishing.lookUp').click()
    await form().getByText('+20 %?').first().waitFor()
    await look('12-looked-up')
    const inTryton = new PlanInTryton(server.asAdministrator)
    expect(await inTryton.records()).toHaveLength(1)
    expect((await inTryton.forecasts()).length).toBeGreaterThan(0)
  })
})
