/** Makes the pictures of the documents: every screen, in both languages, light and dark. `npm run screenshots`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { repository } from '../support/shell-bundle'
import { browserShell, type Opened } from '../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../support/workstation/workstation-page'

const images = join(repository, 'docs/images')

const airFryers: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}
const january: CellAt = { ...airFryers, node: 'item=FG-AF01', period: '2027-01' }

const texts = {
  en: {
    name: 'en',
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
    name: 'zh',
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
    await mkdir(images, { recursive: true })
    home = await mkdtemp(join(tmpdir(), 'evenkeel-images-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  /** The window follows the system from the first picture on: a dialog that is open stays open. */
  const followSystem = async () => {
    await desk.button('app.switchTheme').click()
    await desk.page.getByRole('menuitem', { name: desk.text('app.theme_system') }).click()
    await desk.page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'hidden' })
  }
  /** Messages, tooltips and animations have gone, charts are drawn. */
  const settled = async () => {
    await desk.page.locator('.ant-message-notice').waitFor({ state: 'hidden' })
    await desk.page.waitForFunction(() =>
      document.getAnimations().every((a) => a.playState !== 'running'),
    )
  }
  const picture = async (screen: string) => {
    await desk.page.mouse.move(30, 600)
    for (const colorScheme of ['dark', 'light'] as const) {
      await desk.page.emulateMedia({ colorScheme })
      await desk.page.locator(`:root[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' })
      await settled()
      await desk.page.screenshot({
        path: join(images, `${screen}-${words.name}-${colorScheme}.png`),
      })
    }
  }
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
    await followSystem()
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
    await desk.page.locator('.forecast-candidates').waitFor()
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
