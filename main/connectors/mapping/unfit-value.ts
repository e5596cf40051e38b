/** A value that an operation of a mapping cannot work with: it costs its row, with a finding that says why. */
import type { FindingKind } from '@shared/contract/contract-types'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

export class UnfitValue extends Error {
  readonly kind: FindingKind
  readonly value: CanonicalValue
  readonly expected: string
  constructor(kind: FindingKind, value: CanonicalValue, expected: string) {
    super(`${kind} ${String(value)}`)
    this.kind = kind
    this.value = value
    this.expected = expected
  }
}

/** The text of a value for a finding, not longer than a finding should be. */
export function shownValue(value: CanonicalValue): string | null {
  if (value === null) return null
  const text = String(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
