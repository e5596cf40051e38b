/** The trace of a figure of the finance side: what of both sides' lines it is made of. */
import type { CellPlace, Selection } from '@shared/contract/planning-calls'
import type { SourceRows, Trace, TraceInput, TracePart } from '@shared/contract/why-calls'
import { measureNamed } from '@shared/model/measures/measures'
import type { FormulaCode } from '@shared/model/traces/formula-codes'
import { overtimeOf } from '../finance/budget-rows'
import { joined, readNodeFigures } from '../hierarchy/finance-figures'
import { type FinanceNode, financeNodes } from '../hierarchy/finance-nodes'
import { nameOf } from '../hierarchy/plan-nodes'
import { numberOf, textOf } from '../source/plan-source'
import { fieldsOf, gatherRows } from './source-rows'
import { largestParts } from './total-parts'
import { type Explained, figureOrNull, input, negligible, unitOf } from './trace-parts'
import { lineSelection, type TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

type NodeLines = Pick<FinanceNode, 'where' | 'lines' | 'supply'>
type FigureAt = (key: string, node: NodeLines) => number

const budgetFields = { budget_revenue: 'revenue', budget_margin: 'gross_margin' } as const
const isBudget = (key: string): key is keyof typeof budgetFields => key in budgetFields

/** The node of the selection must have lines on one side at least. */
export function traceFinance(
  r: TraceReader,
  source: TraceSource,
  place: CellPlace,
  t: number,
): Trace | undefined {
  const { where, measure: key } = place
  const [node, ...below] = financeNodes(r.model, where, new Set())
  if (!node || node.lines.length + node.supply.length === 0) return undefined
  const figures = readNodeFigures(r.plan, r.figures)
  const figureAt: FigureAt = (of, at) => figures(measureNamed(of)!, at)[t] ?? Number.NaN
  const value = figureAt(key, node)
  const explained: Explained = Number.isNaN(value)
    ? { formula: 'nothing', inputs: [] }
    : explain(r, key, node, t, figureAt)
  return {
    place,
    level: node.level,
    code: node.code,
    name: node.name,
    unit: unitOf(key),
    value: figureOrNull(value),
    formula: explained.formula,
    formulaText: null,
    inputs: [...explained.inputs],
    rest: null,
    ...partsOf(r, key, node, below, t, figureAt),
    limits: [],
    history: null,
    sources: isBudget(key) && !Number.isNaN(value) ? budgetRows(r, source, where, key, t) : [],
  }
}

function explain(
  r: TraceReader,
  key: string,
  node: FinanceNode,
  t: number,
  figureAt: FigureAt,
): Explained {
  const whole = (of: string, factor?: number): TraceInput =>
    input(of, figureAt(of, node), {
      place: r.place(node.where, of, t),
      ...(factor === undefined ? {} : { factor }),
    })
  const terms = joined[key]
  if (terms)
    return {
      formula: key as FormulaCode,
      // What has no figure here, such as overtime of a family, is left out.
      inputs: terms.map(([of, sign]) => whole(of, sign)).filter((one) => one.value !== null),
    }
  if (key === 'gross_margin_share')
    return { formula: 'ratio', inputs: [whole('gross_margin'), whole('revenue')] }
  if (isBudget(key)) return { formula: 'source', inputs: [] }
  if (key === 'overtime_cost') return overtime(r, t)
  return lastCycle(r, node, whole)
}

const overtime = (r: TraceReader, t: number): Explained => ({
  formula: 'overtime_cost',
  inputs: overtimeOf(r.model, r.figures).flatMap(({ resource, hours, rate }) => {
    if (!(hours[t]! * rate[t]! > 0)) return []
    const code = r.model.resources[resource] ?? ''
    return input('overtime_hours', hours[t]!, {
      factor: rate[t]!,
      code,
      name: nameOf(r.model, 'resource', code),
      place: r.place({ resource: code }, 'load', t),
    })
  }),
})

function lastCycle(
  r: TraceReader,
  { lines }: FinanceNode,
  whole: (of: string, factor?: number) => TraceInput,
): Explained {
  const [line] = lines
  if (lines.length !== 1 || line === undefined)
    return { formula: 'total', inputs: [whole('last_cycle')] }
  const { price } = r.model.demandLines[line]!
  return { formula: 'last_cycle_revenue', inputs: [whole('last_cycle', price)] }
}

/** Families or items, and below these what each demand line says; none where they are not all of it. */
function partsOf(
  r: TraceReader,
  key: string,
  node: FinanceNode,
  below: readonly FinanceNode[],
  t: number,
  figureAt: FigureAt,
): Pick<Trace, 'parts' | 'others'> {
  const partOf = (at: NodeLines, of: Pick<TracePart, 'code' | 'name'>): TracePart | readonly [] => {
    const value = figureAt(key, at)
    return Number.isNaN(value) ? [] : { place: r.place(at.where, key, t), ...of, value }
  }
  const parts =
    key === 'gross_margin_share'
      ? []
      : below.length > 0 || key !== 'last_cycle_revenue' || node.lines.length < 2
        ? below.flatMap((one) => partOf(one, one))
        : node.lines.flatMap((line) => {
            const where = lineSelection(r.model, 'demand', line)
            const code = Object.values(where).at(-1) ?? ''
            const name = nameOf(r.model, Object.keys(where).at(-1) ?? '', code)
            return partOf({ where, lines: [line], supply: [] }, { code, name })
          })
  const found = parts.map(({ place, code, name, value }) => ({ place, code, name, value }))
  const whole = figureAt(key, node)
  const sum = found.reduce((all, { value }) => all + value, 0)
  return largestParts(negligible(whole - sum, whole) ? found : [])
}

function budgetRows(
  r: TraceReader,
  source: TraceSource,
  where: Selection,
  key: keyof typeof budgetFields,
  t: number,
): SourceRows[] {
  const period = r.model.axis.periods[t] ?? ''
  const filter = where.family === undefined ? {} : { family: [where.family] }
  const found = [...source.rows('budget', filter)]
    .filter(
      (row) =>
        textOf(row, 'month').startsWith(period) &&
        (where.family === undefined || textOf(row, 'family') === where.family),
    )
    .map((row) => ({
      entity: 'budget',
      row,
      value: numberOf(row, budgetFields[key]),
      fields: fieldsOf(row, ['family', 'month']),
    }))
  return gatherRows(source, found)
}
