/** A fix while it is being written: every field as text, until it is whole. */
import type { FindingDetailAnswer } from '@shared/contract/quality-calls'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import {
  type QualityFix,
  type QualityFixKind,
  qualityFix,
} from '@shared/model/quality/quality-fixes'

export interface FixDraft {
  readonly kind: QualityFixKind
  readonly field: string
  readonly from: string
  readonly to: string
  readonly item: string
  readonly unit: string
  readonly factor: string
}

/** Fields that a kind asks for, in the order in which they are read. */
export const fieldsOfKind: Readonly<Record<QualityFixKind, readonly (keyof FixDraft)[]>> = {
  replace_value: ['field', 'from', 'to'],
  set_value: ['field', 'to'],
  absolute_value: ['field'],
  drop_row: [],
  keep_first: [],
  same_as: ['from', 'to'],
  unit_conversion: ['item', 'unit', 'factor', 'to'],
}

type Detail = Pick<FindingDetailAnswer, 'finding' | 'examples' | 'suggestions'>

/** The key of the row that shows the finding; null where there is none. */
export function keyOfFinding({ finding, examples }: Detail): Record<string, string> | null {
  const fields = examples[0]?.fields
  const names = entityNamed(finding.entity)?.key
  if (!fields || !names) return null
  return Object.fromEntries(names.map((name) => [name, String(fields[name] ?? '')]))
}

/** What the form begins with: the likeliest suggestion, else what the finding says. */
export function draftOf({ finding, suggestions }: Detail): FixDraft {
  const { field, value, rule, thing } = finding
  const [item = '*', unit = ''] = rule === 'bought_in_other_unit' ? thing.split(' · ') : []
  const isUnit = field === 'unit'
  const empty: FixDraft = {
    kind: isUnit ? 'unit_conversion' : 'replace_value',
    field: field ?? '',
    from: value ?? '',
    to: '',
    item,
    unit: unit || (isUnit ? (value ?? '') : ''),
    factor: '',
  }
  // One row left out does not mend the others.
  const first = suggestions.find(({ kind }) => kind !== 'drop_row' || finding.rows === 1)
  if (!first) return empty
  const { kind } = first
  const said = Object.fromEntries(
    Object.entries(first).filter(([name]) => Object.hasOwn(empty, name)),
  )
  return { ...empty, ...said, kind }
}

/** The fix as it stands; undefined while it is not whole. */
export function fixOf(draft: FixDraft, detail: Detail): QualityFix | undefined {
  const { entity } = detail.finding
  const { kind, field, from, to, item, unit, factor } = draft
  const key = keyOfFinding(detail)
  const all = { kind, entity, field, from, to, item, unit, factor: Number(factor), key }
  const names: Readonly<Record<QualityFixKind, readonly string[]>> = {
    replace_value: ['entity', 'field', 'from', 'to'],
    set_value: ['entity', 'key', 'field', 'to'],
    absolute_value: ['entity', 'field', 'key'],
    drop_row: ['entity', 'key'],
    keep_first: ['entity', 'key'],
    same_as: ['entity', 'from', 'to'],
    unit_conversion: ['item', 'unit', 'factor', 'to'],
  }
  const parts = Object.fromEntries(
    ['kind', ...names[kind]].map((name) => [name, all[name as keyof typeof all]]),
  )
  const whole = kind === 'absolute_value' ? { ...parts, key: null } : parts
  const checked = qualityFix.safeParse(whole)
  return checked.success ? checked.data : undefined
}
