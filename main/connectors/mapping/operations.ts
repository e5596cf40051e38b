/** Operations over values that are worked out already. */
import { asNumber, isEmpty, productOf, sumOf } from './convert-values'
import type { Evaluate } from './evaluate'
import type { Operation } from './expression-shape'
import { UnfitValue } from './unfit-value'

/** Trimmed text in the wanted letters; empty stays empty. */
export function textOperation(kind: 'trim' | 'upper' | 'lower', of: Evaluate): Evaluate {
  const change = {
    trim: (text: string) => text,
    upper: (text: string) => text.toUpperCase(),
    lower: (text: string) => text.toLowerCase(),
  }[kind]
  return (cells) => {
    const value = of(cells)
    return isEmpty(value) ? null : change(String(value).trim())
  }
}

type Arithmetic = 'add' | 'multiply' | 'least' | 'greatest' | 'subtract' | 'divide'

/** Calculates with numbers; see `Operation` for empty values. */
export function arithmetic(kind: Arithmetic, of: readonly Evaluate[]): Evaluate {
  const some = (values: readonly (number | null)[]): number[] => values.filter((v) => v !== null)
  const work: Record<Arithmetic, (values: readonly (number | null)[]) => number | null> = {
    add: sumOf,
    multiply: productOf,
    least: (values) => (some(values).length > 0 ? Math.min(...some(values)) : null),
    greatest: (values) => (some(values).length > 0 ? Math.max(...some(values)) : null),
    subtract: ([a = null, b = null]) => (a === null || b === null ? null : a - b),
    divide: ([a = null, b = null]) => (a === null || b === null || b === 0 ? null : a / b),
  }
  const calculate = work[kind]
  return (cells) => calculate(of.map((each) => asNumber(each(cells))))
}

/** The value that `to` has for a code. A code that it does not have goes to `otherwise`, or does not fit. */
export function mapped(
  { to }: Extract<Operation, { do: 'map' }>,
  of: Evaluate,
  otherwise: Evaluate | undefined,
): Evaluate {
  const values = new Map(Object.entries(to))
  const expected = [...values.keys()].join(' | ').slice(0, 200)
  return (cells) => {
    const value = of(cells)
    const code = isEmpty(value) ? '' : String(value).trim()
    const found = values.get(code)
    if (found !== undefined) return found
    if (otherwise) return otherwise(cells)
    if (code === '') return null
    throw new UnfitValue('value_not_allowed', value, expected)
  }
}

/** The quantity in the second unit. Units between which there is no factor do not fit. */
export function converted(
  factors: Readonly<Record<string, number>>,
  of: Evaluate,
  from: Evaluate,
  to: Evaluate,
): Evaluate {
  const known = new Map(Object.entries(factors))
  const expected = [...known.keys()].join(' | ')
  return (cells) => {
    const quantity = asNumber(of(cells))
    const source = String(from(cells) ?? '').trim()
    const target = String(to(cells) ?? '').trim()
    if (quantity === null || source === target) return quantity
    const factor = known.get(`${source}>${target}`)
    if (factor === undefined)
      throw new UnfitValue('value_not_allowed', `${source}>${target}`, expected)
    return quantity * factor
  }
}
