/** How the figure of several lines together comes about. */
import type { Selection } from '@shared/contract/planning-calls'
import type { TraceInput } from '@shared/contract/why-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { writtenAt } from '../plan/read-row'
import { blendedOf, demandFormulas, newBusinessOf, pipelinePartOf, ruleOf } from './demand-formulas'
import { explainItemBaseline } from './explain-baseline'
import { explainLowered } from './lowered-forecast'
import { supplyFormulas } from './supply-formulas'
import { figureOf } from './trace-node'
import { type Explained, input, negligible, unitOf } from './trace-parts'
import type { TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

/** Months of demand that days of supply can look ahead. */
const monthsAhead = 12

/** Formulas whose inputs add up over lines as the figure does. */
const addable = new Set([
  'available_supply',
  'gap',
  'gross_margin',
  'lifecycle',
  'whole_demand',
  'requirement',
])

interface Node {
  readonly where: Selection
  readonly lines: readonly number[]
}

/** A measure of lines over another, or the stock of lines against their demand: the same for one line and for many. */
export function explainAcross(
  r: TraceReader,
  key: string,
  { where, lines }: Node,
  t: number,
): Explained | undefined {
  const measure = measureNamed(key)
  const total = (of: string, at = t): TraceInput =>
    input(of, figureOf(r, of, lines, at), { place: r.place(where, of, at) })
  if (measure?.across.kind === 'ratio' && measure.across.times === 1)
    return { formula: 'ratio', inputs: [total(measure.across.of), total(measure.across.to)] }
  if (key !== 'days_of_supply') return undefined
  const ahead = Array.from({ length: monthsAhead }, (_, k) => t + 1 + k).filter((k) => k < r.count)
  // At the end of the horizon demand goes on as in its last period.
  const months = ahead.length > 0 ? ahead : [r.count - 1]
  return {
    formula: 'days_of_supply',
    inputs: [total('projected_stock'), ...months.map((k) => total('whole_demand', k))],
  }
}

/** Inputs of several lines with the same word become one, asked about at their node. */
function together(each: readonly Explained[], where: Selection): TraceInput[] {
  const merged = new Map<string, TraceInput>()
  for (const { inputs } of each)
    for (const one of inputs) {
      const known = merged.get(one.key)
      const place = one.place ? { ...one.place, where } : null
      const value = (known?.value ?? 0) + (one.value ?? 0)
      merged.set(one.key, { ...one, place, value })
    }
  return [...merged.values()]
}

/** What layers say, what planners wrote instead, and what drivers make of it. */
function consensusTotal(r: TraceReader, { where, lines }: Node, t: number): Explained {
  let layers = 0
  let written = 0
  for (const line of lines) {
    const before = blendedOf(r, line, t)
    layers += before
    const own = writtenAt(r.plan, 'override', line, t)
    if (own) written += own.value - before
  }
  const value = figureOf(r, 'consensus_demand', lines, t)
  const driven = value - layers - written
  const inputs = [
    input('blended_demand', layers, { factor: 1, place: r.place(where, 'blended_demand', t) }),
  ]
  if (written !== 0)
    inputs.push(
      input('override_effect', written, { factor: 1, place: r.place(where, 'override', t) }),
    )
  if (!negligible(driven, value)) inputs.push(input('driver_effect', driven, { factor: 1 }))
  return { formula: 'consensus', inputs }
}

/** Of a whole item: the greater of firm demand and blend, whoever ordered. */
function blendedTotal(r: TraceReader, node: Node, t: number): Explained | undefined {
  const items = new Set(node.lines.map((line) => r.model.demandLines[line]?.item.item))
  const [item] = items
  if (items.size !== 1 || item === undefined) return undefined
  if (r.model.demandOfItem.get(item)?.length !== node.lines.length) return undefined
  const total = (key: string): TraceInput =>
    input(key, figureOf(r, key, node.lines, t), { place: r.place(node.where, key, t) })
  const inputs = [total('firm_demand'), total('layer_blend')]
  if (t === r.current) inputs.splice(1, 0, total('shipped_to_date'))
  const onTop = node.lines.reduce((sum, line) => sum + newBusinessOf(r, line, t), 0)
  if (onTop !== 0) inputs.push(input('new_business', onTop))
  return { formula: 'greater_of_firm_and_blend', inputs }
}

/** Layers of several lines, each as far as it counts; the weights differ where nothing was submitted. */
const isLayers = (key: string): boolean => key === 'layer_blend'

function layersTotal(r: TraceReader, { where, lines }: Node, t: number): Explained {
  const sums = new Map<string, number>()
  const add = (key: string, value: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + value)
  }
  for (const line of lines) {
    const { baselineWeight, forecastWeight } = ruleOf(r, line)
    const weight = baselineWeight + forecastWeight
    const forecast = r.at('sales_forecast', line, t)
    const statistical = Number.isNaN(forecast) ? 1 : baselineWeight / weight
    add('baseline', r.or0('baseline', line, t) * statistical)
    add('driver_uplift', r.or0('driver_uplift', line, t) * statistical)
    if (!Number.isNaN(forecast)) add('sales_forecast', (forecast * forecastWeight) / weight)
    add('pipeline', r.or0('pipeline', line, t) * pipelinePartOf(r, line, t))
  }
  const inputs = [...sums].map(([key, value]) =>
    input(`weighted_${key}`, value, { factor: 1, place: r.place(where, key, t) }),
  )
  return { formula: 'blend_of_layers', inputs }
}

