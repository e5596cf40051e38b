/** Makes the pictures of the documents: every screen, in both languages, light and dark. `npm run screenshots`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { browserShell, type Opened } from '../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../support/workstation/workstation-page'
import { followSystem, takePictures } from './take-pictures'

const airFryers: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}
const january: CellAt = { ...airFryers, node: 'item=FG-AF01', period: '2027-01' }

const texts = {
  en: {
    airFryers: 'Air fryers',
    win: 'Win the big customer',
    late: 'Key material late',
    question: 'Accept the additional order of customer C001?',
    reason: 'The additional revenue and margin outweigh the higher load of the plants.',
    owner: 'Zhao Qiang',
    chair: 'Chen Wei',
    planner: 'Lin Yue',
    called: 'Customer asks for an early start',
    budget: 'Budget round',
  },
  'zh-CN': {
    airFryers: '空气炸锅',
    win: '赢得大客户',
    late: '关键物料延迟',
    question: '是否接受客户 C001 的追加订单？',
    reason: '追加的收入和毛利高于工厂负荷上升的代价。',
    owner: '赵强',
    chair: '陈伟',
    planner: '林悦',
    called: '客户要求提前交货',
    budget: '预算会议',
  },
} as const

describe.each(['en', 'zh-CN'] satisfies Language[])('pictures in %s', (language) => {
  const words = texts[language]
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-images-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const picture = (screen: string) => takePictures(desk, screen)
  const dialog = () => desk.page.getByRole('dialog')
  const openTab = async (name: string) => {
    await desk.page.getByRole('tab', { name }).click()
    await desk.page.getByRole('tab', { name, selected: true }).waitFor()
  }
  const because = (reason: string) =>
    desk.page.getByLabel(desk.text('plan.reason'), { exact: true }).fill(reason)
  const scenario = async (name: string, driver: () => Promise<void>) => {
    await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
    await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill(name)
    await driver()
    await desk.button('drivers.add').click()
    await desk.button('scenarios.create').click()
    await desk.page.getByRole('tab', { name, selected: true }).waitFor()
  }

  test('of every screen', async () => {
    await desk.page.getByText(desk.text('plan.empty')).waitFor()
    await followSystem(desk)
    await picture('first-run')
    await desk.pull()
    await desk.show('data')
    await picture('data')
    await desk.show('plan')
    await desk.openFamily(words.airFryers)
    await desk.cell(airFryers).click()
    await picture('plan')
    await desk.cell({ ...january, measure: 'baseline' }).click()
    await desk.page.keyboard.press('Alt+M')
    // Of the item: the panel may still tell of the family.
    await desk.page.getByRole('columnheader', { name: desk.text('forecast.mase') }).waitFor()
    await picture('forecast')
    await desk.page.keyboard.press('Alt+M')
    await desk.cell(airFryers).click()
    await desk.button('plan.askWarning').click()
    await desk.cell(airFryers).click()
    await desk.page.keyboard.type('72000')
    await desk.page.keyboard.press('Enter')
    await dialog().locator('.split-table tbody tr').first().waitFor()
    await picture('split-preview')
    await desk.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await desk.button('plan.askAlways').click()
    await desk.page.keyboard.press('F8')
    await desk.page.locator('.worklist-row').first().waitFor()
    await picture('worklist')
    await desk.page.keyboard.press('F8')
    await desk.page.keyboard.press('F9')
    await desk.page.locator('.projector').first().waitFor()
    await picture('projector')
    await desk.page.keyboard.press('Escape')
    await desk.page.locator('.projector').first().waitFor({ state: 'hidden' })
    await desk.show('layers')
    await desk.page.locator('[data-event]').first().waitFor()
    await picture('layers')
    await desk.show('plan')

    await scenario(words.win, async () => {
      await desk.newDriver('opportunity')
      await desk.choose(desk.text('drivers.opportunity'), 'OPP-0001')
    })
    await openTab(desk.text('scenarios.base'))
    await scenario(words.late, async () => {
      await desk.newDriver('receipts')
      await desk.choose(desk.text('drivers.supplier'), 'S02')
      await desk.page.getByLabel(desk.text('drivers.periodsLate'), { exact: true }).fill('1')
      await desk.page.getByLabel(desk.text('drivers.percentShort'), { exact: true }).fill('15')
    })
    // The sums of the scenario follow its figures.
    await desk.page.locator('.key-figures .change').first().waitFor()
    await picture('what-if')
    await desk.cell({ ...airFryers, side: 'supply', measure: 'constrained_supply' }).click()
    await desk.page.keyboard.press('Alt+W')
    await desk.page
      .getByRole('complementary', { name: desk.text('why.title') })
      .getByText(/RM-MCU01/)
      .first()
      .waitFor()
    await picture('why')
    await desk.page.keyboard.press('Alt+W')
    await desk.show('compare')
    await desk.page.getByText(desk.text('scenarios.indicator_revenue')).first().waitFor()
    await picture('compare')
    await desk.propose({
      question: words.question,
      choice: words.win,
      reason: words.reason,
      owner: words.owner,
      due: '2026-12-15',
    })
    await desk.actAs(words.chair)
    await picture('decision')
    await desk.approve()
    await desk.show('publishing')
    await desk.page.getByText(desk.text('publishing.state_acknowledged')).first().waitFor()
    await picture('publishing')
    await desk.show('settings')
    await desk.page.getByText(desk.text('app.settingsAppearance')).first().waitFor()
    await picture('settings')
  })

  test('of changes that part and are merged', async () => {
    await desk.actAs(words.planner)
    await desk.show('plan')
    await openTab(words.win)
    await because(words.called)
    await desk.type(january, '4000')
    await desk.type({ ...january, period: '2027-02' }, '2900')
    await openTab(desk.text('scenarios.base'))
    await because(words.budget)
    await desk.type(january, '3600')
    await because('')
    await desk.show('compare')
    await desk.button('scenarios.mergeOpen').first().click()
    await dialog().getByText(words.called).first().waitFor()
    await picture('merge')
    await desk.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  test('of the indicators', async () => {
    await desk.show('indicators')
    const accuracy = desk.page.getByRole('table', { name: desk.text('indicators.accuracy') })
    await accuracy.locator('tbody tr').first().waitFor()
    await picture('indicators')
  })

  test('of an own measure', async () => {
    await desk.show('settings')
    await desk.button('formulas.add').click()
    await dialog().getByLabel(desk.text('formulas.nameEn')).fill('Margin share')
    await dialog().getByLabel(desk.text('formulas.nameZh')).fill('毛利率')
    await dialog()
      .getByRole('combobox', { name: desk.text('formulas.unit'), exact: true })
      .click()
    await desk.page.getByTitle(desk.text('formulas.unit_share'), { exact: true }).click()
    await dialog().getByText(desk.text('formulas.across_formula')).click()
    await dialog()
      .getByLabel(desk.text('formulas.formula'), { exact: true })
      .fill('gross_margin / revenue')
    await dialog().getByRole('status').getByText('gross_margin').waitFor()
    await picture('measures')
  })
})
