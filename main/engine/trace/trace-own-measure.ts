/** The trace of a planner's own measure: its formula as it reads, and the figures that go into it. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Trace } from '@shared/contract/why-calls'
import { printFormula } from '@shared/model/formula/print-formula'
import type { FormulaMeasure } from '@shared/model/measures/own-measures'
import { readFiguresAndFormulas } from '../hierarchy/formula-figures'
import type { Plan } from '../hierarchy/node-figures'
import { largestParts } from './total-parts'
import { nodesOf } from './trace-node'
import { figureOrNull, input } from './trace-parts'
import { createTraceReader } from './trace-reader'

/**
 * Explains an own measure at a node in a period: the text of its formula, what it reads in that period, and for one that
 * is added up over lines the parts of the total. Throws NOT_FOUND for an unknown period, and NOTHING_SELECTED.
 */
export function traceOwnMeasure(plan: Plan, measure: FormulaMeasure, place: CellPlace): Trace {
  const r = createTraceReader(plan)
  const t = r.model.axis.periods.indexOf(place.period)
  if (t < 0) throw new EvenkeelError('NOT_FOUND', { what: place.period })
  const [node, ...below] = nodesOf(r.model, measure.level as 'demand', place.where)
  if (!node || node.lines.length === 0) throw new EvenkeelError('NOTHING_SELECTED')
  const reader = readFiguresAndFormulas(plan)
  const figureOf = (lines: readonly number[]): number =>
    reader.figures(measure, lines)[t] ?? Number.NaN
  const added = measure.across.kind === 'sum' && node.lines.length > 1
  return {
    place,
    level: node.level,
    code: node.code,
    name: node.name,
    unit: measure.unit,
    value: figureOrNull(figureOf(node.lines)),
    formula: added ? 'own_added' : 'own',
    formulaText: printFormula(measure.formula),
    inputs: [...measure.inputs].map(([key, read]) =>
      input(key, reader.figures(read, node.lines)[t] ?? Number.NaN, {
        unit: read.unit,
        place: r.place(place.where, key, t),
      }),
    ),
    rest: null,
    ...largestParts(
      (added ? below : []).flatMap(({ where, code, name, lines }) => {
        const value = figureOf(lines)
        return Number.isNaN(value)
          ? []
          : [{ place: r.place(where, place.measure, t), code, name, value }]
      }),
    ),
    limits: [],
    history: null,
    sources: [],
  }
}
