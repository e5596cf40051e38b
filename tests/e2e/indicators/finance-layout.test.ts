/** Somebody from finance looks at the plan in money: the layout, a family unfolded, an edit that moves it, why. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

const airFryers: Record<Language, string> = { en: 'Air fryers', 'zh-CN': '空气炸锅' }

describe.each<Language>(['en', 'zh-CN'])('the finance side in %s', (language) => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-finance-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    await desk.pull()
    await desk.openFamily(airFryers[language])
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const at = (measure: string, side: CellAt['side'] = 'finance'): CellAt => ({
    side,
    node: 'family=air_fryer',
    measure,
    period: '2027-01',
  })

  test('beside demand, an edit moves revenue and working capital', async () => {
    await desk.page
      .locator('.pane-title')
      .getByText(desk.text('plan.finance'), { exact: true })
      .click()
    await desk.cell(at('working_capital')).waitFor()
    const text = async (measure: string) => (await desk.cell(at(measure)).innerText()).trim()
    const before = [await text('revenue'), await text('working_capital')]
    expect(await text('gross_margin_share')).toMatch(/^\d+(\.\d)?%$/)
    await desk.type(at('consensus_demand', 'demand'), '*0.5')
    await expect.poll(() => text('revenue')).not.toBe(before[0])
    await expect.poll(() => text('working_capital')).not.toBe(before[1])
  })

  test('alone in its layout, and why explains its figures', async () => {
    await desk.page.getByRole('img', { name: desk.text('plan.layout_finance') }).click()
    await desk.grid('demand').waitFor({ state: 'detached' })
    await desk.cell(at('working_capital')).click()
    await desk.button('why.open').click()
    await desk.page.getByText(desk.text('why.formula_working_capital')).waitFor()
  })
})
