/** History and signals of demand, spread over demand lines × periods. */
import type { DemandPolicy } from '@shared/model/demand-policy'
import { cellWidth, monthNumber, openWidth } from '@shared/model/orders/order-summary'
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import type { MasterData } from '../model/master-data'
import { type DemandLine, demandKey } from '../model/plan-lines'
import { readOrderSummaries } from '../source/order-summaries'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import type { Deal } from './opportunities'
import type { Pipeline, PipelineLayers } from './pipeline/read-pipeline'
import { pipelineLayers, planPipeline } from './pipeline/read-pipeline'
import { quotedDemand } from './quoted-demand'
import { addService, emptyService, type ServiceHistory } from './service-history'

export interface DemandSignals extends PipelineLayers {
  readonly actualOrders: Float64Array
  /** By line: what the current period has already shipped. */
  readonly shippedToDate: Float64Array
  readonly firmDemand: Float64Array
  /** Line → what was shipped, by the month it left in (`shippedWidth`); lines that nothing was shipped of are not in it. */
  readonly shipments: ReadonlyMap<number, Float64Array>
  readonly salesForecast: Float64Array
  readonly service: ServiceHistory
}

export interface ReadSignals {
  readonly signals: DemandSignals
  readonly pipeline: Pipeline
}

/** Reads every signal, and how each deal counts. Open orders that are overdue count in the current period; forecasts count once approved, the latest revision only. */
export function readDemandSignals(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
  deals: ReadonlyMap<string, Deal>,
  master: MasterData,
  policy: DemandPolicy,
): ReadSignals {
  const count = axis.periods.length
  const empty = (): Float64Array => new Float64Array(lines.length * count)
  const byKey = new Map(lines.map((line, index) => [line.key, index]))
  const add = (
    cells: Float64Array,
    line: number | undefined,
    t: number,
    quantity: number,
  ): void => {
    if (line === undefined || t < 0 || t >= count) return
    cells[line * count + t] = (cells[line * count + t] ?? 0) + quantity
  }
  const future = (t: number): number => Math.max(axis.current, t)

  const { firm } = policy
  const actualOrders = empty()
  const firmDemand = empty()
  const service = emptyService(lines.length)
  const shippedToDate = new Float64Array(lines.length)
  const shipments = new Map<number, Float64Array>()
  const first = monthNumber(axis.periods[0] ?? '')
  for (const { item, customer, months, open, shipped } of readOrderSummaries(source)) {
    const line = byKey.get(demandKey(item, customer))
    if (line === undefined) continue
    if (shipped.length > 0) {
      // An entry for each unit that was ordered in.
      const others = shipments.get(line)
      shipments.set(line, others ? Float64Array.of(...others, ...shipped) : shipped)
    }
    for (let at = 0; at < months.length; at += cellWidth) {
      const t = months[at]! - first
      addService(service, axis, line, t, months[at + 1]!, months[at + 3]!)
      if (t <= axis.current) add(actualOrders, line, t, months[at + 1]!)
      if (t === axis.current) shippedToDate[line] = shippedToDate[line]! + months[at + 2]!
    }
    for (let at = 0; at < open.length; at += openWidth)
      add(firmDemand, line, future(open[at]! - first), open[at + 1]! * firm.orders)
  }

  const contracts = new Map<string, string>()
  for (const row of source.rows('contract'))
    if (textOf(row, 'status') === 'signed')
      contracts.set(textOf(row, 'contract'), textOf(row, 'customer'))
  for (const row of source.rows('contract_line')) {
    const customer = contracts.get(textOf(row, 'contract'))
    const open = numberOf(row, 'quantity') - numberOf(row, 'quantity_shipped')
    if (customer !== undefined && open > 0)
      add(
        firmDemand,
        byKey.get(demandKey(textOf(row, 'item'), customer)),
        future(indexOnAxis(axis, textOf(row, 'month'))),
        open * firm.contracts,
      )
  }
  const pipeline = planPipeline(axis, master, policy.pipeline, deals, actualOrders)
  const layers = pipelineLayers(axis, pipeline, lines.length)
  for (const quote of quotedDemand(source, axis, byKey, firm, layers.pipeline))
    add(firmDemand, quote.line, quote.period, quote.quantity)
  const signals = {
    actualOrders,
    shippedToDate,
    shipments,
    firmDemand,
    service,
    salesForecast: readForecasts(source, axis, lines, byKey),
    ...layers,
  }
  return { signals, pipeline }
}

/** Latest approved submission per line and month; NaN where nothing was submitted. */
function readForecasts(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
  byKey: ReadonlyMap<string, number>,
): Float64Array {
  const count = axis.periods.length
  const cells = new Float64Array(lines.length * count).fill(Number.NaN)
  const revision = new Float64Array(cells.length)
  for (const row of source.rows('sales_forecast')) {
    const line = byKey.get(demandKey(textOf(row, 'item'), textOf(row, 'customer')))
    const t = indexOnAxis(axis, textOf(row, 'month'))
    if (line === undefined || t < axis.current || t >= count) continue
    if (textOf(row, 'status') !== 'approved') continue
    const at = line * count + t
    const number = numberOf(row, 'revision')
    if (number < revision[at]!) continue
    revision[at] = number
    cells[at] = numberOf(row, 'quantity')
  }
  return cells
}
