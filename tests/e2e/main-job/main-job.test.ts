/** From an empty workspace to a published decision, through the screen, in both shells and both languages. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  browserShell,
  desktopShell,
  type Opened,
  type Shell,
} from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

interface Words {
  readonly airFryers: string
  readonly customer: string
  readonly planner: string
  readonly chair: string
}

const words: Record<Language, Words> = {
  en: { airFryers: 'Air fryers', customer: 'C001', planner: 'Lin Yue', chair: 'Chen Wei' },
  'zh-CN': { airFryers: '空气炸锅', customer: 'C001', planner: '林悦', chair: '陈伟' },
}

const cases: readonly (readonly [Shell, Language])[] = [
  [browserShell, 'en'],
  [desktopShell, 'zh-CN'],
]

const total: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}
const dependants: readonly CellAt[] = [
  { ...total, measure: 'override' },
  { ...total, side: 'supply', measure: 'independent_demand' },
]

describe.each(cases)('the main job in the $name', (shell, language) => {
  let home: string
  let workspace: string
  let opened: Opened
  let desk: WorkstationPage
  const { airFryers, chair, customer, planner } = words[language]

  const open = async () => {
    opened = await shell.open(workspace, language)
    desk = new WorkstationPage(opened.page, language)
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-job-'))
    workspace = join(home, 'workspace')
    await open()
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  test(`opens on the sample company in ${language} and pulls it`, async () => {
    await desk.page.getByText(desk.text('plan.empty')).waitFor()
    await desk.pull()
    await desk.openFamily(airFryers)
    expect(await desk.figure(total)).toBeGreaterThan(10_000)
  })

  test('an edit of a total changes what depends on it at once, and undo takes it back', async () => {
    const before = await desk.figure(total)
    const demandBefore = await desk.figure(dependants[1]!)
    await desk.type(total, '100000')
    expect(await desk.figure(total)).toBe(100_000)
    expect(await desk.figure(dependants[0]!)).toBe(100_000)
    expect(await desk.figure(dependants[1]!)).toBeGreaterThan(demandBefore)
    const saved = await desk.savedAt()
    await desk.page.keyboard.press('Control+z')
    await desk.savedAfter(saved)
    expect(await desk.figure(total)).toBe(before)
  })

  test('what was said to be saved survives the end of the program at that instant', async () => {
    await desk.type(total, '90000')
    await opened.kill()
    await open()
    await desk.openFamily(airFryers)
    expect(await desk.figure(total)).toBe(90_000)
    const saved = await desk.savedAt()
    await desk.page.keyboard.press('Control+z')
    await desk.savedAfter(saved)
    expect(await desk.figure(total)).not.toBe(90_000)
  })

  test('an entry that cannot be understood says why and leaves the cell as it is', async () => {
    const before = await desk.figure(total)
    await desk.cell(total).click()
    await desk.page.keyboard.type('abc')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(/1200/).first().waitFor()
    await desk.page.keyboard.press('Escape')
    expect(await desk.figure(total)).toBe(before)
  })

  test('a what-if with both drivers opens in a tab of its own', async () => {
    await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
    await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill('C001 +20 %')
    await desk.newDriver('demand_percent')
    await desk.page.getByLabel(desk.text('drivers.percent'), { exact: true }).fill('20')
    await desk.choose(desk.text('drivers.customer'), customer)
    await desk.button('drivers.add').click()
    await desk.newDriver('receipts')
    await desk.choose(desk.text('drivers.supplier'), 'S02')
    await desk.page.getByLabel(desk.text('drivers.periodsLate'), { exact: true }).fill('1')
    await desk.page.getByLabel(desk.text('drivers.percentShort'), { exact: true }).fill('15')
    await desk.button('drivers.add').click()
    await desk.button('scenarios.create').click()
    await desk.page.getByRole('tab', { name: 'C001 +20 %', selected: true }).waitFor()
  })

  test('the comparison puts its figures beside the base plan', async () => {
    await desk.show('compare')
    const row = (key: string) =>
      desk.page.getByRole('row').filter({ hasText: desk.text(`scenarios.indicator_${key}`) })
    await row('revenue').first().waitFor()
    const shortage = await row('shortage').first().innerText()
    expect(shortage).toMatch(/▲|\+/)
  })

  test('a decision is proposed by the planner and approved by the chair alone', async () => {
    await desk.propose({
      question: 'C001?',
      choice: 'C001 +20 %',
      reason: '+20 %',
      owner: planner,
      due: '2026-12-15',
    })
    expect(await desk.button('decisions.approve').isDisabled()).toBe(true)
    await desk.actAs(chair)
    await desk.approve()
  })

  test('it is published to the target, with a receipt, and can be looked up there', async () => {
    await desk.show('publishing')
    await desk.page.getByText(desk.text('publishing.state_acknowledged')).first().waitFor()
    await desk.button('publishing.lookUp').click()
    const found = desk.page.getByRole('dialog')
    await found.getByText('C001?').first().waitFor()
  })

  test('language and theme change while it runs', async () => {
    const other: Language = language === 'en' ? 'zh-CN' : 'en'
    await desk.page.keyboard.press('Escape')
    await desk.page.getByText(other === 'en' ? 'EN' : '中', { exact: true }).click()
    const translated = new WorkstationPage(desk.page, other)
    await translated.show('plan')
    await translated.grid('demand').waitFor()
    const background = () =>
      desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const choose = async (theme: 'light' | 'dark') => {
      await translated.button('app.switchTheme').click()
      await desk.page.getByRole('menuitem', { name: translated.text(`app.theme_${theme}`) }).click()
      await desk.page.locator(`:root[data-theme="${theme}"]`).waitFor({ state: 'attached' })
      return background()
    }
    const dark = await choose('dark')
    expect(await choose('light')).not.toBe(dark)
  })
})
