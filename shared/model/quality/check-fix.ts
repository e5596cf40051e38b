/** Whether a fix speaks of entities and fields that there are. */
import { type CanonicalRow, entityNamed } from '../entities/canonical-entities'
import { checkRow } from '../entities/check-row'
import type { Entity } from '../entities/entity-shape'
import type { QualityFix } from './quality-fixes'

/** `reason` is a word of `quality.fixFault_<reason>`. */
export interface FixFault {
  readonly reason: 'entity' | 'field' | 'key' | 'value' | 'same' | 'not_a_number'
  readonly value: string
}

const numeric = ['integer', 'number', 'money', 'share']

function keyFault(entity: Entity, key: Readonly<Record<string, string>>): FixFault | undefined {
  const whole = entity.key.every((field) => key[field] !== undefined)
  const known = Object.keys(key).every((field) => entity.key.includes(field))
  return whole && known ? undefined : { reason: 'key', value: entity.key.join(', ') }
}

/** A value that the field could never take would only make another finding. */
function valueFault(entity: Entity, name: string, to: string): FixFault | undefined {
  const row: CanonicalRow = { [name]: to }
  const { problems } = checkRow(entity, row)
  return problems?.some((problem) => problem.field === name)
    ? { reason: 'value', value: to }
    : undefined
}

/** What is wrong with the fix; undefined where it can be made. */
export function faultOfFix(fix: QualityFix): FixFault | undefined {
  if (fix.kind === 'unit_conversion')
    return fix.unit === fix.to ? { reason: 'same', value: fix.unit } : undefined
  const entity = entityNamed(fix.entity)
  if (!entity) return { reason: 'entity', value: fix.entity }
  if (fix.kind === 'same_as') {
    if (entity.key.length !== 1) return { reason: 'entity', value: fix.entity }
    return fix.from === fix.to ? { reason: 'same', value: fix.from } : undefined
  }
  if ('field' in fix) {
    const field = entity.fields.find(({ name }) => name === fix.field)
    if (!field) return { reason: 'field', value: fix.field }
    if (fix.kind === 'absolute_value' && !numeric.includes(field.kind))
      return { reason: 'not_a_number', value: fix.field }
  }
  if (fix.kind === 'replace_value')
    return fix.from === fix.to
      ? { reason: 'same', value: fix.from }
      : valueFault(entity, fix.field, fix.to)
  const fault = fix.key === null ? undefined : keyFault(entity, fix.key)
  return fault ?? (fix.kind === 'set_value' ? valueFault(entity, fix.field, fix.to) : undefined)
}

/** Those that can be made. */
export const checkFixes = (fixes: readonly QualityFix[]): QualityFix[] =>
  fixes.filter((fix) => faultOfFix(fix) === undefined)
