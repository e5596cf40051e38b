/** What the single operations of a mapping do to single values. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { dateOf, monthOf, numberOf } from '@shared/model/entities/read-value'
import { UnfitValue } from './unfit-value'

export const isEmpty = (value: CanonicalValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '')

/** The number of a value; null where empty. Throws `UnfitValue`. */
export function asNumber(value: CanonicalValue): number | null {
  const number = numberOf(value)
  if (number === undefined) throw new UnfitValue('value_not_a_number', value, '1234.5')
  return number
}

/** A number whose decimal mark is `decimal`; the other mark, blanks and apostrophes group. */
export function readMarkedNumber(value: CanonicalValue, decimal: '.' | ','): CanonicalValue {
  if (typeof value !== 'string') return asNumber(value)
  const text = value.trim()
  if (text === '') return null
  const plain = text
    .replaceAll(decimal === ',' ? '.' : ',', '')
    .replace(/[\s'’]/g, '')
    .replace(decimal, '.')
  const number = numberOf(plain)
  if (number === undefined || plain.includes(','))
    throw new UnfitValue('value_not_a_number', value, decimal === ',' ? '1.234,5' : '1,234.5')
  return number
}

const signs = /YYYY|YY|MM|M|DD|D/g
const patterns: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
}

/** The signs of year, month and day in a date's format, in its order. */
export const dateParts = (format: string): string[] => format.match(signs) ?? []

/** A reader of dates written as `format` says, as `YYYY-MM-DD`; without a day the first is meant. */
export function dateReader(format: string): (value: CanonicalValue) => CanonicalValue {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  let source = ''
  let at = 0
  for (const sign of format.matchAll(signs)) {
    source += literal(format.slice(at, sign.index)) + (patterns[sign[0]] ?? '')
    at = sign.index + sign[0].length
  }
  const shape = new RegExp(`^${source}${literal(format.slice(at))}`)
  return (value) => {
    if (isEmpty(value)) return null
    const found = shape.exec(String(value).trim())?.groups
    const year = found?.year ?? (found?.short === undefined ? '' : `20${found.short}`)
    const date = dateOf(`${year}-${found?.month ?? ''}-${found?.day ?? '1'}`)
    if (date === undefined) throw new UnfitValue('value_not_a_date', value, format)
    return date
  }
}

/** `YYYY-MM`; null where empty. */
export function readMonth(value: CanonicalValue): string | null {
  if (isEmpty(value)) return null
  const month = monthOf(value)
  if (month === undefined) throw new UnfitValue('value_not_a_date', value, 'YYYY-MM-DD')
  return month
}

/** The month `later` months after `month` (`YYYY-MM`). */
export function monthAfter(month: string, later: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + later
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** Numbers as numbers, all else as text; empty values are equal to each other and less than any other. */
export function compare(a: CanonicalValue, b: CanonicalValue): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(b)) - Number(isEmpty(a))
  const x = numberOf(a)
  const y = numberOf(b)
  if (typeof x === 'number' && typeof y === 'number') return x - y
  const left = String(a).trim()
  const right = String(b).trim()
  return left === right ? 0 : left < right ? -1 : 1
}

export const sumOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, v) => (sum === null || v === null ? null : sum + v), 0)

export const productOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((all, v) => (all === null || v === null ? null : all * v), 1)

/** Rounded half away from zero, as a person would the written number. */
export function rounded(value: number, digits: number): number {
  const scaled = Number(`${Math.abs(value)}e${digits}`)
  const whole = Number.isFinite(scaled) ? Math.round(scaled) : Math.abs(value) * 10 ** digits
  const back = Number(`${Math.round(whole)}e-${digits}`)
  return value < 0 ? -back : back
}
