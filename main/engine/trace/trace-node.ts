/** What a cell asks about: the lines it stands for, and the figures of measures and of the words between them. */
import type { Selection, Side } from '@shared/contract/planning-calls'
import type { LineLevel } from '@shared/model/measures/measure-shape'
import { measureNamed } from '@shared/model/measures/measures'
import { type PlanNode, planNodes } from '../hierarchy/plan-nodes'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { shippedOf } from './delivery-shares'
import { blendedOf, layerBlendOf } from './demand-formulas'
import { itemBaseline } from './explain-baseline'
import { submittedOf } from './lowered-forecast'
import { receiptsRecorded } from './supply-formulas'
import { wholeDemand } from './supply-shares'
import type { TraceReader } from './trace-reader'

type ValueOf = (r: TraceReader, line: number, t: number) => number

interface Word {
  readonly side: LineLevel
  /** Of several lines: added up, or the same for all of them. */
  readonly adds: boolean
  readonly figureOf: ValueOf
}

const demand = (figureOf: ValueOf, adds = true): Word => ({ side: 'demand', adds, figureOf })
const supply = (figureOf: ValueOf, adds = true): Word => ({ side: 'supply', adds, figureOf })

/** Words of traces that are no measures and yet can be asked about. */
const words: Readonly<Record<string, Word>> = {
  shipped_to_date: demand(shippedOf),
  firm_demand_recorded: demand((r, line, t) => r.model.layers.firmDemand[line * r.count + t] ?? 0),
  pipeline_recorded: demand((r, line, t) => r.model.layers.pipeline[line * r.count + t] ?? 0),
  sales_forecast_recorded: demand(submittedOf),
  blended_demand: demand(blendedOf),
  layer_blend: demand(layerBlendOf),
  item_baseline: demand(
    (r, line, t) => itemBaseline(r, r.model.demandLines[line]?.item.item ?? '', t),
    false,
  ),
  event_share: demand((r, line, t) => {
    const base = r.or0('baseline', line, t)
    return base === 0 ? 0 : r.or0('driver_uplift', line, t) / base
  }, false),
  net_price: demand((r, line) => r.model.demandLines[line]?.price ?? Number.NaN, false),
  standard_cost: supply((r, line) => r.model.supplyLines[line]?.item.cost ?? Number.NaN, false),
  opening_stock: supply((r, line) => r.model.position.openingStock[line] ?? 0),
  receipts_recorded: supply(receiptsRecorded),
  whole_demand: supply(wholeDemand),
  requirement: supply((r, line, t) => r.requirements().demand[line * r.count + t] ?? 0),
  capacity_recorded: {
    side: 'resource',
    adds: true,
    figureOf: (r, line, t) => r.model.position.capacity[line * r.count + t] ?? Number.NaN,
  },
  overtime_recorded: {
    side: 'resource',
    adds: true,
    figureOf: (r, line, t) => r.model.position.overtime[line * r.count + t] ?? 0,
  },
}

/** Which lines a key is about; undefined for one that is neither a measure nor a word of traces. */
export const sideOf = (key: string): Side | undefined =>
  measureNamed(key)?.level ?? (Object.hasOwn(words, key) ? words[key]?.side : undefined)

/** True where the figure of several lines is the sum of theirs. */
export const addsUp = (key: string): boolean =>
  key !== 'days_of_supply' &&
  (measureNamed(key)?.across.kind === 'sum' || (words[key]?.adds ?? false))

/** The node of a selection first, then those directly below it. */
export function nodesOf(model: PlanModel, side: LineLevel, where: Selection): PlanNode[] {
  if (side !== 'resource') return planNodes(model, side, where, new Set())
  const code = where.resource
  const below =
    code === undefined
      ? planNodes(model, side, where, new Set())
      : planNodes(model, side, {}, new Set()).filter((node) => node.code === code)
  const [only] = below
  if (below.length === 1 && only) return [only]
  const lines = below.flatMap((node) => node.lines)
  const everything = { zh: '全部', en: 'All' }
  const rest = { level: 'total', code: '', name: everything, depth: 0, expandable: false } as const
  return [{ ...rest, where, lines }, ...below]
}

export const linesOf = (model: PlanModel, side: LineLevel, where: Selection): readonly number[] =>
  side === 'demand'
    ? selectDemandLines(model, where)
    : side === 'supply'
      ? selectSupplyLines(model, where)
      : (nodesOf(model, side, where)[0]?.lines ?? [])

/** The figure of lines in a period, as a grid shows it; NaN where there is none. */
export function figureOf(r: TraceReader, key: string, lines: readonly number[], t: number): number {
  const measure = measureNamed(key)
  if (measure) return r.figures.figures(measure, lines)[t] ?? Number.NaN
  const word = words[key]
  if (!word || lines.length === 0) return Number.NaN
  if (!word.adds) return word.figureOf(r, lines[0] ?? -1, t)
  return lines.reduce((sum, line) => sum + word.figureOf(r, line, t), 0)
}
