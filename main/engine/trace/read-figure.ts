/** The one figure that a difference is about: a measure of a selection over a span, or an indicator. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { DifferenceFigure } from '@shared/contract/why-calls'
import { measureNamed } from '@shared/model/measures/measures'
import type { TraceUnit } from '@shared/model/traces/formula-codes'
import { readNodeFigures } from '../hierarchy/finance-figures'
import { financeNodes } from '../hierarchy/finance-nodes'
import { type Plan, readFigures } from '../hierarchy/node-figures'
import { planOverview } from '../indicators/plan-overview'
import { linesOf } from './trace-node'

/** The unit of a figure. Throws NOT_FOUND for an unknown measure. */
export function unitOfFigure(figure: DifferenceFigure): TraceUnit {
  if ('indicator' in figure)
    return figure.indicator === 'utilisation'
      ? 'share'
      : (measureNamed(figure.indicator)?.unit ?? 'quantity')
  const measure = measureNamed(figure.measure)
  if (!measure) throw new EvenkeelError('NOT_FOUND', { what: figure.measure })
  return measure.unit
}

/**
 * The figure as a plan has it, 0 where there is none. Over a span flows add up and positions keep the last value; ratios
 * are made of the sums of both sides. Throws NOT_FOUND for an unknown measure.
 */
export function readFigure(plan: Plan, figure: DifferenceFigure): number {
  if ('indicator' in figure) {
    const overview = planOverview(plan, figure.span)
    const of =
      figure.family === null
        ? overview
        : overview.families.find(({ family }) => family === figure.family)
    return of?.indicators[figure.indicator] ?? 0
  }
  const measure = measureNamed(figure.measure)
  if (!measure) throw new EvenkeelError('NOT_FOUND', { what: figure.measure })
  const { periods } = plan.model.axis
  const { where } = figure
  const node =
    measure.level === 'finance'
      ? financeNodes(plan.model, where, new Set())[0]!
      : { where, lines: linesOf(plan.model, measure.level, where) }
  const reader = readFigures(plan)
  const inSpan = (row: Float64Array): number[] =>
    [...row].filter((value, t) => {
      const period = periods[t] ?? ''
      return period >= figure.from && period <= figure.to && !Number.isNaN(value)
    })
  const total = (row: Float64Array): number => inSpan(row).reduce((sum, value) => sum + value, 0)
  if (measure.across.kind === 'ratio' && measure.overTime === 'ratio') {
    const { of, to, times } = measure.across
    const under = total(reader.sum(to, node.lines))
    return under > 0 ? (total(reader.sum(of, node.lines)) / under) * times : 0
  }
  const row = readNodeFigures(plan, reader)(measure, node)
  return measure.overTime === 'sum' ? total(row) : (inSpan(row).at(-1) ?? 0)
}
