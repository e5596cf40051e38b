/** From a click on a scenario's tab to the frame that shows its figures on both sides; each was looked at before. */
import type { Measurement } from '../measurement'
import { frameRoundTrip } from '../page-clock'
import { runInTurn } from '../run-in-turn'
import { cellOf, productPage, untilChanged } from './product-page'

const runs = 20
const names = ['Base plan', 'More demand'] as const

export const gridScenarioSwitch: Measurement = {
  name: 'grid.scenario-switch',
  unit: 'ms',
  reference: 'a text written into the same page, to the next frame',
  async run(room) {
    const page = await productPage(
      room,
      {
        demand: ['baseline', 'override', 'consensus_demand'],
        supply: ['independent_demand', 'gap'],
      },
      async (core) => {
        const { scenario } = await core.call('scenarios.create', { name: names[1], parent: 'base' })
        await core.call('scenarios.addDriver', {
          scenario,
          driver: {
            assumption: {
              kind: 'demand_percent',
              where: {},
              from: '2026-12',
              to: '2027-12',
              percent: 10,
            },
          },
        })
      },
    )
    const watched = [cellOf('consensus_demand', '2026-12'), cellOf('independent_demand', '2026-12')]
    const tab = (run: number) => page.getByRole('tab', { name: names[run % 2]! })
    const open = (run: number) => untilChanged(page, 'click', watched, () => tab(run).click())
    await open(1)
    const measured = await runInTurn({ runs, warmUps: 3 }, open, () => frameRoundTrip(page))
    return {
      ...measured,
      size: '10,000 + 10,000 lines, a family with all its lines open on both sides of two scenarios',
    }
  },
}
