/** Key figures of a plan by family and in all over the next periods, and their series over the horizon. */
import type { FamilyOverview, Indicators } from '@shared/contract/planning-calls'
import { type FigureReader, type Plan, readFigures } from '../hierarchy/node-figures'
import { nameOf } from '../hierarchy/plan-nodes'
import { rollupShape } from '../hierarchy/rollup-shape'
import type { PlanModel } from '../plan/plan-model'
import { readRow } from '../plan/read-row'

/** Periods that indicators cover where nothing else is asked. */
export const usualSpan = 12
/** Units of what customers buy; those of materials cannot be added to them. */
const soldOnly = new Set([
  'independent_demand',
  'constrained_supply',
  'shortage',
  'backlog',
  'excess',
])
/** Excess that is worth pointing at, as a part of the period's demand. */
const excessShare = 0.25
const demandSeries = ['consensus_demand', 'planned_shipments', 'revenue', 'gross_margin'] as const
const supplySeries = [
  'independent_demand',
  'dependent_demand',
  'constrained_supply',
  'shortage',
  'backlog',
  'excess',
  'projected_stock',
  'stock_value',
] as const

export interface PlanOverview {
  readonly indicators: Indicators
  readonly series: Record<string, number[]>
  readonly families: FamilyOverview[]
}

/** Indicators add up `span` periods from the current one on; stock value is their average, utilisation that of the busiest resource. Shortage counts the goods that customers ask for; families without such goods count their own lines. */
export function planOverview(plan: Plan, span = usualSpan): PlanOverview {
  const { model } = plan
  const demandLines = [...model.demandLines.keys()]
  const sold = soldLines(model)
  const reader = readFigures(plan)
  const series = seriesOf(plan, reader, demandLines, [...model.supplyLines.keys()], sold)
  const familyCodes = new Set([...model.master.items.values()].map((item) => item.family))
  const families = [...familyCodes].sort().map((family) => familyOf(plan, reader, family, span))
  return {
    indicators: { ...indicatorsOf(series, span), utilisation: bottleneck(plan, span) },
    series,
    families,
  }
}

/** Key figures of the whole plan, as its overview has them. */
export function planIndicators(plan: Plan, span = usualSpan): Indicators {
  const { model } = plan
  const [demand, supply] = (['demand', 'supply'] as const).map(
    (side) => rollupShape(model, side).nodes[0]?.lines ?? [],
  )
  const series = seriesOf(plan, readFigures(plan), demand!, supply!, soldLines(model))
  return { ...indicatorsOf(series, span), utilisation: bottleneck(plan, span) }
}

/** Supply lines of goods that customers ask for. */
const soldLines = (model: PlanModel): number[] =>
  [...model.supplyLines.keys()].filter((i) =>
    model.demandOfItem.has(model.supplyLines[i]?.item.item ?? ''),
  )

function familyOf(plan: Plan, reader: FigureReader, family: string, span: number): FamilyOverview {
  const { model } = plan
  const ofFamily = (item: string | undefined): boolean =>
    model.master.items.get(item ?? '')?.family === family
  const demandLines = [...model.demandLines.keys()].filter((i) =>
    ofFamily(model.demandLines[i]?.item.item),
  )
  const supplyLines = [...model.supplyLines.keys()].filter((i) =>
    ofFamily(model.supplyLines[i]?.item.item),
  )
  const series = seriesOf(plan, reader, demandLines, supplyLines, supplyLines)
  const short = (series.shortage ?? [])
    .slice(0, span)
    .filter((value, t) => value > 0.5 || (series.backlog?.[t] ?? 0) > 0.5)
  const demand = (t: number): number =>
    (series.independent_demand?.[t] ?? 0) + (series.dependent_demand?.[t] ?? 0)
  const excess = (series.excess ?? []).slice(0, span).filter((v, t) => v > excessShare * demand(t))
  return {
    family,
    name: nameOf(model, 'family', family),
    items: [...model.master.items.values()].filter((item) => item.family === family).length,
    indicators: indicatorsOf(series, span),
    shortPeriods: short.length,
    excessPeriods: excess.length,
    series,
  }
}

function seriesOf(
  plan: Plan,
  reader: FigureReader,
  demandLines: readonly number[],
  supplyLines: readonly number[],
  soldLines: readonly number[],
): Record<string, number[]> {
  const future = (key: string, lines: readonly number[]): number[] =>
    [...reader.sum(key, lines).slice(plan.model.axis.current)].map((v) => (Number.isNaN(v) ? 0 : v))
  const series: Record<string, number[]> = {}
  for (const key of demandSeries) series[key] = future(key, demandLines)
  for (const key of supplySeries)
    series[key] = future(key, soldOnly.has(key) ? soldLines : supplyLines)
  return series
}

function indicatorsOf(series: Record<string, number[]>, span: number): Indicators {
  const sum = (key: string): number =>
    (series[key] ?? []).slice(0, span).reduce((total, value) => total + value, 0)
  return {
    revenue: sum('revenue'),
    gross_margin: sum('gross_margin'),
    shortage: sum('shortage'),
    stock_value: sum('stock_value') / Math.min(span, series.stock_value?.length || span),
    consensus_demand: sum('consensus_demand'),
    constrained_supply: sum('constrained_supply'),
  }
}

/** Load over regular hours of the busiest resource. */
function bottleneck(plan: Plan, span: number): number {
  const { model } = plan
  const count = model.axis.periods.length
  let highest = 0
  model.resources.forEach((_, resource) => {
    const loads = readRow(plan, 'load', resource)
    const capacity = readRow(plan, 'capacity', resource)
    let load = 0
    let hours = 0
    for (let t = model.axis.current; t < Math.min(count, model.axis.current + span); t++) {
      if (Number.isNaN(capacity[t])) continue
      load += loads[t] ?? 0
      hours += capacity[t] ?? 0
    }
    if (hours > 0) highest = Math.max(highest, load / hours)
  })
  return highest
}
