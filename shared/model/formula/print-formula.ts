/** Writes a formula out, with the brackets it needs and no others. */
import type { Formula, Operator } from './formula-shape'

const strength = (operator: Operator): number =>
  operator === '*' || operator === '/' ? 3 : operator === '+' || operator === '-' ? 2 : 1

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text)

/** Reading what this writes gives the same formula, but for the places. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'measure':
      return formula.key
    case 'negative':
      return `-${bracketed(printFormula(formula.of), formula.of.kind === 'binary')}`
    case 'call':
      return `${formula.name}(${formula.arguments.map(printFormula).join(', ')})`
    case 'binary': {
      const { operator, left, right } = formula
      const own = strength(operator)
      const tighter = (part: Formula, least: number): string =>
        bracketed(printFormula(part), part.kind === 'binary' && strength(part.operator) < least)
      // Comparisons do not follow one another: both sides of one need brackets to hold another.
      return `${tighter(left, own === 1 ? 2 : own)} ${operator} ${tighter(right, own + 1)}`
    }
  }
}
