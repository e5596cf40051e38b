/** Demonstration: the two stories of the sample company as scenarios, and how they compare. */
import { languages } from '@shared/contract/app-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { translate } from '@shared/messages/translate'
import type { DriverAssumption } from '@shared/model/drivers'
import { type DemoState, type DemoStep, from } from './demo-step'

type Story = 'win' | 'late'

const monthsAffected = 6

/** The next six periods, the running one left out: its demand is mostly known. */
async function nextPeriods({ people, base }: DemoState) {
  const { scenario } = from(base, 'plan')
  const { periods } = await people.planner.ask('planning.overview', { scenario })
  const affected = periods.slice(1, 1 + monthsAffected)
  return { from: affected[0] ?? '', to: affected.at(-1) ?? '' }
}

const assumptions: Record<Story, (span: { from: string; to: string }) => DriverAssumption> = {
  win: (span) => ({ kind: 'demand_percent', where: { customer: 'C001' }, percent: 20, ...span }),
  late: (span) => ({
    kind: 'receipts',
    supplier: 'S02',
    item: 'RM-MCU01',
    periodsLate: 2,
    percentShort: 15,
    ...span,
  }),
}

/** The scenario of an earlier run, whatever language that spoke, or a new one with its driver. */
async function scenarioOf(state: DemoState, story: Story): Promise<[Scenario, boolean]> {
  const { context, people } = state
  const names = languages.map((language) => translate(language, `commandLine.demo_${story}`))
  const known = await people.planner.ask('scenarios.list', {})
  const made = known.find((one) => one.state === 'open' && names.includes(one.name))
  if (made && made.drivers.length > 0) return [made, true]
  const assumption = assumptions[story](await nextPeriods(state))
  const driver = { note: context.say(`demo_${story}_note`), assumption }
  // A run that was stopped between the two steps left the scenario without its driver.
  const target =
    made ??
    (await people.planner.ask('scenarios.create', {
      name: context.say(`demo_${story}`),
      parent: from(state.base, 'plan').scenario,
    }))
  const { scenario } = target
  await people.planner.ask('scenarios.addDriver', { scenario, driver })
  const now = await people.planner.ask('scenarios.list', {})
  return [now.find((one) => one.scenario === scenario) ?? target, made !== undefined]
}

const scenarioStep = (story: Story, step: string): DemoStep => ({
  step,
  async run(state) {
    const [found, reused] = await scenarioOf(state, story)
    state[story] = found
    const { scenario, name, drivers } = found
    return { scenario, name, drivers, reused }
  },
})

export const winStep = scenarioStep('win', 'scenario_win_the_big_customer')
export const lateStep = scenarioStep('late', 'scenario_key_material_late')

export const compareStep: DemoStep = {
  step: 'compare',
  async run(state) {
    const scenarios = [state.base, state.win, state.late].map(
      (one) => from(one, 'scenario').scenario,
    )
    const { indicators, currency, ...rest } = await state.people.planner.ask('scenarios.compare', {
      scenarios,
    })
    return { scenarios: rest.scenarios, currency, indicators }
  },
}