/** Figures of the snapshot and what drivers make of them, by measure. */
const recordedAs: Readonly<Record<string, string>> = {
  firm_demand: 'firm_demand_recorded',
  pipeline: 'pipeline_recorded',
  receipts_in_transit: 'receipts_recorded',
  capacity: 'capacity_recorded',
  overtime: 'overtime_recorded',
}

function recordedTotal(r: TraceReader, key: string, node: Node, t: number): Explained | undefined {
  const word = recordedAs[key]
  if (!word) return undefined
  const value = figureOf(r, key, node.lines, t)
  const before = figureOf(r, word, node.lines, t)
  if (negligible(value - before, before)) return undefined
  const unit = unitOf(key)
  return {
    formula: 'recorded',
    inputs: [
      input(word, before, { factor: 1, unit, place: r.place(node.where, word, t) }),
      input('driver_effect', value - before, { factor: 1, unit }),
    ],
  }
}

/** The measures a total is made of, for whoever wants to look further; nothing is calculated from them here. */
function ingredients(r: TraceReader, key: string, { where, lines }: Node, t: number): TraceInput[] {
  const measure = measureNamed(key)
  return (measure?.from ?? [])
    .filter((from) => measureNamed(from)?.level === measure?.level)
    .map((from) => input(from, figureOf(r, from, lines, t), { place: r.place(where, from, t) }))
}

/** How the lines of a node make its figure together. */
export function explainTotal(
  r: TraceReader,
  key: string,
  node: Node,
  t: number,
  source: TraceSource,
): Explained {
  if (key === 'consensus_demand') return consensusTotal(r, node, t)
  if (isLayers(key)) return layersTotal(r, node, t)
  if (key === 'item_baseline') {
    const item = r.model.demandLines[node.lines[0] ?? -1]?.item.item ?? ''
    return explainItemBaseline(r, item, t)
  }
  const blended = key === 'blended_demand' ? blendedTotal(r, node, t) : undefined
  if (blended) return blended
  const lowered =
    key === 'sales_forecast'
      ? explainLowered(r, node.lines, t, r.place(node.where, 'sales_forecast_recorded', t))
      : undefined
  if (lowered) return lowered
  const recorded = recordedTotal(r, key, node, t)
  if (recorded) return recorded
  const formula = demandFormulas[key] ?? supplyFormulas[key]
  if (formula && addable.has(key)) {
    const each = node.lines.map((line) => formula(r, line, t, source))
    const [first] = each
    if (first) return { formula: first.formula, inputs: together(each, node.where) }
  }
  return { formula: 'total', inputs: ingredients(r, key, node, t) }
}
