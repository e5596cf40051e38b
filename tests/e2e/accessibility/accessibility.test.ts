/** Names, roles, focus and contrast of every screen, in both themes: what a checker can tell of them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 })

let home: string
let opened: Opened
let desk: WorkstationPage

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-accessibility-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
  await desk.grid('demand').locator('.ag-row').first().waitFor()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

/** What breaks a rule of WCAG 2 A or AA, in words; nothing may. */
async function faults(within = 'body'): Promise<string[]> {
  // What is still being asked for is shown faint.
  await desk.page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"]') &&
      document.getAnimations().every((one) => one.playState !== 'running'),
  )
  const { violations } = await new AxeBuilder({ page: desk.page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  )
}

const choose = async (scheme: 'theme_light' | 'theme_dark') => {
  await desk.button('app.switchTheme').click()
  await desk.page.getByRole('menuitem', { name: desk.text(`app.${scheme}`) }).click()
  await desk.page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'hidden' })
}

const cell = () =>
  desk.cell({ side: 'demand', node: 'total', measure: 'consensus_demand', period: '2026-12' })

describe.each(['theme_light', 'theme_dark'] as const)('%s', (scheme) => {
  beforeAll(() => choose(scheme))

  test('the plan, with the worklist and the reasons of a number beside it', async () => {
    await desk.show('plan')
    await desk.page.locator('.family').first().click()
    await cell().click()
    await desk.page.keyboard.press('Alt+W')
    await desk.page.locator('.why-panel').waitFor()
    await desk.page.keyboard.press('F8')
    await desk.page.locator('.worklist-row').first().waitFor()
    // While it asks for the next cell it is dimmed, and says that it is busy.
    await desk.page.locator('.why-body[aria-busy="false"]').waitFor()
    const found = await faults()
    await desk.page.keyboard.press('Alt+W')
    await desk.button('worklist.hide').first().click()
    expect(found).toEqual([])
  })

  test('the palette', async () => {
    await desk.page.keyboard.press('Control+k')
    await desk.page.getByRole('dialog').waitFor()
    const found = await faults('[role="dialog"]')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(found).toEqual([])
  })

  test('the projector, and a decision typed on it', async () => {
    await desk.page.keyboard.press('F9')
    await desk.page.locator('.projector').waitFor()
    const found = await faults('.projector')
    await desk.page.keyboard.press('d')
    await desk.page.locator('.typing-page').waitFor()
    const typed = await faults('.projector')
    await desk.page.keyboard.press('F9')
    expect([...found, ...typed]).toEqual([])
  })

  test.each([
    'layers',
    'compare',
    'indicators',
    'decisions',
    'publishing',
    'data',
    'quality',
    'settings',
  ] as const)('%s', async (screen) => {
    await desk.show(screen)
    await desk.page.locator('main h1, main h2').first().waitFor()
    expect(await faults()).toEqual([])
  })
})
