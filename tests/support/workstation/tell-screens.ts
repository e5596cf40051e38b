/** What the screens showed when a test failed: as text below its error, and as pictures in .cache/failed-screens. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { afterEach } from 'vitest'
import { repository } from '../shell-bundle'

const longest = 8000
const folder = join(repository, '.cache/failed-screens')
const contexts = new Set<BrowserContext>()
const faults: string[] = []

/** From now on the pages of a browser are told of where a test fails. */
export function watchScreens(context: BrowserContext): void {
  contexts.add(context)
  context.on('close', () => contexts.delete(context))
  context.on('weberror', (fault) => faults.push(String(fault.error())))
}

async function tell(page: Page, name: string): Promise<void> {
  const words = await page.locator('body').ariaSnapshot({ timeout: 5000 })
  const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`)
  await page.screenshot({ path, timeout: 5000 })
  process.stderr.write(`\n── ${name}\n${words.slice(0, longest)}\n`)
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  mkdirSync(folder, { recursive: true })
  const pages = [...contexts].flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    // A screen that cannot be told of must not hide why the test failed.
    await tell(page, `${task.name} ${index + 1}`).catch((error) =>
      process.stderr.write(`${error}\n`),
    )
  }
  for (const fault of faults.splice(0)) process.stderr.write(`page error: ${fault}\n`)
})
