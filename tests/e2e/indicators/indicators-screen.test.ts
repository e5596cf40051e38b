/** The indicators screen on the sample company: accuracy by lag and layer, with definitions, in both languages. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

const kettles: Record<Language, string> = { en: 'Kettles', 'zh-CN': '电水壶' }

describe.each<Language>(['en', 'zh-CN'])('indicators in %s', (language) => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-indicators-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    await desk.pull()
    await desk.show('indicators')
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const table = (key: string) => desk.page.getByRole('table', { name: desk.text(key), exact: true })
  const percent = (text: string | null) => Number((text ?? '').replace('%', ''))

  test('the error grows from nothing to a part of the orders, lag by lag, and beats the naive one', async () => {
    const rows = table('indicators.accuracy').locator('tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(6)
    const first = rows.first()
    const agreed = percent(await first.locator('[data-layer="consensus_demand"]').textContent())
    const naive = percent(await first.locator('[data-layer="seasonal_naive"]').textContent())
    expect(agreed).toBeGreaterThan(5)
    expect(agreed).toBeLessThan(naive)
    expect(await desk.page.locator('.indicators').textContent()).not.toContain('NaN')
  })

  test('an indicator says what it means and how it is made', async () => {
    const name = desk.text('indicators.name_wmape')
    const definition = desk.page.getByText(desk.text('indicators.definition_wmape')).first()
    const button = desk.page
      .getByRole('button', { name: desk.text('indicators.definitionOf', { name }) })
      .first()
    // The table may be drawn again while its figures arrive.
    const opens = async () => {
      await button.blur()
      await button.focus()
      return definition.isVisible()
    }
    await expect.poll(opens, { timeout: 20_000, interval: 700 }).toBe(true)
    const formula = desk.page.locator('.indicator-definition code').first()
    expect(await formula.textContent()).toBe(desk.text('indicators.formula_wmape'))
    await desk.page.keyboard.press('Escape')
  })

  test('working capital is receivables and stock less payables, month by month', async () => {
    const valuesOf = async (key: string) =>
      (
        await desk.page
          .locator(`[data-finance="${key}"] td`)
          .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))
      ).slice(0, 12)
    const [working, receivables, stock, payables] = await Promise.all(
      ['working_capital', 'receivables', 'stock_value', 'payables'].map(valuesOf),
    )
    expect(working).toHaveLength(12)
    working?.forEach((value, at) => {
      expect(value).toBeCloseTo(receivables![at]! + stock![at]! - payables![at]!, 2)
      expect(receivables![at]).toBeGreaterThan(0)
    })
  })

  test('a family has figures of its own, and the waterfall ends with what was ordered', async () => {
    const tile = desk.page.locator('[data-indicator="fill_rate"] dd')
    const before = await tile.textContent()
    await desk.page.getByRole('combobox', { name: desk.text('indicators.family') }).click()
    await desk.page.getByTitle(kettles[language], { exact: true }).click()
    await expect.poll(() => tile.textContent()).not.toBe(before)
    const ordered = table('indicators.waterfall').locator('tfoot td')
    expect(
      percent((await ordered.first().textContent())?.replaceAll(',', '') ?? ''),
    ).toBeGreaterThan(0)
  })
})
