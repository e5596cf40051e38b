/** Figures of the planners' own measures beside the program's: worked out when they are read, never kept with the plan. */
import { evaluateFormula } from '@shared/model/formula/evaluate-formula'
import type { Measure } from '@shared/model/measures/measure-shape'
import { type FormulaMeasure, isFormulaMeasure } from '@shared/model/measures/own-measures'
import { monthOfYear } from '../calendar/month-axis'
import { type FigureReader, type Plan, readFigures } from './node-figures'

/** Figures of own measures by key and line, kept from one reading to the next by whoever knows which lines moved. */
export type LineFigures = Map<string, Map<number, Float64Array>>

/** Lines that are worked out anew when they are next read. */
export function forgetLines(known: LineFigures, lines: Iterable<number>): void {
  for (const line of lines) for (const ofMeasure of known.values()) ofMeasure.delete(line)
}

/**
 * Reads a plan as it stands now, own measures included; good until the plan changes. One that is worked out line by
 * line is added up over the lines that have a figure; one that is worked out from totals reads the totals of its inputs
 * over the same lines.
 */
export function readFiguresAndFormulas(plan: Plan, known: LineFigures = new Map()): FigureReader {
  const { axis } = plan.model
  const count = axis.periods.length
  const reader = readFigures(plan)

  const evaluate = ({ formula, inputs }: FormulaMeasure, lines: readonly number[]): Float64Array =>
    evaluateFormula(formula, {
      count,
      monthOf: (t) => monthOfYear(axis, t) + 1,
      rowOf(key) {
        const input = inputs.get(key)
        return input ? figures(input, lines) : new Float64Array(count).fill(Number.NaN)
      },
    })

  /** Total, family and item hold the same lines: each is worked out once. */
  function lineFigures(measure: FormulaMeasure, line: number): Float64Array {
    const ofMeasure = known.get(measure.key) ?? new Map<number, Float64Array>()
    known.set(measure.key, ofMeasure)
    const row = ofMeasure.get(line) ?? evaluate(measure, [line])
    ofMeasure.set(line, row)
    return row
  }

  function addedUp(measure: FormulaMeasure, lines: readonly number[]): Float64Array {
    const sums = new Float64Array(count).fill(Number.NaN)
    for (const line of lines) {
      const row = lineFigures(measure, line)
      for (let t = 0; t < count; t++) {
        const figure = row[t]!
        if (Number.isNaN(figure)) continue
        const before = sums[t]!
        sums[t] = Number.isNaN(before) ? figure : before + figure
      }
    }
    return sums
  }

  function figures(measure: Measure, lines: readonly number[]): Float64Array {
    if (!isFormulaMeasure(measure)) return reader.figures(measure, lines)
    const byLine = measure.across.kind === 'sum' && !measure.additive
    return byLine ? addedUp(measure, lines) : evaluate(measure, lines)
  }

  return { sum: reader.sum, figures }
}
