/** Indicators of stock, money, service and capacity over the coming periods of a plan. */
import type { OperatingIndicators } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { type Plan, readFigures } from '../hierarchy/node-figures'
import { planNodes } from '../hierarchy/plan-nodes'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import { readRow } from '../plan/read-row'
import {
  cashToCash,
  fillRate,
  payablesOutstanding,
  salesOutstanding,
  stockDays,
  stockTurns,
  utilisation,
} from './operating-indicators'

const periodsOfYear = 12

/**
 * Flows of the next `span` periods, brought to a year; positions are their average over these periods. Utilisation is
 * all load over all regular hours of the resources that the selection uses. Null where a formula is undefined.
 */
export function planOperations(plan: Plan, where: Selection, span: number): OperatingIndicators {
  const { model } = plan
  const { axis, layers } = model
  const reader = readFigures(plan)
  const demand = selectDemandLines(model, where)
  const supply = selectSupplyLines(model, where)
  const last = Math.min(axis.periods.length, axis.current + span)
  const over = (key: string, lines: readonly number[]): number => {
    const row = reader.sum(key, lines)
    let sum = 0
    for (let t = axis.current; t < last; t++) sum += row[t]!
    return sum
  }
  const periods = last - axis.current
  const yearly = (key: string, lines: readonly number[]): number =>
    (over(key, lines) / periods) * periodsOfYear
  const average = (key: string, lines: readonly number[]): number => over(key, lines) / periods
  // What load means beside hours that nobody knows cannot be said.
  const resources = planNodes(model, 'resource', where, new Set())
    .flatMap(({ lines }) => lines)
    .filter((line) => readRow(plan, 'capacity', line).some((hours) => !Number.isNaN(hours)))

  const cost = yearly('cost_of_goods', demand)
  const stock = average('stock_value', supply)
  const days = orNull(stockDays(stock, cost))
  const sales = orNull(salesOutstanding(average('receivables', demand), yearly('revenue', demand)))
  const payables = orNull(
    payablesOutstanding(average('payables', supply), yearly('purchases', supply)),
  )
  const sumOf = (cells: Float64Array): number =>
    demand.reduce((sum, line) => sum + (cells[line] ?? 0), 0)
  return {
    stock_turns: orNull(stockTurns(cost, stock)),
    stock_days: days,
    days_sales_outstanding: sales,
    days_payables_outstanding: payables,
    cash_to_cash: cashToCash(days, sales, payables),
    fill_rate: orNull(fillRate(sumOf(layers.service.inTime), sumOf(layers.service.ordered))),
    planned_fill_rate: orNull(
      fillRate(over('planned_shipments', demand), over('consensus_demand', demand)),
    ),
    utilisation: orNull(utilisation(over('load', resources), over('capacity', resources))),
  }
}

const orNull = (value: number | null): number | null =>
  value === null || Number.isNaN(value) ? null : value
