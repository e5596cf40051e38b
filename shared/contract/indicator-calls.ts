import { z } from 'zod'
import { financeKeys } from '../model/measures/finance-measures'
import { call, identifier, period } from './call-shape'
import { selection } from './planning-calls'

/** Layers of demand whose accuracy is measured, from the benchmark to what was agreed. */
export const accuracyLayers = [
  'seasonal_naive',
  'baseline',
  'sales_forecast',
  'before_override',
  'consensus_demand',
] as const
export type AccuracyLayer = (typeof accuracyLayers)[number]

/** Errors of a forecast; each is null where its formula is undefined. Shares are fractions of 1. */
export const errorKeys = [
  'wmape',
  'value_added',
  'bias',
  'tracking_signal',
  'mape',
  'smape',
  'mase',
  'mae',
  'rmse',
] as const
export type ErrorKey = (typeof errorKeys)[number]
const figure = z.number().nullable()

/** What a forecast is measured for: each line of an item and customer, each item, family, or all together. */
export const accuracyLevels = ['line', 'item', 'family', 'total'] as const
export type AccuracyLevel = (typeof accuracyLevels)[number]

/** Overrides against what the layers said, once the orders are known. Errors are WMAPE, shares of 1. */
export const overrideWorth = z.strictObject({
  count: z.number(),
  /** How many were nearer to the orders than the layers, and how many further away. */
  better: z.number(),
  worse: z.number(),
  wmape: figure,
  layers_wmape: figure,
  naive_wmape: figure,
  bias: figure,
  /** Error of the layers, and of the seasonal naive forecast, less that of the overrides: above zero they helped. */
  value_added: figure,
  value_added_naive: figure,
})
export type OverrideWorth = z.infer<typeof overrideWorth>

export const layerAccuracy = z.strictObject({
  layer: z.enum(accuracyLayers),
  /** Months between the cycle that published and the month that was forecast. */
  lag: z.number(),
  /** Pairs of item (or what else the level says) and month that it is measured on. */
  pairs: z.number(),
  wmape: figure,
  value_added: figure,
  bias: figure,
  tracking_signal: figure,
  mape: figure,
  smape: figure,
  mase: figure,
  mae: figure,
  rmse: figure,
})
export type LayerAccuracy = z.infer<typeof layerAccuracy>

export const accuracy = z.strictObject({
  /** Months that are measured, ascending. */
  months: z.array(period),
  /** First months of the cycles that published anything of the selection, ascending; empty where there is no archive. */
  cycles: z.array(period),
  layers: z.array(layerAccuracy),
})
export type Accuracy = z.infer<typeof accuracy>

export const itemClasses = ['AX', 'AY', 'AZ', 'BX', 'BY', 'BZ', 'CX', 'CY', 'CZ'] as const
export type ItemClass = (typeof itemClasses)[number]

export const addedValue = z.strictObject({
  months: z.array(period),
  lag: z.number(),
  /** By revenue and steadiness of the items; classes without items are left out. */
  classes: z.array(
    z.strictObject({
      class: z.enum(itemClasses),
      items: z.number(),
      layers: z.array(layerAccuracy),
    }),
  ),
  /** Whose overrides can be judged. */
  people: z.array(z.strictObject({ person: z.string(), record: overrideWorth })),
})
export type AddedValue = z.infer<typeof addedValue>

export const publishedLayers = ['baseline', 'sales_forecast', 'consensus_demand'] as const
export type PublishedLayer = (typeof publishedLayers)[number]

export const waterfall = z.strictObject({
  /** Months that were forecast: the columns. */
  months: z.array(period),
  /** A row a cycle, oldest first; null where it said nothing of the month. */
  rows: z.array(z.strictObject({ asOf: period, values: z.array(figure) })),
  /** Orders of the months that are over. */
  actual: z.array(figure),
})
export type Waterfall = z.infer<typeof waterfall>

export const operatingKeys = [
  'fill_rate',
  'planned_fill_rate',
  'stock_turns',
  'stock_days',
  'days_sales_outstanding',
  'days_payables_outstanding',
  'cash_to_cash',
  'utilisation',
] as const
export type OperatingKey = (typeof operatingKeys)[number]
export const operatingIndicators = z.record(z.enum(operatingKeys), figure)
export type OperatingIndicators = z.infer<typeof operatingIndicators>

export const financePlan = z.strictObject({
  currency: z.string(),
  /** The planned periods, first the current one; rows have this length. */
  periods: z.array(period),
  rows: z.record(z.enum(financeKeys), z.array(figure)),
})
export type FinancePlan = z.infer<typeof financePlan>

const months = z.number().int().min(1).max(36)

export const indicatorCalls = {
  /** How good each layer of demand was, by lag; `months` back from the current one. */
  'indicators.accuracy': call(
    z.strictObject({
      where: selection.default({}),
      months: months.default(12),
      lags: z.array(z.number().int().min(0).max(24)).min(1).max(13).default([1, 2, 3, 4, 5, 6]),
      level: z.enum(accuracyLevels).default('item'),
    }),
    accuracy,
  ),
  /** What each layer added at one lag, class by class of the items, and what each person's overrides did. */
  'indicators.valueAdded': call(
    z.strictObject({
      where: selection.default({}),
      months: months.default(12),
      lag: z.number().int().min(0).max(24).default(1),
      level: z.enum(accuracyLevels).default('item'),
    }),
    addedValue,
  ),
  /** What the last cycles said of each month, and what was ordered. */
  'indicators.waterfall': call(
    z.strictObject({
      where: selection.default({}),
      layer: z.enum(publishedLayers).default('consensus_demand'),
      cycles: months.default(12),
    }),
    waterfall,
  ),
  /** Stock, money, service and capacity over the next `span` periods of a scenario. */
  'indicators.operations': call(
    z.strictObject({
      scenario: identifier.default('base'),
      where: selection.default({}),
      span: months.default(12),
    }),
    operatingIndicators,
  ),
  /** The money of a scenario by month, against the budget. */
  'indicators.finance': call(
    z.strictObject({ scenario: identifier.default('base'), where: selection.default({}) }),
    financePlan,
  ),
} as const
