/** What of the plan's look is remembered, and how it is read back. */
import { type Side, splitRules } from '@shared/contract/planning-calls'

export const layouts = [
  'side_by_side',
  'stacked',
  'demand',
  'supply',
  'resource',
  'finance',
] as const
export type Layout = (typeof layouts)[number]

/** Rules that stay chosen; weights are given for one edit. */
export type UsualRule = (typeof splitRules)[number]

export const askSplits = ['warning', 'always'] as const
export type AskSplit = (typeof askSplits)[number]

/** Smallest and largest size of a grid. */
export const zoomLimits = { least: 0.7, most: 2 } as const

export const scales = [1, 1e3, 1e4, 1e6, 1e8] as const
export type Scale = (typeof scales)[number]

export interface Preferences {
  readonly layout: Layout
  readonly measures: Readonly<Record<Side, readonly string[]>>
  readonly rule: UsualRule
  /** Whether a split is shown before it is made: always, or where something is to be confirmed. */
  readonly askSplit: AskSplit
  readonly chart: boolean
  readonly families: boolean
  /** Size of the grids: 1 is the usual one. */
  readonly zoom: number
  /** What figures of the selection are counted in. */
  readonly scale: Scale
}

/** As many on both sides: the same items then stand beside each other. */
export const usualMeasures: Preferences['measures'] = {
  demand: [
    'actual_orders',
    'last_year',
    'baseline',
    'sales_forecast',
    'pipeline',
    'firm_demand',
    'override',
    'consensus_demand',
    'planned_shipments',
    'revenue',
  ],
  supply: [
    'independent_demand',
    'dependent_demand',
    'receipts_in_transit',
    'open_production',
    'planned_supply',
    'constrained_supply',
    'available_supply',
    'gap',
    'projected_stock',
    'days_of_supply',
  ],
  resource: ['load', 'capacity', 'overtime', 'utilisation'],
  finance: [
    'revenue',
    'budget_revenue',
    'budget_deviation',
    'gross_margin',
    'gross_margin_share',
    'receivables',
    'stock_value',
    'payables',
    'working_capital',
    'cash_flow',
  ],
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined

/** Only what still makes sense of something an older version may have written. */
export function readPreferences(value: unknown): Partial<Preferences> {
  if (!isObject(value)) return {}
  const { layout, measures, rule, askSplit, chart, families, zoom, scale } = value
  const chosen = isObject(measures) ? measures : {}
  return {
    ...(layouts.includes(layout as Layout) ? { layout: layout as Layout } : {}),
    ...(splitRules.includes(rule as UsualRule) ? { rule: rule as UsualRule } : {}),
    ...(askSplits.includes(askSplit as AskSplit) ? { askSplit: askSplit as AskSplit } : {}),
    ...(typeof chart === 'boolean' ? { chart } : {}),
    ...(typeof families === 'boolean' ? { families } : {}),
    ...(typeof zoom === 'number' && zoom >= zoomLimits.least && zoom <= zoomLimits.most
      ? { zoom }
      : {}),
    ...(scales.includes(scale as Scale) ? { scale: scale as Scale } : {}),
    measures: {
      demand: texts(chosen.demand) ?? usualMeasures.demand,
      supply: texts(chosen.supply) ?? usualMeasures.supply,
      resource: texts(chosen.resource) ?? usualMeasures.resource,
      finance: texts(chosen.finance) ?? usualMeasures.finance,
    },
  }
}
