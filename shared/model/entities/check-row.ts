/** Turns a row as a source wrote it into a canonical row, or says field by field what is wrong with it. */
import type { FindingKind } from '../../contract/contract-types'
import type { CanonicalRow, CanonicalValue } from './canonical-entities'
import type { Entity, Field } from './entity-shape'
import { dateOf, isRefused, monthOf, numberOf, type Refused, textOf } from './read-value'

/** The parts of a finding that the row itself gives; place and row number are the caller's. */
export interface RowProblem {
  readonly kind: FindingKind
  readonly field: string
  readonly value: string | null
  /** A form, not a sentence, so that it reads the same in every language: `YYYY-MM-DD`, `>= 0`, `A | B | C`. */
  readonly expected: string | null
}

export type RowChecked =
  | { readonly row: CanonicalRow; readonly problems?: undefined }
  | { readonly row?: undefined; readonly problems: readonly RowProblem[] }

export type RowChecker = (raw: Readonly<Record<string, CanonicalValue | undefined>>) => RowChecked

export type FieldReader = (raw: CanonicalValue) => CanonicalValue | Refused

const normalised = (word: string): string => word.toLowerCase().replace(/[\s-]+/g, '_')

function allowed(words: readonly string[]): FieldReader {
  const known = new Map<string, string>(words.map((w) => [w, w]))
  for (const word of words) known.set(normalised(word), word)
  const refused: Refused = { refused: 'value_not_allowed', expected: words.join(' | ') }
  return (raw) => {
    const word = textOf(raw)
    if (word === null) return null
    return known.get(word) ?? known.get(normalised(word)) ?? refused
  }
}

function bounded(field: Field): FieldReader {
  const whole = field.kind === 'integer'
  const form: Refused = { refused: 'value_not_a_number', expected: whole ? '1234' : '1234.5' }
  const least = field.kind === 'share' ? (field.minimum ?? 0) : (field.minimum ?? -Infinity)
  const most = field.kind === 'share' ? 1 : Infinity
  const range: Refused = {
    refused: 'value_out_of_range',
    expected: field.kind === 'share' ? '0..1' : `>= ${least}`,
  }
  const percent = field.kind === 'share'
  return (raw) => {
    const value = numberOf(raw, percent)
    if (value === null) return null
    if (value === undefined) return form
    if (whole && !Number.isSafeInteger(value)) return form
    return value < least || value > most ? range : value
  }
}

const truth = new Map<string, boolean>([
  ...['true', '1', 'yes', 'y', '是'].map((w) => [w, true] as const),
  ...['false', '0', 'no', 'n', '否'].map((w) => [w, false] as const),
])
const notTruth: Refused = { refused: 'value_not_allowed', expected: 'true | false' }
const notDate: Refused = { refused: 'value_not_a_date', expected: 'YYYY-MM-DD' }
const notMonth: Refused = { refused: 'value_not_a_date', expected: 'YYYY-MM' }

/** How a value of the field is read: what it is, or why it is not taken. */
export function fieldReader(field: Field): FieldReader {
  switch (field.kind) {
    case 'text':
      return field.oneOf ? allowed(field.oneOf) : textOf
    case 'integer':
    case 'number':
    case 'money':
    case 'share':
      return bounded(field)
    case 'date':
      return (raw) => dateOf(raw) ?? (textOf(raw) === null ? null : notDate)
    case 'month':
      return (raw) => monthOf(raw) ?? (textOf(raw) === null ? null : notMonth)
    case 'boolean':
      return (raw) => {
        if (typeof raw === 'boolean') return raw
        const word = textOf(raw)
        return word === null ? null : (truth.get(word.toLowerCase()) ?? notTruth)
      }
  }
}

const clip = (raw: CanonicalValue | undefined): string | null => {
  if (raw === null || raw === undefined) return null
  const text = String(raw)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** A checker for one entity, made once and used for every row. The row it answers has every declared field, in declared order. */
export function compileRowChecker(entity: Entity): RowChecker {
  const fields = entity.fields.map((field) => ({ ...field, read: fieldReader(field) }))
  return (raw) => {
    const row: CanonicalRow = {}
    let problems: RowProblem[] | null = null
    for (const field of fields) {
      const given = raw[field.name]
      const value = given === undefined || given === null ? null : field.read(given)
      if (isRefused(value) || (value === null && field.required)) {
        problems ??= []
        problems.push(problemOf(field, value, given))
      } else row[field.name] = value
    }
    return problems ? { problems } : { row }
  }
}

/** The values of a row in declared order, read from cells; `at` says for each declared field which cell is its own, -1 for none. Null where anything is wrong with the row. */
export type CellChecker = (
  cells: readonly CanonicalValue[],
  at: readonly number[],
) => readonly CanonicalValue[] | null

/** As `compileRowChecker` for rows that are as they should be; of the others the row's checker says what is wrong. */
export function compileCellChecker({ fields }: Entity): CellChecker {
  const readers = fields.map(fieldReader)
  const required = fields.map((field) => field.required === true)
  const { length } = readers
  return (cells, at) => {
    const row: CanonicalValue[] = []
    for (let field = 0; field < length; field += 1) {
      const place = at[field]!
      const given = place < 0 ? null : (cells[place] ?? null)
      const value = given === null ? null : readers[field]!(given)
      if (value === null ? required[field] : isRefused(value)) return null
      row.push(value as CanonicalValue)
    }
    return row
  }
}

function problemOf(
  field: Field,
  value: Refused | null,
  given: CanonicalValue | undefined,
): RowProblem {
  if (value) {
    const { refused: kind, expected } = value
    return { kind, field: field.name, value: clip(given), expected }
  }
  return { kind: 'value_missing', field: field.name, value: null, expected: null }
}

const compiled = new WeakMap<Entity, RowChecker>()

/** The canonical row of `raw`, or all that is wrong with it. Fields that the entity does not declare are left out. */
export function checkRow(
  entity: Entity,
  raw: Readonly<Record<string, CanonicalValue | undefined>>,
): RowChecked {
  let check = compiled.get(entity)
  if (!check) {
    check = compileRowChecker(entity)
    compiled.set(entity, check)
  }
  return check(raw)
}
