/** Scenarios side by side: indicators, families and series, in the order asked. */

import type { OverviewAnswer } from '@main/planning/planning-requests'
import { type IndicatorKey, indicatorKeys } from '@shared/contract/planning-calls'
import type { Comparison } from '@shared/contract/scenario-calls'

const units: Record<IndicatorKey, 'money' | 'quantity' | 'share'> = {
  revenue: 'money',
  gross_margin: 'money',
  shortage: 'quantity',
  stock_value: 'money',
  consensus_demand: 'quantity',
  constrained_supply: 'quantity',
  utilisation: 'share',
}

type Figures = Pick<OverviewAnswer, 'indicators'>

const sideBySide = (of: readonly (Figures | undefined)[]): Comparison['indicators'] =>
  indicatorKeys
    .filter((key) => of.some((one) => one?.indicators[key] !== undefined))
    .map((indicator) => ({
      indicator,
      unit: units[indicator],
      values: of.map((one) => one?.indicators[indicator] ?? 0),
    }))

/** `named` and `overviews` go together, the one compared with first. */
export function compareOverviews(
  named: readonly { readonly scenario: string; readonly name: string }[],
  overviews: readonly OverviewAnswer[],
): Comparison {
  const first = overviews[0]
  const keys = Object.keys(first?.series ?? {})
  return {
    scenarios: named.map(({ scenario, name }, i) => ({
      scenario,
      name,
      position: overviews[i]?.position ?? 0,
    })),
    currency: first?.currency ?? '',
    periods: [...(first?.periods ?? [])],
    indicators: sideBySide(overviews),
    families: (first?.families ?? []).map(({ family, name }) => ({
      family,
      name,
      indicators: sideBySide(overviews.map((o) => o.families.find((f) => f.family === family))),
    })),
    series: Object.fromEntries(
      keys.map((key) => [key, overviews.map((overview) => overview.series[key] ?? [])]),
    ),
  }
}
