/**
 * Reads the formula language:
 *
 *     expression = sum [ ( "<" | "<=" | ">" | ">=" | "=" | "<>" ) sum ]
 *     sum        = product { ( "+" | "-" ) product }
 *     product    = signed { ( "*" | "/" ) signed }
 *     signed     = "-" signed | value
 *     value      = number | measure | function "(" [ expression { "," expression } ] ")" | "(" expression ")"
 *
 * There is no power sign: spreadsheets and mathematics disagree about what -2^2 is.
 */
import { isFunctionName } from './formula-functions'
import {
  type Comparison,
  comparisons,
  FaultyFormula,
  type Formula,
  type FormulaResult,
  formulaLimits,
  type Operator,
} from './formula-shape'
import { type Token, tokenizeFormula } from './tokenize-formula'

/** The formula, or what is wrong with it and where. Never throws. Names of measures are not looked up here. */
export function parseFormula(typed: string): FormulaResult {
  try {
    const { length } = formulaLimits
    if (typed.length > length)
      throw new FaultyFormula('too_long', { start: length, end: typed.length }, { limit: length })
    if (typed.trim() === '') throw new FaultyFormula('empty', { start: 0, end: typed.length })
    return { ok: true, formula: new Reader(tokenizeFormula(typed), typed).whole() }
  } catch (error) {
    if (error instanceof FaultyFormula) return { ok: false, fault: error.fault }
    throw error
  }
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #typed: string
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[], typed: string) {
    this.#tokens = tokens
    this.#typed = typed
  }

  whole(): Formula {
    const formula = this.#expression()
    const next = this.#next()
    if (next.kind === 'end') return formula
    if (next.kind === 'sign' && next.text === ')') throw new FaultyFormula('bracket_unopened', next)
    throw new FaultyFormula('operator_expected', next, { found: this.#textOf(next) })
  }

  #expression(): Formula {
    this.#deeper()
    const left = this.#chain(['+', '-'], () => this.#product())
    const operator = this.#takeOne(comparisons)
    if (!operator) {
      this.#depth -= 1
      return left
    }
    const right = this.#chain(['+', '-'], () => this.#product())
    const next = this.#next()
    if (next.kind === 'sign' && comparisons.includes(next.text as Comparison))
      throw new FaultyFormula('comparison_twice', next)
    this.#depth -= 1
    return binary(operator, left, right)
  }

  #product(): Formula {
    return this.#chain(['*', '/'], () => this.#signed())
  }

  #chain(operators: readonly Operator[], part: () => Formula): Formula {
    let formula = part()
    for (let op = this.#takeOne(operators); op; op = this.#takeOne(operators))
      formula = binary(op, formula, part())
    return formula
  }

  #signed(): Formula {
    const { start } = this.#next()
    if (!this.#take('-')) return this.#value()
    this.#deeper()
    const of = this.#signed()
    this.#depth -= 1
    return { kind: 'negative', of, place: { start, end: of.place.end } }
  }

  #value(): Formula {
    const token = this.#next()
    const place = { start: token.start, end: token.end }
    if (token.kind === 'number') {
      this.#at += 1
      return { kind: 'number', value: token.value, place }
    }
    if (token.kind === 'word') {
      this.#at += 1
      if (this.#take('(')) return this.#call(token.text, token, this.#tokens[this.#at - 1] ?? token)
      if (isFunctionName(token.text))
        throw new FaultyFormula('function_without_brackets', token, { name: token.text })
      return { kind: 'measure', key: token.text, place }
    }
    if (this.#take('(')) {
      const inner = this.#expression()
      const { end } = this.#close(token)
      return { ...inner, place: { start: token.start, end } }
    }
    if (token.kind === 'end')
      throw new FaultyFormula('unfinished', { start: token.start, end: token.end })
    throw new FaultyFormula('value_expected', token, { found: this.#textOf(token) })
  }

  #call(name: string, word: Token, bracket: Token): Formula {
    if (!isFunctionName(name)) throw new FaultyFormula('unknown_function', word, { name })
    const values: Formula[] = []
    const none = this.#next()
    if (none.kind === 'sign' && none.text === ')') {
      this.#at += 1
      return { kind: 'call', name, arguments: [], place: { start: word.start, end: none.end } }
    }
    do values.push(this.#expression())
    while (this.#take(','))
    const { end } = this.#close(bracket)
    return { kind: 'call', name, arguments: values, place: { start: word.start, end } }
  }

  #close(opened: Token): Token {
    const next = this.#next()
    if (this.#take(')')) return next
    if (next.kind === 'end') throw new FaultyFormula('bracket_unclosed', opened)
    throw new FaultyFormula('operator_expected', next, { found: this.#textOf(next) })
  }

  #deeper(): void {
    this.#depth += 1
    // The whole formula is not inside anything.
    if (this.#depth > formulaLimits.depth + 1)
      throw new FaultyFormula('too_deep', this.#next(), { limit: formulaLimits.depth })
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1)!
  }

  #take(text: string): boolean {
    const next = this.#next()
    const found = next.kind === 'sign' && next.text === text
    if (found) this.#at += 1
    return found
  }

  #takeOne<T extends string>(texts: readonly T[]): T | undefined {
    return texts.find((text) => this.#take(text))
  }

  #textOf({ start, end }: Token): string {
    return this.#typed.slice(start, end)
  }
}

const binary = (operator: Operator, left: Formula, right: Formula): Formula => ({
  kind: 'binary',
  operator,
  left,
  right,
  place: { start: left.place.start, end: right.place.end },
})
