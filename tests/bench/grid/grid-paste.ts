/** Five thousand cells pasted into the grid, from the key to the frame in which the totals above them and the supply side follow: read, checked, on disk, calculated, painted. */
import type { Measurement } from '../measurement'
import { frameRoundTrip } from '../page-clock'
import { runInTurn } from '../run-in-turn'
import { cellOf, productPage, untilChanged } from './product-page'

const runs = 7
const least = 5000
const first = '2026-12'

/** A line of cells for each plan line; above them stand totals, which get none. */
const tableOf = (levels: readonly string[], months: number, figure: number): string =>
  levels
    .map((level, row) =>
      level === 'customer'
        ? Array.from({ length: months }, (_, k) => figure + ((row + k) % 50)).join('\t')
        : '',
    )
    .join('\r\n')

export const gridPaste: Measurement = {
  name: 'grid.paste-5000',
  unit: 'ms',
  reference: 'a text written into the same page, to the next frame',
  async run(room) {
    /** Family → the levels of its rows. */
    const levels = new Map<string, string[]>()
    let months = 0
    const page = await productPage(
      room,
      { demand: ['override'], supply: ['independent_demand'] },
      async (core) => {
        const { families } = await core.call('planning.overview', { scenario: 'base' })
        for (const { family } of families) {
          const { rows, periods } = await core.call('planning.openView', {
            scenario: 'base',
            side: 'demand',
            where: { family },
            openTo: 2,
          })
          months = periods.filter(({ period }) => period >= first).length
          const shown = rows.filter(({ measure }) => measure === 'override')
          levels.set(
            family,
            shown.map(({ level }) => level),
          )
        }
      },
    )
    const open = await page
      .locator('.ag-row[row-id^="family|"][row-id$="|override"]')
      .getAttribute('row-id')
    const rows = levels.get(/family=([^|]+)/.exec(open ?? '')?.[1] ?? '') ?? []
    let lines = 0
    const last = rows.findIndex((level) => {
      lines += level === 'customer' ? 1 : 0
      return lines * months >= least
    })
    const block = rows.slice(0, last + 1)
    const cells = lines * months
    if (last < 0) throw new Error(`the family has only ${lines} lines`)
    const watched = [cellOf('override', first), cellOf('independent_demand', first)]
    await page.locator(watched[0]!).click()
    const dialog = page.getByRole('dialog').waitFor({ timeout: 0 })
    const asked = dialog.then(() => Promise.reject(new Error('the screen asks about the paste')))
    asked.catch(() => undefined)
    const measured = await runInTurn(
      { runs, warmUps: 2 },
      async (run) => {
        await page.evaluate(
          (text) => navigator.clipboard.writeText(text),
          tableOf(block, months, 100 + run),
        )
        const pasted = untilChanged(page, 'keydown', watched, () =>
          page.keyboard.press('Control+v'),
        )
        const taken = await Promise.race([pasted, asked])
        await untilChanged(page, 'keydown', watched, () => page.keyboard.press('Control+z'))
        return taken
      },
      () => frameRoundTrip(page),
    )
    return {
      ...measured,
      size: `10,000 + 10,000 lines, a family open on both sides, ${cells} cells`,
    }
  },
}
