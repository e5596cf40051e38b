/** Takes the pictures of the documents: the window as it is, dark and light. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '../support/shell-bundle'
import type { WorkstationPage } from '../support/workstation/workstation-page'

const images = join(repository, 'docs/images')

/** From now on the window follows the system's theme, so that a dialog that is open stays open between two pictures. */
export async function followSystem(desk: WorkstationPage): Promise<void> {
  await mkdir(images, { recursive: true })
  await desk.button('app.switchTheme').click()
  await desk.page.getByRole('menuitem', { name: desk.text('app.theme_system') }).click()
  await desk.page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'hidden' })
}

/** `screen-en-dark.png` and its three siblings, taken once messages and animations have gone. */
export async function takePictures({ page, language }: WorkstationPage, screen: string) {
  await page.mouse.move(30, 600)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' })
    await page.locator('.ant-message-notice').waitFor({ state: 'hidden' })
    await page.waitForFunction(() =>
      document.getAnimations().every((a) => a.playState !== 'running'),
    )
    const name = `${screen}-${language === 'en' ? 'en' : 'zh'}-${colorScheme}.png`
    await page.screenshot({ path: join(images, name) })
  }
}
