/** The process owner decides how deals count and who may override; a planner sees a big deal won and is held to the policy. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

const owner: Record<Language, string> = { en: 'Zhou Min', 'zh-CN': '周敏' }
const planner: Record<Language, string> = { en: 'Lin Yue', 'zh-CN': '林悦' }
const bigDeal: Record<Language, string> = {
  en: 'Lanting Appliance Stores: nationwide supply 2027',
  'zh-CN': '澜庭家电连锁2027年度全国门店集采',
}
const kettles: Record<Language, string> = { en: 'Kettles', 'zh-CN': '电水壶' }

describe.each<Language>(['en', 'zh-CN'])('layers of demand in %s', (language) => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-layers-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    await desk.pull()
    await desk.actAs(owner[language])
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const total = async (key: string) =>
    (await desk.page.locator(`[data-total="${key}"] dd`).innerText()).trim()
  const labelled = (key: string, values: Record<string, unknown> = {}) =>
    desk.page.getByLabel(desk.text(`layers.${key}`, values), { exact: true })
  const save = async () => {
    const saved = desk.page.getByText(desk.text('layers.saved')).last()
    await desk.page.locator('.save-policy button:enabled').click()
    await saved.waitFor()
  }

  test('conversion is shown with its counts, and own history and a bound for big deals move the pipeline', async () => {
    await desk.show('layers')
    const stage = desk.page.locator(`[data-class='["negotiate",null,null,null]']`)
    await stage.waitFor()
    expect(await stage.locator('td').allInnerTexts()).toEqual(
      expect.arrayContaining(['78', '47', '60.3%']),
    )
    await stage.locator('th').getByRole('button').click()
    await desk.page.locator(`[data-class='["negotiate",0,null,null]']`).waitFor()
    expect(await total('apart')).toBe('0')
    const before = await total('expected')
    await desk.page
      .locator('.ant-segmented-item')
      .getByText(desk.text('layers.probabilities_calibrated'), { exact: true })
      .click()
    await labelled('apartFrom').fill('20000000')
    await save()
    await expect.poll(() => total('apart'), { timeout: 30_000 }).toBe('1')
    expect(await total('expected')).not.toBe(before)
    const row = desk.page.locator('[data-deal="OPP-0001"]')
    expect(await row.innerText()).toContain(desk.text('layers.notCounted'))
  })

  test('what past promotions did is assumed for a planned one with a click', async () => {
    const row = desk.page.locator('[data-event="EV-14"]')
    await row.scrollIntoViewIfNeeded()
    await row.getByRole('button').click()
    await desk.page.getByText(desk.text('layers.assumed')).waitFor()
    await row.getByText(desk.text('layers.assumedAlready')).waitFor()
    expect(await row.getByRole('button').isDisabled()).toBe(true)
  })

  test('an event of our own lifts the plan, and a figure from outside is tried', async () => {
    const of = (key: string) => desk.text(`outside.${key}`)
    const { page } = desk
    await desk.button('outside.addEvent').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(of('code'), { exact: true }).fill('FAIR')
    await dialog.getByLabel(of('name'), { exact: true }).fill('Trade fair')
    await dialog.getByLabel(of('from'), { exact: true }).fill('2027-03')
    await dialog.getByLabel(of('to'), { exact: true }).fill('2027-03')
    await dialog.getByLabel(of('percent'), { exact: true }).fill('15')
    await dialog.getByRole('button', { name: of('addEvent') }).click()
    const event = page.locator('[data-event="FAIR"]')
    await event.waitFor({ timeout: 60_000 })
    expect(await event.innerText()).toContain('15')
    await desk.button('outside.addDriver').click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(of('code'), { exact: true }).fill('PMI')
    await drawer.getByLabel(of('name'), { exact: true }).fill('PMI')
    const months = Array.from(
      { length: 36 },
      (_, t) => `${2024 + Math.floor(t / 12)}-${(t % 12) + 1}`,
    )
    await drawer
      .getByLabel(of('values'), { exact: true })
      .fill(months.map((month, t) => `${month}\t${50 + ((t * 7) % 5)}`).join('\n'))
    await drawer.getByText(desk.text('outside.valuesRead', { count: 36 })).waitFor()
    await drawer.getByRole('button', { name: desk.text('layers.save') }).click()
    const figure = page.locator('[data-driver="PMI"]')
    await figure.getByText(of('notFound')).waitFor({ timeout: 60_000 })
  })

  test('a limit on overrides is set for a family, and refuses what goes beyond it', async () => {
    await desk.show('settings')
    await desk.button('layers.addRule').click()
    const table = desk.page.getByRole('table', { name: desk.text('layers.consensus') })
    const rule = table.locator('tbody tr').last()
    await rule.getByLabel(desk.text('layers.family'), { exact: true }).click()
    await desk.page.locator('.ant-select-dropdown:visible').getByText(kettles[language]).click()
    const field = desk.text('layers.ruleField', {
      field: desk.text('layers.capPercent'),
      family: kettles[language],
    })
    await rule.getByLabel(field).fill('20')
    await save()
    await desk.actAs(planner[language])
    await desk.show('plan')
    await desk.openFamily(kettles[language])
    const at = {
      side: 'demand',
      node: 'family=kettle',
      measure: 'consensus_demand',
      period: '2027-03',
    } as const
    await desk.cell(at).click()
    await desk.page.keyboard.type('*2')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(/20 %/).first().waitFor()
    expect(await desk.savedAt()).toBe('')
  })

  test('a click sees the big deal won, in a scenario of its own', async () => {
    await desk.show('layers')
    await desk.page
      .getByRole('button', { name: desk.text('layers.if_won_of', { deal: bigDeal[language] }) })
      .click()
    const name = desk.text('layers.scenario_won', { deal: bigDeal[language] })
    await desk.page.getByRole('tab', { name: new RegExp(name.slice(0, 12)) }).waitFor()
    await desk.grid('demand').waitFor()
  })

  test('indicators tell the value added by class', async () => {
    await desk.show('indicators')
    const table = desk.page.getByRole('table', { name: desk.text('layers.valueAdded') })
    await table.locator('[data-item-class="AX"]').waitFor()
    expect(await table.innerText()).not.toContain('NaN')
  })
})
