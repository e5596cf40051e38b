import { constantOf } from './check-formula'
import type { FunctionName } from './formula-functions'
import type { Formula } from './formula-shape'

const additiveFunctions: ReadonlySet<FunctionName> = new Set([
  'prev',
  'lag',
  'lead',
  'cumulate',
  'year_to_date',
  'moving_sum',
  'moving_average',
])

/**
 * Whether the sum of the formula over lines is the formula of the lines' sums: it only adds, subtracts, multiplies by
 * numbers and looks at other periods, and reads measures of which `addsUp` holds.
 */
export function isAdditive(formula: Formula, addsUp: (key: string) => boolean): boolean {
  const holds = (part: Formula | undefined): boolean =>
    part !== undefined && isAdditive(part, addsUp)
  switch (formula.kind) {
    case 'number':
      return false
    case 'measure':
      return addsUp(formula.key)
    case 'negative':
      return holds(formula.of)
    case 'call':
      return additiveFunctions.has(formula.name) && holds(formula.arguments[0])
    case 'binary': {
      const { operator, left, right } = formula
      if (operator === '+' || operator === '-') return holds(left) && holds(right)
      if (operator === '/') return holds(left) && isNumber(right)
      if (operator === '*')
        return (holds(left) && isNumber(right)) || (isNumber(left) && holds(right))
      return false
    }
  }
}

const isNumber = (part: Formula): boolean =>
  part.kind === 'number' || constantOf(part) !== undefined
