/** Figures of nodes on any side, those of the finance side joined from its demand and its supply lines. */
import type { Selection } from '@shared/contract/planning-calls'
import type { FinanceKey } from '@shared/model/measures/finance-measures'
import type { Measure } from '@shared/model/measures/measure-shape'
import { budgetRow, overtimeRow } from '../finance/budget-rows'
import { lastCycleRevenue } from '../finance/last-cycle-revenue'
import type { PlanModel } from '../plan/plan-model'
import { type FinanceNode, supplyOf } from './finance-nodes'
import { type FigureReader, type Plan, readFigures } from './node-figures'
import type { PlanNode } from './plan-nodes'

type NodeLines = Pick<PlanNode, 'where' | 'lines'> & Partial<Pick<FinanceNode, 'supply'>>

/** What is added up, each with its sign. */
type Terms = readonly (readonly [key: FinanceKey, sign: 1 | -1])[]

/** Positions and flows of both sides together. */
export const joined: Readonly<Partial<Record<string, Terms>>> = {
  working_capital: [
    ['receivables', 1],
    ['stock_value', 1],
    ['payables', -1],
  ],
  cash_flow: [
    ['cash_in', 1],
    ['cash_out', -1],
    ['overtime_cost', -1],
  ],
  budget_deviation: [
    ['revenue', 1],
    ['budget_revenue', -1],
  ],
}

const ofItems = new Set(['item', 'family', 'category'])

/** Both sides know the items of a selection; of customers and sites only one does, and half a balance is none. */
const concernsBoth = (where: Selection): boolean =>
  Object.keys(where).every((name) => ofItems.has(name))

const emptyRow = ({ axis }: PlanModel): Float64Array =>
  new Float64Array(axis.periods.length).fill(Number.NaN)

/** A term without a figure counts as nothing; where none has one there is none. */
function addUp(model: PlanModel, rows: readonly (readonly [Float64Array, number])[]): Float64Array {
  const sum = emptyRow(model)
  for (const [row, sign] of rows)
    for (let t = 0; t < sum.length; t++) {
      if (Number.isNaN(row[t]!)) continue
      sum[t] = (Number.isNaN(sum[t]!) ? 0 : sum[t]!) + sign * row[t]!
    }
  return sum
}

/**
 * Reads a plan as it stands now, by node; good until the plan changes. Working capital = receivables + stock value -
 * payables; cash flow = cash in - cash out - cost of overtime; deviation = revenue - budget. NaN where there is no
 * figure: budgets are of families, overtime is of the whole plan, and a selection by customer or site has no balance.
 */
export function readNodeFigures(
  plan: Plan,
  reader: FigureReader = readFigures(plan),
): (measure: Measure, node: NodeLines) => Float64Array {
  const { model } = plan

  function rowOf(key: string, node: NodeLines): Float64Array {
    const { where, lines } = node
    switch (key) {
      case 'budget_revenue':
        return budgetRow(model, where, 'revenue')
      case 'budget_margin':
        return budgetRow(model, where, 'gross_margin')
      case 'overtime_cost':
        return overtimeRow(model, reader, where)
      case 'last_cycle_revenue':
        return lastCycleRevenue(model, lines)
      case 'stock_value':
      case 'payables':
      case 'cash_out':
        return reader.sum(key, supplyOf(node))
      default:
        return reader.sum(key, lines)
    }
  }

  function join(key: string, terms: Terms, node: NodeLines): Float64Array {
    if (!concernsBoth(node.where)) return emptyRow(model)
    const rows = terms.map(([of, sign]) => [rowOf(of, node), sign] as const)
    const sum = addUp(model, rows)
    if (key !== 'budget_deviation') return sum
    const budget = rows[1]![0]
    return sum.map((value, t) => (Number.isNaN(budget[t]!) ? Number.NaN : value))
  }

  return (measure, node) => {
    if (measure.level === 'supply') return reader.figures(measure, supplyOf(node))
    if (measure.level !== 'finance' || measure.across.kind === 'ratio')
      return reader.figures(measure, node.lines)
    const terms = joined[measure.key]
    return terms ? join(measure.key, terms, node) : rowOf(measure.key, node)
  }
}
