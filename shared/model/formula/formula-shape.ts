/** What a formula is once it is read, and what can be wrong with one. */
import type { FunctionName } from './formula-functions'

/** Characters of the typed text, `end` not included. */
export interface Place {
  readonly start: number
  readonly end: number
}

export const comparisons = ['<', '<=', '>', '>=', '=', '<>'] as const
export type Comparison = (typeof comparisons)[number]
export type Operator = '+' | '-' | '*' | '/' | Comparison

export type Formula =
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  | { readonly kind: 'measure'; readonly key: string; readonly place: Place }
  | { readonly kind: 'negative'; readonly of: Formula; readonly place: Place }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Formula
      readonly right: Formula
      readonly place: Place
    }
  | {
      readonly kind: 'call'
      readonly name: FunctionName
      readonly arguments: readonly Formula[]
      readonly place: Place
    }

export const formulaLimits = { length: 2000, depth: 100 } as const

/** Everything that can be wrong; the words are `formulas.fault_<code>` in the catalogues. */
export const formulaFaults = [
  'empty',
  'too_long',
  'too_deep',
  'unknown_character',
  'number_malformed',
  'unfinished',
  'value_expected',
  'operator_expected',
  'bracket_unclosed',
  'bracket_unopened',
  'comparison_twice',
  'unknown_measure',
  'unknown_function',
  'function_without_brackets',
  'arguments',
  'whole_number_expected',
  'other_level',
  'circle',
  'key_taken',
] as const
export type FormulaFaultCode = (typeof formulaFaults)[number]

/** What is wrong and where; `start` and `end` count characters from 0. */
export interface FormulaFault extends Place {
  readonly code: FormulaFaultCode
  readonly params: Readonly<Record<string, string | number>>
}

export type FormulaResult =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly fault: FormulaFault }

/** How a fault leaves the reader; the public functions answer it as a value. */
export class FaultyFormula extends Error {
  readonly fault: FormulaFault
  constructor(code: FormulaFaultCode, { start, end }: Place, params: FormulaFault['params'] = {}) {
    super(`${code} at ${start}`)
    this.name = 'FaultyFormula'
    this.fault = { code, start, end, params }
  }
}
