/** Fixes that mend a finding, as far as that can be known from the finding itself. */

import type { CanonicalValue } from '../entities/canonical-entities'
import { entityNamed } from '../entities/canonical-entities'
import { checkFixes } from './check-fix'
import { baseRule } from './field-rules'
import { type DecimalMark, numberMeant } from './number-meant'
import type { QualityFix } from './quality-fixes'

/** The parts of a finding that a suggestion is made from. */
export interface FixFacts {
  readonly rule: string
  readonly entity: string
  readonly field: string | null
  readonly value: string | null
  readonly expected: string | null
}

type Fields = Readonly<Record<string, CanonicalValue>>

/** `31.12.2026` is 2026-12-31; undefined where day and month could be told apart only by guessing. */
export function dateMeant(text: string): string | undefined {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim())
  if (!found) return undefined
  const [first, second] = [Number(found[1]), Number(found[2])]
  if (first <= 12 && second <= 12 && first !== second && !text.includes('.')) return undefined
  const [day, month] = second > 12 ? [second, first] : [first, second]
  const two = (n: number) => String(n).padStart(2, '0')
  return month >= 1 && month <= 12 ? `${found[3]}-${two(month)}-${two(day)}` : undefined
}

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** How many letters must change (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length]!
}

/** The allowed words that a value may be a slip of, the likeliest first. */
export const wordsMeant = (value: string, allowed: readonly string[]): string[] =>
  allowed
    .map((word) => ({ word, far: distance(plain(value), plain(word)) }))
    .filter(({ word, far }) => far <= Math.max(1, word.length / 3))
    .toSorted((a, b) => a.far - b.far)
    .map(({ word }) => word)

const keyOf = (entity: string, fields: Fields): Readonly<Record<string, string>> | undefined => {
  const names = entityNamed(entity)?.key ?? []
  const key = Object.fromEntries(names.map((name) => [name, String(fields[name] ?? '')]))
  return names.length > 0 && Object.values(key).every((value) => value !== '') ? key : undefined
}

function candidates(
  facts: FixFacts,
  row: Fields | undefined,
  similar: readonly string[],
  mark: DecimalMark | undefined,
): QualityFix[] {
  const { rule, entity, field, value, expected } = facts
  const key = row && keyOf(entity, row)
  const replaced = (to: readonly string[]): QualityFix[] =>
    field === null
      ? []
      : to.map((one) => ({ kind: 'replace_value', entity, field, from: value ?? '', to: one }))
  const drop: QualityFix[] = key ? [{ kind: 'drop_row', entity, key }] : []
  switch (baseRule(rule)) {
    case 'value_not_a_number':
      return [
        ...replaced([numberMeant(value ?? '', mark)].filter((one) => one !== undefined)),
        ...drop,
      ]
    case 'value_not_a_date':
      return [...replaced([dateMeant(value ?? '')].filter((one) => one !== undefined)), ...drop]
    case 'value_not_allowed':
      return [...replaced(wordsMeant(value ?? '', (expected ?? '').split(' | '))), ...drop]
    case 'value_out_of_range':
      return Number(value) < 0 && field !== null
        ? [{ kind: 'absolute_value', entity, field, key: null }, ...drop]
        : drop
    case 'reference_unknown':
      return [...replaced(similar), ...drop]
    case 'key_repeated':
      return key ? [{ kind: 'keep_first', entity, key }] : []
    case 'stock_below_zero':
      return key ? [{ kind: 'set_value', entity, key, field: 'on_hand', to: '0' }] : []
    case 'same_name':
      return key && expected
        ? [{ kind: 'same_as', entity, from: Object.values(key)[0] ?? '', to: expected }]
        : []
    case 'order_for_discontinued':
      return expected && key
        ? [{ kind: 'set_value', entity, key, field: 'item', to: expected }]
        : []
    case 'order_quantity_outlier':
    case 'ordered_in_future':
    case 'order_price_outlier':
      return drop
    default:
      return []
  }
}

/** The likeliest first; `row` is one that shows it, `similar` keys that its value may have meant, `mark` the decimal mark its column is written with. */
export const suggestFixes = (
  facts: FixFacts,
  row: Fields | undefined,
  similar: readonly string[],
  mark?: DecimalMark,
): QualityFix[] => checkFixes(candidates(facts, row, similar, mark))
