/** Pictures of what a pull finds: a week later the data has changed, some of it for the worse. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { aWeekLater, type ChangedSample, copySample } from '../support/changed-sample'
import { browserShell, type Opened } from '../support/workstation/open-workstation'
import { WorkstationPage } from '../support/workstation/workstation-page'
import { followSystem, takePictures } from './take-pictures'

async function spoil({ change }: ChangedSample): Promise<void> {
  let line = 0
  await change('erp/sales_order_line', (row) => {
    line += 1
    if (line % 900 === 0) return { ...row, quantity_ordered: 'a gross' }
    return line % 901 === 0 ? { ...row, customer: 'C0O1' } : row
  })
}

describe.each(['en', 'zh-CN'] satisfies Language[])('pictures of data in %s', (language) => {
  let home: string
  let sample: ChangedSample
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-images-'))
    sample = await copySample(join(home, 'source'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    await followSystem(desk)
  })
  afterAll(async () => {
    await opened?.close()
    await rm(home, { recursive: true, force: true })
  })
  const panel = (key: string) => desk.page.getByRole('region', { name: desk.text(key) })
  const closeDrawer = async () => {
    await desk.page.locator('.ant-drawer-close:visible').last().click()
    await desk.page.locator('.ant-drawer-close:visible').waitFor({ state: 'hidden' })
  }

  test('of what changed, codes to match, and quality', async () => {
    const { page } = desk
    await desk.show('data')
    await desk.button('data.connectionActions', { name: 'files' }).click()
    await page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(desk.text('data.field_folder')).fill(sample.folder)
    await form.getByRole('button', { name: desk.text('app.save') }).click()
    await form.waitFor({ state: 'hidden' })
    await desk.pull()
    await aWeekLater(sample)
    await spoil(sample)
    await desk.show('data')
    await desk.button('data.pullNow').click()
    await page.locator('.master-item').nth(1).waitFor({ timeout: 90_000 })
    await panel('comparison.title')
      .getByRole('button', { name: desk.text('comparison.showAll') })
      .click({ timeout: 90_000 })
    await page.locator('.comparison-drawer').getByText('OPP-0001').waitFor({ timeout: 90_000 })
    await takePictures(desk, 'what-changed')
    await closeDrawer()
    await desk.show('quality')
    await page.locator('.quality-rules button').first().click()
    await takePictures(desk, 'quality')
  })
})
