/** Makes the pictures of the documents: every screen, in both languages, light and dark. `npm run screenshots`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { repository } from '../support/shell-bundle'
import { browserShell, type Opened } from '../support/workstation/open-workstation'
import { WorkstationPage } from '../support/workstation/workstation-page'

const images = join(repository, 'docs/images')

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

  const theme = async (name: 'light' | 'dark') => {
    await desk.button('app.switchTheme').click()
    await desk.page.getByRole('menuitem', { name: desk.text(`app.theme_${name}`) }).click()
    await desk.page.locator(`:root[data-theme="${name}"]`).waitFor({ state: 'attached' })
    await desk.page.mouse.move(30, 600)
    await desk.page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'hidden' })
  }
  /** Messages and animations have gone, charts are drawn. */
  const settled = async () => {
    await desk.page.locator('.ant-message-notice').waitFor({ state: 'hidden' })
    await desk.page.waitForFunction(() =>
      document.getAnimations().every((a) => a.playState !== 'running'),
    )
  }
  const picture = async (screen: string) => {
    for (const name of ['dark', 'light'] as const) {
      await theme(name)
      await settled()
      await desk.page.screenshot({ path: join(images, `${screen}-${words.name}-${name}.png`) })
    }
  }
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
    await picture('first-run')
    await desk.pull()
    await desk.show('data')
    await picture('data')
    await desk.show('plan')
    await desk.openFamily(words.airFryers)
    await desk
      .cell({
        side: 'demand',
        node: 'family=air_fryer',
        measure: 'consensus_demand',
        period: '2026-12',
      })
      .click()
    await picture('plan')
    await scenario(words.win, async () => {
      await desk.newDriver('demand_percent')
      await desk.page.getByLabel(desk.text('drivers.percent'), { exact: true }).fill('20')
      await desk.choose(desk.text('drivers.customer'), 'C001')
    })
    await desk.page.getByRole('tab', { name: desk.text('scenarios.base') }).click()
    await scenario(words.late, async () => {
      await desk.newDriver('receipts')
      await desk.choose(desk.text('drivers.supplier'), 'S02')
      await desk.page.getByLabel(desk.text('drivers.periodsLate'), { exact: true }).fill('1')
      await desk.page.getByLabel(desk.text('drivers.percentShort'), { exact: true }).fill('15')
    })
    await picture('what-if')
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
    await desk.page.keyboard.press('Control+7')
    await desk.page.getByText(desk.text('app.settingsAppearance')).first().waitFor()
    await picture('settings')
  })
})
