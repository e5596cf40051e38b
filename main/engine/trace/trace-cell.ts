/** The trace of one cell: how its figure comes about, one level deep. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { SourceRows, Trace, TracePart } from '@shared/contract/why-calls'
import { inputsOf, type LineLevel } from '@shared/model/measures/measure-shape'
import { measureNamed } from '@shared/model/measures/measures'
import type { Plan } from '../hierarchy/node-figures'
import { nameOf, type PlanNode } from '../hierarchy/plan-nodes'
import { inPlanningUnits } from '../source/planning-units'
import { demandFormulas } from './demand-formulas'
import { demandRows } from './demand-rows'
import { evaluateFormula } from './evaluate-formula'
import { explainAcross, explainTotal } from './explain-total'
import { loadOf, resourceFormulas, workOf } from './resource-formulas'
import { gatherRows } from './source-rows'
import { supplyFormulas } from './supply-formulas'
import { isLimited, supplyLimits } from './supply-limits'
import { supplyRows } from './supply-rows'
import { largestParts } from './total-parts'
import { traceFinance } from './trace-finance'
import { addsUp, figureOf, nodesOf, sideOf } from './trace-node'
import { type Explained, figureOrNull, input, negligible, unitOf } from './trace-parts'
import { createTraceReader, lineSelection, type TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

/**
 * Explains the figure of a measure, or of a word between measures, at a node of the hierarchy in a period. Quantities
 * are in the item's unit, money in the company's currency. Throws NOT_FOUND for an unknown measure or period, and
 * NOTHING_SELECTED.
 */
export function traceCell(plan: Plan, snapshot: TraceSource, place: CellPlace): Trace {
  const source = { ...inPlanningUnits(snapshot), stampOf: snapshot.stampOf }
  const { where, measure: key, period } = place
  const r = createTraceReader(plan)
  const t = r.model.axis.periods.indexOf(period)
  const side = sideOf(key)
  if (!side) throw new EvenkeelError('NOT_FOUND', { what: key })
  if (t < 0) throw new EvenkeelError('NOT_FOUND', { what: period })
  if (side === 'finance') {
    const joined = traceFinance(r, source, place, t)
    if (!joined) throw new EvenkeelError('NOTHING_SELECTED')
    return joined
  }
  const [node, ...below] = nodesOf(r.model, side, where)
  if (!node || node.lines.length === 0) throw new EvenkeelError('NOTHING_SELECTED')

  const value = figureOf(r, key, node.lines, t)
  const explained = Number.isNaN(value)
    ? ({ formula: 'nothing', inputs: [] } as const)
    : explain(r, key, node, t, source, side)
  const made = evaluateFormula(explained.formula, explained.inputs)
  const rest = made === undefined || negligible(value - made, value) ? null : value - made
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
    rest,
    ...partsOf(r, key, side, node, below, t),
    limits: isLimited(key) ? supplyLimits(r, key, supplyLinesOf(r, side, node), t) : [],
    history: explained.history ?? null,
    sources: sourcesOf(r, key, side, node, t, source, explained),
  }
}

function explain(
  r: TraceReader,
  key: string,
  node: PlanNode,
  t: number,
  source: TraceSource,
  side: LineLevel,
): Explained {
  const across = explainAcross(r, key, node, t)
  if (across) return across
  const [line] = node.lines
  const single = node.lines.length === 1 && line !== undefined && key !== 'item_baseline'
  if (!single) return explainTotal(r, key, node, t, source)
  const formulas =
    side === 'demand' ? demandFormulas : side === 'supply' ? supplyFormulas : resourceFormulas
  const formula = Object.hasOwn(formulas, key) ? formulas[key] : undefined
  return formula ? formula(r, line, t, source) : declared(r, key, node, t)
}

/** A measure this page knows no formula of: what its declaration says it is made from. */
function declared(r: TraceReader, key: string, node: PlanNode, t: number): Explained {
  const measure = measureNamed(key)
  const inputs = (measure ? inputsOf(measure) : [])
    .filter((from) => measureNamed(from)?.level === measure?.level)
    .map((from) =>
      input(from, figureOf(r, from, node.lines, t), { place: r.place(node.where, from, t) }),
    )
  return { formula: 'declared', inputs }
}

/** The largest parts of a total, and the others together; they add up to it. */
function partsOf(
  r: TraceReader,
  key: string,
  side: LineLevel,
  node: PlanNode,
  below: readonly PlanNode[],
  t: number,
): Pick<Trace, 'parts' | 'others'> {
  const parts =
    key === 'load' && node.lines.length === 1
      ? loadParts(r, node.lines[0] ?? 0, t)
      : addsUp(key)
        ? childParts(r, key, side, node, below, t)
        : []
  return largestParts(parts)
}

function childParts(
  r: TraceReader,
  key: string,
  side: LineLevel,
  node: PlanNode,
  below: readonly PlanNode[],
  t: number,
): TracePart[] {
  if (node.lines.length < 2) return []
  // A node without children of its own still has lines.
  const children = below.length > 0 ? below : node.lines.map((line) => lineNode(r, side, line))
  return children.flatMap(({ where, code, name, lines }) => {
    const value = figureOf(r, key, lines, t)
    return Number.isNaN(value) ? [] : [{ place: r.place(where, key, t), code, name, value }]
  })
}

function lineNode(r: TraceReader, side: LineLevel, line: number) {
  const where = lineSelection(r.model, side, line)
  const code = Object.values(where).at(-1) ?? ''
  return {
    where,
    code,
    name: nameOf(r.model, Object.keys(where).at(-1) ?? '', code),
    lines: [line],
  }
}

/** Hours of a resource by the lines that ask for them. */
const loadParts = (r: TraceReader, resource: number, t: number): TracePart[] =>
  t < r.current
    ? []
    : workOf(r, resource).map(({ line, hours }) => {
        const { item } = r.model.supplyLines[line]!.item
        return {
          place: r.supplyPlace(line, 'planned_supply', t),
          code: item,
          name: nameOf(r.model, 'item', item),
          value: loadOf(r, line, hours, t),
        }
      })

/** The supply lines a node's figures depend on. */
function supplyLinesOf(r: TraceReader, side: LineLevel, node: PlanNode): readonly number[] {
  if (side !== 'demand') return side === 'supply' ? node.lines : []
  const items = new Set(node.lines.map((line) => r.model.demandLines[line]?.item.item ?? ''))
  return [...items].flatMap((item) => [...(r.model.supplyOfItem.get(item) ?? [])])
}

/** Rows that the figure was read from, where it was read and not calculated. */
function sourcesOf(
  r: TraceReader,
  key: string,
  side: LineLevel,
  node: PlanNode,
  t: number,
  source: TraceSource,
  { formula }: Explained,
): SourceRows[] {
  // Shares and prices belong to one line each.
  if (node.lines.length > 1 && !addsUp(key)) return []
  const find = (side === 'demand' ? demandRows : supplyRows)[key]
  const read = formula !== 'recorded' && formula !== 'sales_forecast_lowered'
  return find && read ? gatherRows(source, find(r, node.lines, t, source)) : []
}
