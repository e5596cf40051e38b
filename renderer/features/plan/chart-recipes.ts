/** Which measures the chart of a row draws, and how. */
import type { PeriodColumn, Side } from '@shared/contract/planning-calls'
import type { SeriesKind } from '../../charts/chart-series'

export interface Ingredient {
  readonly measure: string
  /** Added to the measure: overtime on top of regular hours. */
  readonly plus?: string
  readonly kind: SeriesKind
  readonly colour: string
  readonly stack?: string
  readonly dashed?: boolean
  readonly dotted?: boolean
  readonly strong?: boolean
  readonly faint?: boolean
  /** As many planned months have a figure at all. */
  readonly months?: number
  /** Where the measure is meant; figures elsewhere are left out, so that nothing is drawn twice. */
  readonly span: 'past' | 'ahead'
}

const ahead = { span: 'ahead' } as const

export const recipes: Readonly<Record<Side, readonly Ingredient[]>> = {
  demand: [
    {
      measure: 'actual_orders',
      kind: 'bar',
      colour: 'var(--chart-6)',
      stack: 'in',
      faint: true,
      span: 'past',
    },
    { measure: 'firm_demand', kind: 'bar', colour: 'var(--chart-4)', stack: 'in', ...ahead },
    {
      measure: 'pipeline',
      kind: 'bar',
      colour: 'var(--chart-2)',
      stack: 'in',
      faint: true,
      ...ahead,
    },
    {
      measure: 'driver_uplift',
      kind: 'bar',
      colour: 'var(--chart-3)',
      stack: 'in',
      faint: true,
      ...ahead,
    },
    {
      measure: 'last_year',
      kind: 'line',
      colour: 'var(--chart-6)',
      dotted: true,
      months: 12,
      ...ahead,
    },
    { measure: 'last_cycle', kind: 'line', colour: 'var(--chart-2)', dotted: true, ...ahead },
    { measure: 'baseline', kind: 'line', colour: 'var(--chart-3)', dashed: true, ...ahead },
    { measure: 'sales_forecast', kind: 'line', colour: 'var(--chart-5)', ...ahead },
    { measure: 'consensus_demand', kind: 'line', colour: 'var(--chart-1)', strong: true, ...ahead },
    { measure: 'override', kind: 'points', colour: 'var(--edited)', ...ahead },
  ],
  supply: [
    {
      measure: 'independent_demand',
      kind: 'bar',
      colour: 'var(--chart-6)',
      stack: 'need',
      ...ahead,
    },
    {
      measure: 'dependent_demand',
      kind: 'bar',
      colour: 'var(--chart-3)',
      stack: 'need',
      faint: true,
      ...ahead,
    },
    {
      measure: 'available_supply',
      kind: 'bar',
      colour: 'var(--chart-1)',
      stack: 'have',
      faint: true,
      ...ahead,
    },
    { measure: 'shortage', kind: 'bar', colour: 'var(--bad)', stack: 'have', ...ahead },
    { measure: 'projected_stock', kind: 'line', colour: 'var(--chart-4)', strong: true, ...ahead },
    { measure: 'safety_stock', kind: 'line', colour: 'var(--chart-2)', dashed: true, ...ahead },
  ],
  resource: [
    { measure: 'load', kind: 'bar', colour: 'var(--chart-1)', ...ahead },
    { measure: 'capacity', kind: 'step', colour: 'var(--chart-2)', strong: true, ...ahead },
    {
      measure: 'overtime',
      plus: 'capacity',
      kind: 'step',
      colour: 'var(--bad)',
      dashed: true,
      ...ahead,
    },
  ],
  finance: [
    { measure: 'revenue', kind: 'bar', colour: 'var(--chart-1)', faint: true, ...ahead },
    { measure: 'gross_margin', kind: 'bar', colour: 'var(--chart-4)', ...ahead },
    { measure: 'budget_revenue', kind: 'step', colour: 'var(--chart-2)', dashed: true, ...ahead },
    { measure: 'working_capital', kind: 'line', colour: 'var(--chart-5)', strong: true, ...ahead },
    { measure: 'cash_flow', kind: 'line', colour: 'var(--chart-3)', ...ahead },
  ],
}

/** Every measure the chart of a side reads. */
export const drawnMeasures = (side: Side): readonly string[] =>
  recipes[side].flatMap(({ measure, plus }) => (plus ? [measure, plus] : [measure]))

/** Months of the past a chart shows: enough to see the season once before and once again. */
const monthsBack = 24

/** Periods drawn: for demand with its history, for the other sides only what is planned. */
export function drawnFrom(side: Side, periods: readonly PeriodColumn[]): number {
  const current = Math.max(
    0,
    periods.findIndex(({ kind }) => kind === 'current'),
  )
  return side === 'demand' ? Math.max(0, current - monthsBack) : current
}
