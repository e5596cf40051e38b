/** Measures for people: the program's and the planners' own, in the same columns. */
import type { Result } from '@shared/contract/contract'
import { describeFault, translate } from '@shared/messages/translate'
import type { FormulaFault } from '@shared/model/formula/formula-shape'
import { inputsOf, type Measure } from '@shared/model/measures/measure-shape'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { displayWidth } from './display-width'

type Speaker = Pick<CommandContext, 'language'>
type OwnMeasure = Result<'measures.list'>[number]

export function totalWords({ across }: Measure, { language }: Speaker): string {
  const say = (key: string, values = {}) => translate(language, `formulas.${key}`, values)
  const word = (key: string) => measureWord(language, key)
  switch (across.kind) {
    case 'ratio':
      return say('across_ratio', { of: word(across.of), to: word(across.to) })
    case 'weighted':
      return say('across_weighted', { by: word(across.by) })
    default:
      return say(`across_${across.kind}`)
  }
}

/** Key, name, level, unit, how it totals, and what it is made of. */
export const declaredCells = (measure: Measure, { language }: Speaker): string[] => [
  measure.key,
  measureWord(language, measure.key),
  translate(language, `formulas.level_${measure.level}`),
  translate(language, `formulas.unit_${measure.unit}`),
  totalWords(measure, { language }),
  inputsOf(measure).join(', '),
]

export const ownCells = (measure: OwnMeasure, { language }: Speaker): string[] => [
  measure.key,
  language === 'en' ? measure.name.en : measure.name.zh,
  translate(language, `formulas.level_${measure.level}`),
  translate(language, `formulas.unit_${measure.unit}`),
  translate(language, `formulas.across_${measure.across}`),
  measure.formula,
]

/** The formula, a line that points at the fault, and what is wrong there. */
export function faultLines(formula: string, fault: FormulaFault, { language }: Speaker): string[] {
  const marks = '^'.repeat(Math.max(1, fault.end - fault.start))

  const under = ' '.repeat(displayWidth(formula.slice(0, fault.start)))
  return [formula.replace(/\s/g, ' '), under + marks, describeFault(language, fault)]
}
