/** Makes remembered fixes on rows as a source wrote them, before they are checked. */
import { type CanonicalValue, entityNamed } from '../entities/canonical-entities'
import { numberOf } from '../entities/read-value'
import type { QualityFix, RememberedFix } from './quality-fixes'

export type RawValues = Readonly<Record<string, CanonicalValue>>

/** One thing that a fix did to a row. */
export interface CorrectionNote {
  readonly fix: RememberedFix
  /** Null where the row was left out or added as a whole. */
  readonly field: string | null
  readonly was: string | null
  readonly became: string | null
}

export interface Corrected {
  /** Null where the row is left out. */
  readonly values: RawValues | null
  readonly notes: readonly CorrectionNote[]
}

/** Undefined where nothing is to be corrected. */
export type Corrector = (values: RawValues) => Corrected | undefined

type Step = (
  values: RawValues,
) => { values: RawValues | null; note: Omit<CorrectionNote, 'fix'> } | undefined

const textOf = (value: CanonicalValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim()

const hasKey = (values: RawValues, key: Readonly<Record<string, string>>): boolean =>
  Object.entries(key).every(([field, value]) => textOf(values[field]) === value)

const written = (values: RawValues, field: string, became: string): ReturnType<Step> => ({
  values: { ...values, [field]: became === '' ? null : became },
  note: { field, was: textOf(values[field]), became },
})

const leftOut: ReturnType<Step> = { values: null, note: { field: null, was: null, became: null } }

function absolute(field: string, values: RawValues): ReturnType<Step> {
  const number = numberOf(values[field] ?? null)
  return typeof number === 'number' && number < 0
    ? written(values, field, String(-number))
    : undefined
}

function firstOnly(key: Readonly<Record<string, string>>): Step {
  let taken = false
  return (values) => {
    if (!hasKey(values, key)) return undefined
    if (taken) return leftOut
    taken = true
    return undefined
  }
}

/** Fields of the entity that name a row of another; a key that is called as that entity does too. */
const namesOf = (entity: string, other: string): string[] =>
  (entityNamed(entity)?.fields ?? [])
    .filter((field) => field.refers === other || (field.name === other && entity !== other))
    .map(({ name }) => name)

function sameAs(entity: string, fix: Extract<QualityFix, { kind: 'same_as' }>): Step[] {
  const steps = namesOf(entity, fix.entity).map(
    (field): Step =>
      (values) =>
        textOf(values[field]) === fix.from ? written(values, field, fix.to) : undefined,
  )
  if (entity !== fix.entity) return steps
  const own = entityNamed(entity)?.key[0] ?? ''
  return [...steps, (values) => (textOf(values[own]) === fix.from ? leftOut : undefined)]
}

function stepsOf(entity: string, fix: QualityFix): Step[] {
  if (fix.kind === 'same_as') return sameAs(entity, fix)
  if (fix.kind === 'unit_conversion') {
    if (entity !== 'unit_conversion') return []
    const key = { item: fix.item, from_unit: fix.unit, to_unit: fix.to }
    return [(v) => (hasKey(v, key) ? written(v, 'factor', String(fix.factor)) : undefined)]
  }
  if (fix.entity !== entity) return []
  switch (fix.kind) {
    case 'replace_value':
      return [
        (v) => (textOf(v[fix.field]) === fix.from ? written(v, fix.field, fix.to) : undefined),
      ]
    case 'set_value':
      return [
        (v) =>
          hasKey(v, fix.key) && textOf(v[fix.field]) !== fix.to
            ? written(v, fix.field, fix.to)
            : undefined,
      ]
    case 'absolute_value':
      return [(v) => (fix.key && !hasKey(v, fix.key) ? undefined : absolute(fix.field, v))]
    case 'drop_row':
      return [(v) => (hasKey(v, fix.key) ? leftOut : undefined)]
    case 'keep_first':
      return [firstOnly(fix.key)]
  }
}

/** What corrects the rows of an entity, in the order in which the fixes were accepted; undefined where none concerns it. Remembers which keys it has seen: one for each reading. */
export function correctorOf(
  entity: string,
  fixes: readonly RememberedFix[],
): Corrector | undefined {
  const steps = fixes.flatMap((fix) => stepsOf(entity, fix.what).map((step) => ({ fix, step })))
  if (steps.length === 0) return undefined
  return (raw) => {
    let values = raw
    const notes: CorrectionNote[] = []
    for (const { fix, step } of steps) {
      const done = step(values)
      if (!done) continue
      notes.push({ fix, ...done.note })
      if (!done.values) return { values: null, notes }
      values = done.values
    }
    return notes.length > 0 ? { values, notes } : undefined
  }
}

/** Rows that fixes add to an entity beside those of the source. */
export const addedRows = (
  entity: string,
  fixes: readonly RememberedFix[],
): readonly { readonly fix: RememberedFix; readonly values: RawValues }[] =>
  entity === 'unit_conversion'
    ? fixes.flatMap((fix) => {
        const { what } = fix
        if (what.kind !== 'unit_conversion') return []
        const { item, unit, to, factor } = what
        return [{ fix, values: { item, from_unit: unit, to_unit: to, factor } }]
      })
    : []
