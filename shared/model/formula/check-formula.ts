/** What a formula means beyond its grammar: its measures exist at its level, its functions get what they take. */
import type { MeasureLevel } from '../measures/measure-shape'
import { formulaFunctions } from './formula-functions'
import { FaultyFormula, type Formula, type FormulaFault, type Place } from './formula-shape'

export interface FormulaScope {
  /** The level of the measure that the formula is of. */
  readonly level: MeasureLevel
  /** Level of a measure; undefined where there is none of that key. */
  levelOf(key: string): MeasureLevel | undefined
}

/** The measures a formula reads, each with the first place it is named at. */
export function measuresIn(formula: Formula): Map<string, Place> {
  const found = new Map<string, Place>()
  visit(formula, (part) => {
    if (part.kind === 'measure' && !found.has(part.key)) found.set(part.key, part.place)
  })
  return found
}

/** The first fault of a formula that was read, from the left; null where there is none. */
export function checkFormula(formula: Formula, scope: FormulaScope): FormulaFault | null {
  try {
    visit(formula, (part) => {
      if (part.kind === 'measure') checkMeasure(part.key, part.place, scope)
      if (part.kind === 'call') checkCall(part)
    })
    return null
  } catch (error) {
    if (error instanceof FaultyFormula) return error.fault
    throw error
  }
}

/** A whole number written out, with or without a minus; undefined for anything else. */
export function constantOf(formula: Formula): number | undefined {
  if (formula.kind === 'number') return Number.isInteger(formula.value) ? formula.value : undefined
  if (formula.kind !== 'negative' || formula.of.kind !== 'number') return undefined
  return Number.isInteger(formula.of.value) ? -formula.of.value : undefined
}

function visit(formula: Formula, look: (part: Formula) => void): void {
  if (formula.kind === 'binary') visit(formula.left, look)
  look(formula)
  if (formula.kind === 'binary') visit(formula.right, look)
  if (formula.kind === 'negative') visit(formula.of, look)
  if (formula.kind === 'call') for (const part of formula.arguments) visit(part, look)
}

function checkMeasure(name: string, place: Place, { level, levelOf }: FormulaScope): void {
  const found = levelOf(name)
  if (!found) throw new FaultyFormula('unknown_measure', place, { name })
  if (found !== level)
    throw new FaultyFormula('other_level', place, { measure: name, level: found, expected: level })
}

function checkCall({ name, arguments: values, place }: Formula & { kind: 'call' }): void {
  const { least, most, constant } = formulaFunctions[name]
  if (values.length < least || values.length > most)
    throw new FaultyFormula('arguments', place, {
      name,
      expected: least === most ? String(least) : `${least}–${most}`,
      given: values.length,
    })
  const last = values.at(-1)
  if (!constant || !last) return
  const value = constantOf(last)
  if (value === undefined || value < constant.least || value > constant.most)
    throw new FaultyFormula('whole_number_expected', last.place, { name, ...constant })
}
