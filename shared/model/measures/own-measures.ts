/** Measures that planners define themselves, with a formula over measures of the same line. */
import { checkFormula, measuresIn } from '../formula/check-formula'
import { isFunctionName } from '../formula/formula-functions'
import type { Formula, FormulaFault, FormulaResult } from '../formula/formula-shape'
import { isAdditive } from '../formula/is-additive'
import { parseFormula } from '../formula/parse-formula'
import { type LineLevel, type Measure, type MeasureUnit, measure } from './measure-shape'
import { measureNamed } from './measures'

/** How lines become a total: worked out line by line and added up, or worked out from the totals of what it reads. */
export const ownAggregations = ['sum', 'formula'] as const
export type OwnAggregation = (typeof ownAggregations)[number]

export interface OwnMeasure {
  readonly key: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly level: LineLevel
  readonly unit: MeasureUnit
  /** As the planner typed it. */
  readonly formula: string
  readonly across: OwnAggregation
}

/** An own measure, ready to be worked out. */
export interface FormulaMeasure extends Measure {
  readonly formula: Formula
  /** Added up over lines it is the formula of the totals: nothing has to be worked out line by line. */
  readonly additive: boolean
  /** What the formula reads, by key. */
  readonly inputs: ReadonlyMap<string, Measure>
}

export const isFormulaMeasure = (measure: Measure): measure is FormulaMeasure =>
  'formula' in measure

/** A word that formulas can name, and that is not taken by the program's own measures and functions. */
export const isFreeKey = (key: string): boolean =>
  /^[a-z][a-z0-9_]{0,39}$/.test(key) && !measureNamed(key) && !isFunctionName(key)

type Draft = Pick<OwnMeasure, 'key' | 'level' | 'formula'>

/** Reads a formula as the one of this measure among the others; a fault where it is wrong, or would make a circle. */
export function checkOwnFormula(draft: Draft, others: readonly OwnMeasure[]): FormulaResult {
  // Saving refuses such a key; a later version of the program may have come to use it.
  if (measureNamed(draft.key) || isFunctionName(draft.key)) {
    const fault = { code: 'key_taken', start: 0, end: 0, params: { name: draft.key } } as const
    return { ok: false, fault }
  }
  const known = new Map(others.filter((m) => m.key !== draft.key).map((m) => [m.key, m]))
  const result = parseFormula(draft.formula)
  if (!result.ok) return result
  const fault =
    checkFormula(result.formula, {
      level: draft.level,
      levelOf: (key) =>
        key === draft.key ? draft.level : (measureNamed(key) ?? known.get(key))?.level,
    }) ?? circleIn(draft.key, result.formula, known)
  return fault ? { ok: false, fault } : result
}

/** A measure cannot read itself, not even of another month: its figures would have to be there before it is worked out. */
function circleIn(
  key: string,
  formula: Formula,
  known: ReadonlyMap<string, OwnMeasure>,
): FormulaFault | null {
  const dead = new Set<string>()
  /** The keys from this one to `key`; null where it does not lead there. */
  const pathFrom = (from: string): string[] | null => {
    if (from === key) return [from]
    if (dead.has(from)) return null
    dead.add(from)
    const read = parseFormula(known.get(from)?.formula ?? '')
    if (!read.ok) return null
    for (const input of measuresIn(read.formula).keys()) {
      const path = pathFrom(input)
      if (path) return [from, ...path]
    }
    return null
  }
  for (const [input, { start, end }] of measuresIn(formula)) {
    const path = pathFrom(input)
    if (path) return { code: 'circle', start, end, params: { path: [key, ...path].join(' → ') } }
  }
  return null
}

/** The own measures that read this one directly, in the order given. */
export const readersOf = (key: string, own: readonly OwnMeasure[]): OwnMeasure[] =>
  own.filter((m) => {
    const read = m.key === key ? undefined : parseFormula(m.formula)
    return read?.ok === true && measuresIn(read.formula).has(key)
  })

/** All that can be worked out, in the order given; one whose formula is wrong, or that reads such a one, is left out. */
export function compileOwnMeasures(own: readonly OwnMeasure[]): FormulaMeasure[] {
  const ready = new Map<string, FormulaMeasure | null>()
  const compile = (one: OwnMeasure): FormulaMeasure | null => {
    const known = ready.get(one.key)
    if (known !== undefined) return known
    const checked = checkOwnFormula(one, own)
    const made = checked.ok ? assemble(one, checked.formula, inputOf) : null
    ready.set(one.key, made)
    return made
  }
  const inputOf = (key: string): Measure | null => {
    const other = own.find((m) => m.key === key)
    return measureNamed(key) ?? (other ? compile(other) : null)
  }
  return own.map(compile).filter((m) => m !== null)
}

/** Whether totals of the measure say as much as its lines do. */
const addsUp = (input: Measure | undefined): boolean =>
  input?.across.kind === 'sum' && (isFormulaMeasure(input) ? input.additive : !input.sparse)

function assemble(
  { key, level, unit, across }: OwnMeasure,
  formula: Formula,
  inputOf: (key: string) => Measure | null,
): FormulaMeasure | null {
  const inputs = new Map<string, Measure>()
  for (const name of measuresIn(formula).keys()) {
    const input = inputOf(name)
    if (!input) return null
    inputs.set(name, input)
  }
  const declared = measure(level, key, unit, {
    across: { kind: across },
    overTime: across === 'sum' ? 'sum' : 'ratio',
    from: [...inputs.keys()],
    span: 'both',
  })
  const additive = isAdditive(formula, (input) => addsUp(inputs.get(input)))
  return { ...declared, sparse: !additive, formula, inputs, additive }
}
