import type { FormulaFault } from '../model/formula/formula-shape'
import { paramsInWords, type TextOf } from './error-words'

/** What is wrong with a formula, as a clause; where it is wrong is said by whoever shows the formula. */
export const faultInWords = (
  textOf: TextOf,
  { code, params }: Omit<FormulaFault, 'start' | 'end'>,
) => String(paramsInWords(textOf, { ...params, fault: code }).fault)
