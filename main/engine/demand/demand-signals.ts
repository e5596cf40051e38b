/** History and signals of demand, spread over demand lines × periods. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { type DemandLine, demandKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import { addPipeline, type Opportunity } from './opportunities'

export interface DemandSignals {
  readonly actualOrders: Float64Array
  /** By line: what the current period has already shipped. */
  readonly shippedToDate: Float64Array
  readonly firmDemand: Float64Array
  readonly salesForecast: Float64Array
  readonly pipeline: Float64Array
}

/** Reads every signal. Open orders that are overdue count in the current period; forecasts count once approved, the latest revision only. */
export function readDemandSignals(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
  opportunities: Iterable<Opportunity>,
): DemandSignals {
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
  const future = (date: string): number => Math.max(axis.current, indexOnAxis(axis, date))

  const actualOrders = empty()
  const firmDemand = empty()
  const shippedToDate = new Float64Array(lines.length)
  for (const row of source.rows('sales_order_line')) {
    const line = byKey.get(demandKey(textOf(row, 'item'), textOf(row, 'customer')))
    if (line === undefined) continue
    const ordered = numberOf(row, 'quantity_ordered') - numberOf(row, 'quantity_cancelled')
    const shipped = numberOf(row, 'quantity_shipped')
    const requested = indexOnAxis(axis, textOf(row, 'requested_on'))
    if (requested <= axis.current) add(actualOrders, line, requested, ordered)
    if (requested === axis.current) shippedToDate[line] = (shippedToDate[line] ?? 0) + shipped
    if (textOf(row, 'status') === 'open' && ordered > shipped)
      add(firmDemand, line, future(textOf(row, 'requested_on')), ordered - shipped)
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
        future(textOf(row, 'month')),
        open,
      )
  }
  const pipeline = empty()
  addPipeline(axis, opportunities, pipeline)
  return {
    actualOrders,
    shippedToDate,
    firmDemand,
    salesForecast: readForecasts(source, axis, lines, byKey),
    pipeline,
  }
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
  const revision = new Map<number, number>()
  for (const row of source.rows('sales_forecast')) {
    const line = byKey.get(demandKey(textOf(row, 'item'), textOf(row, 'customer')))
    const t = indexOnAxis(axis, textOf(row, 'month'))
    if (line === undefined || t < axis.current || t >= count) continue
    if (textOf(row, 'status') !== 'approved') continue
    const at = line * count + t
    const number = numberOf(row, 'revision')
    if (number < (revision.get(at) ?? 0)) continue
    revision.set(at, number)
    cells[at] = numberOf(row, 'quantity')
  }
  return cells
}
