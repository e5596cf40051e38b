/** Layers of demand under won and lost opportunities and promotions, and what they blend to. */
import { blendDemand } from '../demand/blended-demand'
import { addPipeline, type Opportunity } from '../demand/opportunities'
import { policyOfItems } from '../demand/policy-of-items'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { assumedOutcomes, forEachWon, type Outcome } from './opportunity-outcomes'
import { ofKind, type PlacedDriver, plannedSpan } from './placed-driver'
import type { ResolvedAssumptions } from './resolved-assumptions'

type Rows = Map<number, Float64Array>
type ChangedLayers = Pick<ResolvedAssumptions, 'layers' | 'blended' | 'newBusiness'>

/** Rows that differ from the model's; promotions add up, as events do. */
export function changedLayers(model: PlanModel, drivers: readonly PlacedDriver[]): ChangedLayers {
  const outcomes = assumedOutcomes(model, drivers)
  const uplift = upliftRows(model, drivers)
  const pipeline = pipelineRows(model, outcomes)
  const firm: Rows = new Map()
  const newBusiness: Rows = new Map()
  const count = model.axis.periods.length
  for (const outcome of outcomes)
    forEachWon(model, outcome, (line, period, quantity, onTop) => {
      const base = (): Float64Array => rowOf(model.layers.firmDemand, line, count).slice()
      addTo(firm, line, period, quantity, base)
      addTo(newBusiness, line, period, onTop, () => new Float64Array(count))
    })
  const named = { driver_uplift: uplift, pipeline, firm_demand: firm }
  const layers = new Map(Object.entries(named).filter(([, rows]) => rows.size > 0))
  const blended = blendAgain(model, { uplift, pipeline, firm, newBusiness })
  return { layers, blended, newBusiness }
}

/**
 * Pipeline and blended demand of the items concerned as they would be if the deals in `gone` were not there and those
 * `instead` were; what won deals usually bring stays as it is. Rows as in `changedLayers`.
 */
export function layersWithDeals(
  model: PlanModel,
  gone: ReadonlySet<string>,
  instead: readonly Opportunity[],
): Pick<ChangedLayers, 'layers' | 'blended'> {
  const leaving = [...gone].flatMap((code) => model.opportunities.get(code) ?? [])
  const lines = [...leaving, ...instead].flatMap((deal) => deal.lines.map(({ line }) => line))
  const left = [...model.opportunities.values()].filter(({ opportunity }) => !gone.has(opportunity))
  const pipeline = countPipeline(model, new Set(lines), [...left, ...instead])
  const blended = blendAgain(model, {
    pipeline,
    uplift: new Map(),
    firm: new Map(),
    newBusiness: new Map(),
  })
  return { layers: new Map([['pipeline', pipeline]]), blended }
}

const rowOf = (cells: Float64Array, line: number, count: number): Float64Array =>
  cells.subarray(line * count, (line + 1) * count)

function addTo(
  rows: Rows,
  line: number,
  period: number,
  quantity: number,
  start: () => Float64Array,
): void {
  const row = rows.get(line) ?? start()
  row[period] = (row[period] ?? 0) + quantity
  rows.set(line, row)
}

function upliftRows(model: PlanModel, drivers: readonly PlacedDriver[]): Rows {
  const count = model.axis.periods.length
  const rows: Rows = new Map()
  for (const { assumption } of ofKind(drivers, 'promotion')) {
    const { from, to } = plannedSpan(model.axis, assumption)
    for (const line of selectDemandLines(model, assumption.where))
      for (let t = from; t <= to; t++) {
        const baseline = model.layers.baseline[line * count + t] ?? 0
        addTo(rows, line, t, (baseline * assumption.percent) / 100, () =>
          rowOf(model.layers.driverUplift, line, count).slice(),
        )
      }
  }
  return rows
}

/** Counted anew from the deals that are left: taking one off the sum would leave dust. */
function pipelineRows(model: PlanModel, outcomes: readonly Outcome[]): Rows {
  const gone = new Set(outcomes.map(({ deal }) => deal))
  const lines = new Set([...gone].flatMap((deal) => deal.lines.map(({ line }) => line)))
  const left = [...model.opportunities.values()].filter((deal) => !gone.has(deal))
  return countPipeline(model, lines, left)
}

function countPipeline(
  { axis }: PlanModel,
  of: ReadonlySet<number>,
  deals: readonly Opportunity[],
): Rows {
  const count = axis.periods.length
  const lines = [...of]
  const places = new Map(lines.map((line, place) => [line, place]))
  const cells = new Float64Array(lines.length * count)
  addPipeline(axis, deals, cells, (line) => places.get(line))
  return new Map(lines.map((line, place) => [line, rowOf(cells, place, count)]))
}

interface Changed {
  readonly uplift: Rows
  readonly pipeline: Rows
  readonly firm: Rows
  readonly newBusiness: Rows
}

/** Blends the items of changed lines as the model was blended, all lines of an item together. */
function blendAgain(model: PlanModel, changed: Changed): Rows {
  const { axis, layers, demandOfItem, demandLines } = model
  const count = axis.periods.length
  const policyOf = policyOfItems(model)
  const items = new Set(
    Object.values(changed)
      .flatMap((rows: Rows) => [...rows.keys()])
      .map((line) => demandLines[line]?.item.item ?? ''),
  )
  const blended: Rows = new Map()
  for (const item of items) {
    const lines = demandOfItem.get(item) ?? []
    const gather = (cells: Float64Array | null, rows?: Rows): Float64Array => {
      const gathered = new Float64Array(lines.length * count)
      lines.forEach((line, k) => {
        const row = rows?.get(line) ?? (cells && rowOf(cells, line, count))
        if (row) gathered.set(row, k * count)
      })
      return gathered
    }
    const cells = blendDemand(
      axis,
      {
        baseline: gather(layers.baseline),
        salesForecast: gather(layers.salesForecast),
        driverUplift: gather(layers.driverUplift, changed.uplift),
        pipeline: gather(layers.pipeline, changed.pipeline),
        firmDemand: gather(layers.firmDemand, changed.firm),
        newBusiness: gather(null, changed.newBusiness),
        usualWins: Float64Array.from(lines, (line) => layers.usualWins[line] ?? 0),
        shippedToDate: Float64Array.from(lines, (line) => layers.shippedToDate[line] ?? 0),
      },
      new Map([[item, [...lines.keys()]]]),
      policyOf,
    )
    lines.forEach((line, k) => {
      blended.set(line, rowOf(cells, k, count))
    })
  }
  return blended
}
