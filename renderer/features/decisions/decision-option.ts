import type { Decision } from '@shared/contract/contract-types'

/** A scenario among the options of a record, with its figures. */
export type DecisionOption = Decision['options'][number]

export const shownIndicators = ['revenue', 'gross_margin', 'shortage', 'stock_value'] as const
export type ShownIndicator = (typeof shownIndicators)[number]

/** More is better, less is better, or neither: how a difference is coloured. */
const direction: Readonly<Record<ShownIndicator, 1 | -1 | 0>> = {
  revenue: 1,
  gross_margin: 1,
  shortage: -1,
  stock_value: 0,
}

export type Verdict = 'good' | 'bad' | 'secondary'

export function verdictOf(indicator: ShownIndicator, difference: number): Verdict {
  const gain = Math.sign(difference) * direction[indicator]
  return gain > 0 ? 'good' : gain < 0 ? 'bad' : 'secondary'
}

/** The option that the others are measured against: the base plan where it is one of them, else the first. */
export const referenceOf = (options: readonly DecisionOption[]): DecisionOption | undefined =>
  options.find(({ scenario }) => scenario === 'base') ?? options[0]
