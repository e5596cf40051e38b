/** The options of a decision with the figures they have at this moment. */
import type { Decision } from '@shared/contract/contract-types'
import type { Comparison } from '@shared/contract/scenario-calls'

type Option = Decision['options'][number]

/** One option for each scenario compared, in their order. A figure that does not exist (nothing to utilise, say) is left out: JSON has no number for it. */
export const optionsOf = ({ scenarios, indicators }: Comparison): Option[] =>
  scenarios.map(({ scenario, name }, at) => ({
    scenario,
    name,
    indicators: Object.fromEntries(
      indicators.flatMap(({ indicator, values }) => {
        const value = values[at]
        return value !== undefined && Number.isFinite(value) ? [[indicator, value]] : []
      }),
    ),
  }))
