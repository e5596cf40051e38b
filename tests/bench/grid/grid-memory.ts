/** Memory of the process that shows a large grid, scrolled through. */
import type { Measurement } from '../measurement'
import { runInTurn } from '../run-in-turn'
import { gridPages, rendererMegabytes } from './open-grid-page'

const runs = 5

export const gridMemory: Measurement = {
  name: 'grid.memory',
  unit: 'MB',
  reference: 'the same page before it has figures',
  async run(room) {
    const pages = await gridPages(room)
    const inPage = async (filled: boolean): Promise<number> => {
      const { page, close } = await pages.open()
      if (filled) {
        await page.evaluate(() => window.bench.open())
        await page.evaluate(() => window.bench.scroll(5000, 60, 'scrollTop'))
      }
      const megabytes = await rendererMegabytes(pages.browser)
      await close()
      return megabytes
    }
    const measured = await runInTurn(
      { runs },
      () => inPage(true),
      () => inPage(false),
    )
    return {
      ...measured,
      size: '10,000 plan lines, 12 measures, 36 months, their figures included',
    }
  },
}
