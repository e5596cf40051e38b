/** How each figure of one demand line comes about. */
import type { TraceInput } from '@shared/contract/why-calls'
import type { ConsensusRule } from '@shared/model/demand-policy'
import { blendLayers, pipelinePart } from '../demand/consensus'
import { policyOfItems } from '../demand/policy-of-items'
import { writtenAt } from '../plan/read-row'
import { deliveredShare, owedBefore, shippedOf } from './delivery-shares'
import { explainBaseline } from './explain-baseline'
import { explainLowered } from './lowered-forecast'
import { demandMoneyFormulas } from './money-formulas'
import { type Explained, factorInput, input, negligible } from './trace-parts'
import { lineSelection, type TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

type Explain = (r: TraceReader, line: number, t: number, source: TraceSource) => Explained

const here = (r: TraceReader, key: string, line: number, t: number, factor?: number): TraceInput =>
  input(key, r.at(key, line, t), {
    place: r.demandPlace(line, key, t),
    ...(factor === undefined ? {} : { factor }),
  })

/** What the layers say of a line, before overrides and drivers. */
export const blendedOf = (r: TraceReader, line: number, t: number): number =>
  t < r.current
    ? Number.NaN
    : (r.assumptions().blended.get(line)?.[t] ??
      r.model.blendedDemand[line * r.count + t] ??
      Number.NaN)

/** The rule that a line is blended by. */
export const ruleOf = (r: TraceReader, line: number): ConsensusRule =>
  policyOfItems(r.model)(r.model.demandLines[line]?.item.item ?? '')

/** The part of a line's pipeline that counts: the same for all lines of its item. */
export function pipelinePartOf(r: TraceReader, line: number, t: number): number {
  const lines = r.model.demandOfItem.get(r.model.demandLines[line]?.item.item ?? '') ?? []
  const sum = (of: (line: number) => number): number => lines.reduce((s, l) => s + of(l), 0)
  return pipelinePart(
    ruleOf(r, line),
    sum((l) => r.or0('pipeline', l, t)),
    sum((l) => r.model.layers.usualWins[l] ?? 0),
  )
}

/** The weighted blend of a line's layers. */
export const layerBlendOf = (r: TraceReader, line: number, t: number): number =>
  blendLayers(
    {
      baseline: r.or0('baseline', line, t),
      uplift: r.or0('driver_uplift', line, t),
      forecast: r.at('sales_forecast', line, t),
      pipeline: r.or0('pipeline', line, t),
    },
    ruleOf(r, line),
    pipelinePartOf(r, line, t),
  )

/** What won opportunities bring on top of the blend. */
export const newBusinessOf = (r: TraceReader, line: number, t: number): number =>
  r.assumptions().newBusiness.get(line)?.[t] ?? 0

/** Firm demand with what the current period has shipped already. */
const firmOf = (r: TraceReader, line: number, t: number): number =>
  r.or0('firm_demand', line, t) + shippedOf(r, line, t)

const shippedInput = (r: TraceReader, line: number, t: number): TraceInput[] =>
  t === r.current
    ? [
        input('shipped_to_date', shippedOf(r, line, t), {
          factor: 1,
          place: r.demandPlace(line, 'shipped_to_date', t),
        }),
      ]
    : []

const blended: Explain = (r, line, t) => {
  const lines = r.model.demandOfItem.get(r.model.demandLines[line]!.item.item) ?? []
  const sum = (of: (line: number) => number): number => lines.reduce((s, l) => s + of(l), 0)
  const firm = here(r, 'firm_demand', line, t, 1)
  const onTop = newBusinessOf(r, line, t)
  const forecastOf = (l: number): number => layerBlendOf(r, l, t) + newBusinessOf(r, l, t)
  const beyond = sum(forecastOf) - sum((l) => firmOf(r, l, t))
  if (beyond <= 0) return { formula: 'firm_only', inputs: [firm, ...shippedInput(r, line, t)] }
  const openOf = (l: number): number => Math.max(0, forecastOf(l) - firmOf(r, l, t))
  const blend = input('layer_blend', layerBlendOf(r, line, t), {
    place: r.demandPlace(line, 'layer_blend', t),
  })
  return {
    formula: 'firm_and_share',
    inputs: [
      firm,
      ...shippedInput(r, line, t),
      blend,
      ...(onTop === 0 ? [] : [input('new_business', onTop)]),
      input('item_beyond_firm', beyond, {
        place: r.place({ item: r.model.demandLines[line]!.item.item }, 'blended_demand', t),
      }),
      input('line_share', openOf(line) / sum(openOf)),
    ],
  }
}

const layerBlend: Explain = (r, line, t) => {
  const { baselineWeight, forecastWeight } = ruleOf(r, line)
  const weight = baselineWeight + forecastWeight
  const without = Number.isNaN(r.at('sales_forecast', line, t))
  const statistical = without ? 1 : baselineWeight / weight
  return {
    formula: without ? 'blend_without_forecast' : 'blend_of_layers',
    inputs: [
      here(r, 'baseline', line, t, statistical),
      here(r, 'driver_uplift', line, t, statistical),
      ...(without ? [] : [here(r, 'sales_forecast', line, t, forecastWeight / weight)]),
      here(r, 'pipeline', line, t, pipelinePartOf(r, line, t)),
    ],
  }
}

const consensus: Explain = (r, line, t) => {
  const layers = blendedOf(r, line, t)
  const written = writtenAt(r.plan, 'override', line, t)
  const before = written ? written.value : layers
  const value = r.or0('consensus_demand', line, t)
  const driven = value - before
  const inputs = written
    ? [
        input('override', written.value, {
          factor: 1,
          place: r.demandPlace(line, 'override', t),
        }),
      ]
    : [
        input('blended_demand', layers, {
          factor: 1,
          place: r.demandPlace(line, 'blended_demand', t),
        }),
      ]
  if (!negligible(driven, value)) inputs.push(input('driver_effect', driven, { factor: 1 }))
  return { formula: written ? 'consensus_written' : 'consensus', inputs }
}

const shipments: Explain = (r, line, t) => {
  const { item } = r.model.demandLines[line]!.item
  const inputs = [
    here(r, 'consensus_demand', line, t),
    input('owed_before', owedBefore(r, line, t)),
    ...shippedInput(r, line, t),
    input('delivered_share', deliveredShare(r, item, t), {
      place: r.place({ item }, 'backlog', t),
    }),
  ]
  return { formula: 'planned_shipments', inputs }
}

const valued =
  (formula: 'revenue' | 'cost_of_goods'): Explain =>
  (r, line, t) => {
    const { price, item } = r.model.demandLines[line]!
    const factor =
      formula === 'revenue'
        ? input('net_price', price, { place: r.demandPlace(line, 'net_price', t) })
        : input('standard_cost', item.cost, {
            place: r.place({ item: item.item }, 'standard_cost', t),
          })
    const { price: prices, demandCost } = r.assumptions()
    const drivers =
      formula === 'revenue'
        ? factorInput('price_factor', prices.get(line)?.[t])
        : factorInput('cost_factor', demandCost.get(line)?.[t])
    return { formula, inputs: [here(r, 'planned_shipments', line, t), factor, ...drivers] }
  }

const actualCost: Explain = (r, line, t) => {
  const { item } = r.model.demandLines[line]!
  const place = r.place({ item: item.item }, 'standard_cost', t)
  return {
    formula: 'actual_cost',
    inputs: [here(r, 'actual_shipments', line, t), input('standard_cost', item.cost, { place })],
  }
}

const margin: Explain = (r, line, t) => ({
  formula: 'gross_margin',
  inputs: [here(r, 'revenue', line, t, 1), here(r, 'cost_of_goods', line, t, -1)],
})

const uplift: Explain = (r, line, t) => {
  const base = r.or0('baseline', line, t)
  const share = base === 0 ? 0 : r.or0('driver_uplift', line, t) / base
  return {
    formula: 'driver_uplift',
    inputs: [
      here(r, 'baseline', line, t),
      input('event_share', share, { place: r.demandPlace(line, 'event_share', t) }),
    ],
  }
}

const lastYear: Explain = (r, line, t) => ({
  formula: 'actual_orders_year_before',
  inputs:
    t >= 12 && t - 12 < r.current
      ? [
          input('actual_orders', r.or0('actual_orders', line, t - 12), {
            factor: 1,
            place: r.place(lineSelection(r.model, 'demand', line), 'actual_orders', t - 12),
          }),
        ]
      : [],
})

const typed: Explain = (r, line, t) => {
  const written = writtenAt(r.plan, 'override', line, t)
  return written
    ? { formula: 'written', inputs: [input('typed', written.value, { factor: 1 })] }
    : { formula: 'nothing', inputs: [] }
}

/** A layer as the data has it, and what won and lost deals make of it. */
const recorded =
  (key: string, layer: 'firmDemand' | 'pipeline'): Explain =>
  (r, line, t) => {
    const before = r.model.layers[layer][line * r.count + t] ?? 0
    const effect = r.or0(key, line, t) - before
    if (negligible(effect, before)) return { formula: 'source', inputs: [] }
    const place = r.demandPlace(line, `${key}_recorded`, t)
    return {
      formula: 'recorded',
      inputs: [
        input(`${key}_recorded`, before, { factor: 1, place }),
        input('driver_effect', effect, { factor: 1 }),
      ],
    }
  }

const fromSource: Explain = () => ({ formula: 'source', inputs: [] })

/** The baseline, and what it would be if the item had neither begun nor ended. */
const lifecycle: Explain = (r, line, t) => ({
  formula: 'lifecycle',
  inputs: [
    here(r, 'baseline', line, t, 1),
    input('baseline_as_such', r.or0('baseline', line, t) - r.or0('lifecycle', line, t), {
      factor: -1,
    }),
  ],
})

/** By measure, and by the words that stand between measures. */
export const demandFormulas: Readonly<Record<string, Explain>> = {
  actual_orders: fromSource,
  actual_shipments: fromSource,
  actual_revenue: fromSource,
  actual_cost: actualCost,
  shipped_to_date: fromSource,
  firm_demand: recorded('firm_demand', 'firmDemand'),
  firm_demand_recorded: fromSource,
  pipeline: recorded('pipeline', 'pipeline'),
  pipeline_recorded: fromSource,
  sales_forecast: (r, line, t, source) =>
    explainLowered(r, [line], t, r.demandPlace(line, 'sales_forecast_recorded', t)) ??
    fromSource(r, line, t, source),
  sales_forecast_recorded: fromSource,
  event_share: fromSource,
  net_price: fromSource,
  last_year: lastYear,
  baseline: explainBaseline,
  lifecycle,
  driver_uplift: uplift,
  override: typed,
  consensus_demand: consensus,
  blended_demand: blended,
  layer_blend: layerBlend,
  planned_shipments: shipments,
  revenue: valued('revenue'),
  cost_of_goods: valued('cost_of_goods'),
  gross_margin: margin,
  ...demandMoneyFormulas,
}
