/** From figures in the window to the first cells on the screen. */
import type { Measurement } from '../measurement'
import { runInTurn } from '../run-in-turn'
import { gridPages } from './open-grid-page'

const runs = 7

export const gridOpen: Measurement = {
  name: 'grid.open',
  unit: 'ms',
  reference: 'one screen of figures as a plain table, drawn by the same page',
  async run(room) {
    const { page } = await (await gridPages(room)).open()
    await page.evaluate(() => window.bench.load())
    const cells = await page.evaluate(() => window.bench.cells)
    const measured = await runInTurn(
      { runs, warmUps: 1 },
      async () => {
        const taken = await page.evaluate(() => window.bench.open())
        await page.evaluate(() => window.bench.close())
        return taken
      },
      () => page.evaluate(() => window.bench.table()),
    )
    return { ...measured, size: `10,000 plan lines, 12 measures, 36 months: ${cells} cells` }
  },
}
