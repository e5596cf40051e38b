/** Makes remembered fixes on rows as a source wrote them, before they are checked. */
import { type CanonicalValue, entityNamed } from '../entities/canonical-entities'
import { fieldReader } from '../entities/check-row'
import { isRefused, numberOf, textOf as readText } from '../entities/read-value'
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

/** As a snapshot would have it, so that a fix made from what a snapshot showed finds the source's own. */
const textOf = (value: CanonicalValue | undefined): string => readText(value ?? null) ?? ''

type Key = Readonly<Record<string, string>>

type HasKey = (values: RawValues) => boolean

/**
 * Whether a row has the key. A key is named as the snapshot has it, where the row is in it, or as the source wrote it:
 * `2026-03-01` is `1.3.2026` and 10 is `010.0`, as far as the field is a date or a number.
 */
function hasKeyOf(entity: string, key: Key): HasKey {
  const fields = Object.entries(key).map(([name, wanted]) => {
    const field = entityNamed(entity)?.fields.find((one) => one.name === name)
    const read = field && fieldReader(field)
    const canonical = (value: CanonicalValue | undefined): CanonicalValue => {
      const taken = read && value !== undefined && value !== null ? read(value) : null
      return taken === null || isRefused(taken) ? null : taken
    }
    return { name, wanted, canonical, meant: canonical(wanted) }
  })
  return (values) =>
    fields.every(({ name, wanted, canonical, meant }) => {
      const value = values[name]
      return textOf(value) === wanted || (meant !== null && canonical(value) === meant)
    })
}

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

function firstOnly(hasKey: HasKey): Step {
  let taken = false
  return (values) => {
    if (!hasKey(values)) return undefined
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
    const hasKey = hasKeyOf(entity, { item: fix.item, from_unit: fix.unit, to_unit: fix.to })
    return [(v) => (hasKey(v) ? written(v, 'factor', String(fix.factor)) : undefined)]
  }
  if (fix.entity !== entity) return []
  const hasKey = 'key' in fix && fix.key ? hasKeyOf(entity, fix.key) : null
  switch (fix.kind) {
    case 'replace_value':
      return [
        (v) => (textOf(v[fix.field]) === fix.from ? written(v, fix.field, fix.to) : undefined),
      ]
    case 'set_value':
      return [
        (v) =>
          hasKey?.(v) && textOf(v[fix.field]) !== fix.to
            ? written(v, fix.field, fix.to)
            : undefined,
      ]
    case 'absolute_value':
      return [(v) => (hasKey && !hasKey(v) ? undefined : absolute(fix.field, v))]
    case 'drop_row':
      return [(v) => (hasKey?.(v) ? leftOut : undefined)]
    case 'keep_first':
      return hasKey ? [firstOnly(hasKey)] : []
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
