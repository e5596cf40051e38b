/** Tabs, the chart and the projector in a presenter's hands: nothing is added by the way, lost, or taken back in the plan that was left. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOnFamily, type OpenDesk } from '../../support/workstation/desk-on-family'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let opened: OpenDesk
let desk: WorkstationPage

const january: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2027-01',
}

beforeAll(async () => {
  opened = await deskOnFamily('presenting', 'Air fryers')
  desk = opened.desk
})
afterAll(() => opened.close())

const tab = (name: string) => desk.page.getByRole('tab', { name })
const heading = (text: string) =>
  desk.page.locator('.projector h1').getByText(text, { exact: true }).waitFor()
const typed = (field: 'question' | 'reason') =>
  desk.page.locator('.typing-page').getByLabel(desk.text(`decisions.${field}`), { exact: true })

async function whatIf(name: string): Promise<void> {
  await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
  await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill(name)
  await desk.button('scenarios.create').click()
  await desk.page.getByRole('tab', { name, selected: true }).waitFor()
}

test('undo pressed right after another tab takes nothing back in the plan that was left', async () => {
  await desk.type(january, '90000')
  await whatIf('Orion')
  await whatIf('Resin late')
  await tab(desk.text('scenarios.base')).click()
  await desk.page
    .locator('.undo-buttons')
    .getByRole('button', { name: desk.text('plan.undo'), disabled: false })
    .waitFor()
  // Both clicks before what stands around the grids has followed.
  await desk.page.evaluate(
    async ([name, undo]) => {
      const named = (selector: string, text: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].find((one) =>
          (one.getAttribute('aria-label') ?? one.innerText).includes(text),
        )
      named('[role="tab"]', name)?.click()
      await Promise.resolve()
      named('.undo-buttons button', undo)?.click()
    },
    ['Orion', desk.text('plan.undo')] as const,
  )
  await desk.page.getByRole('tab', { name: 'Orion', selected: true }).waitFor()
  await tab(desk.text('scenarios.base')).click()
  await expect.poll(() => desk.figure(january)).toBe(90_000)
})

test('a tab is dragged before another; one that was discarded comes back', async () => {
  const names = () =>
    desk.page.getByRole('tab').evaluateAll((tabs) => tabs.map((one) => one.textContent))
  await tab('Resin late').dragTo(tab('Orion'))
  await expect.poll(names).toEqual([desk.text('scenarios.base'), 'Resin late', 'Orion'])
  await desk.page
    .getByRole('button', { name: `${desk.text('plan.scenarioDiscard')}: Orion` })
    .click()
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: desk.text('plan.discard'), exact: true })
    .click()
  await tab('Orion').waitFor({ state: 'detached' })
  await desk.button('plan.discardedCount', { count: 1 }).click()
  await desk.page
    .locator('.scenario-discarded')
    .getByRole('button', { name: desk.text('plan.restore') })
    .click()
  await tab('Orion').waitFor()
  await tab(desk.text('scenarios.base')).click()
  await desk.page.getByRole('tab', { name: desk.text('scenarios.base'), selected: true }).waitFor()
})

test('the chart goes to the clipboard as a picture', async () => {
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await desk.button('plan.copyChart').click()
  await desk.page.getByText(desk.text('plan.chartCopied')).waitFor()
  const kinds = await desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return item?.types
  })
  expect(kinds).toContain('image/png')
  // Signs of the legend stand in the picture where they do on the screen, in their colours.
  const signs = await desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const picture = await createImageBitmap(await item!.getType('image/png'))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const pen = canvas.getContext('2d')!
    pen.drawImage(picture, 0, 0)
    const chart = document.querySelector('.selected-chart')!
    const origin = chart.querySelector('.recharts-wrapper > svg')!.getBoundingClientRect()
    const scale = 2
    const [left, top] = [12, 34]
    return [...chart.querySelectorAll('.recharts-legend-item path[stroke="none"]')].map((sign) => {
      const box = sign.getBoundingClientRect()
      const x = (box.left + box.width / 2 - origin.left + left) * scale
      const y = (box.top + box.height / 2 - origin.top + top) * scale
      const [red, green, blue] = pen.getImageData(x, y, 1, 1).data
      return { drawn: `rgb(${red}, ${green}, ${blue})`, fill: getComputedStyle(sign).fill }
    })
  })
  const plain = signs.filter(({ fill }) => fill.startsWith('rgb('))
  expect(plain.length).toBeGreaterThan(2)
  for (const { drawn, fill } of plain) expect(drawn).toBe(fill)
})

test('arrow keys on the list of scenarios add nothing; Enter adds the one that is shown', async () => {
  await desk.page.keyboard.press('F9')
  await heading('Air fryers')
  await desk.page.keyboard.press('d')
  await heading(desk.text('projector.typing'))
  const list = desk.page.getByRole('combobox', { name: desk.text('decisions.addOption') })
  const options = desk.page.locator('.typing-options tbody tr')
  await list.focus()
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('ArrowDown')
  expect(await options.count()).toBe(1)
  const shown = await list.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text ?? '')
  expect(['Orion', 'Resin late']).toContain(shown)
  await desk.page.keyboard.press('Enter')
  await options.filter({ hasText: shown }).waitFor()
  expect(await options.count()).toBe(2)
})

test('a draft that somebody deletes while it is typed says so and stays', async () => {
  await typed('question').fill('Do we wait for the resin?')
  await desk.page.keyboard.press('Control+Enter')
  await heading(desk.text('projector.decision', { number: 1 }))
  await desk.page.keyboard.press('e')
  await typed('reason').fill('The tender is worth it')
  const other: Page = await desk.page.context().newPage()
  await other.goto(new URL('/', desk.page.url()).href)
  const there = new WorkstationPage(other, 'en')
  await there.show('decisions')
  await there.button('decisions.deleteDraft').click()
  await other
    .locator('.ant-popover, [role="dialog"]')
    .getByRole('button', { name: desk.text('decisions.deleteDraft') })
    .click()
  await desk.page.getByText(desk.text('projector.deletedTyped')).waitFor()
  expect(await typed('reason').inputValue()).toBe('The tender is worth it')
  await desk.page.keyboard.press('Control+Enter')
  await desk.page.locator('.typing-page').waitFor({ state: 'detached' })
  await other.getByText('Do we wait for the resin?').first().waitFor()
  await other.close()
})
