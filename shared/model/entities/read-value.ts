/** How one value as people and systems write it becomes text, a number, a date or a month. */
import type { FindingKind } from '../../contract/contract-types'
import type { CanonicalValue } from './canonical-entities'

/** Why a value was not taken, and the form it should have. */
export interface Refused {
  readonly refused: FindingKind
  readonly expected: string
}

export const isRefused = (value: CanonicalValue | Refused): value is Refused =>
  typeof value === 'object' && value !== null

const lastPlainCode = 0x24f

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > lastPlainCode) return false
  return true
}

/** Trimmed and in Unicode's composed form (NFC); null where nothing is left. */
export function textOf(raw: CanonicalValue): string | null {
  if (raw === null) return null
  const text = typeof raw === 'string' ? raw.trim() : String(raw)
  if (text === '') return null
  return isPlain(text) ? text : text.toWellFormed().normalize('NFC')
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/
const groupedNumber = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

function readNumber(text: string): number | undefined {
  if (plainNumber.test(text)) return finite(Number(text))
  if (groupedNumber.test(text)) return finite(Number(text.replaceAll(',', '')))
  return undefined
}

/** Negative zero becomes zero; what is not finite is no number. */
const finite = (value: number): number | undefined =>
  Number.isFinite(value) ? (value === 0 ? 0 : value) : undefined

/** `1234.5`, `1,234.5`, `1.2E+05`, full-width digits, and `35%` where `percent`; null where empty, undefined where it is no number. */
export function numberOf(raw: CanonicalValue, percent = false): number | null | undefined {
  if (typeof raw === 'number') return finite(raw)
  if (typeof raw !== 'string') return raw === null ? null : undefined
  let text = raw.trim()
  if (text === '') return null
  const direct = readNumber(text)
  if (direct !== undefined) return direct
  text = text.normalize('NFKC').replace('−', '-')
  if (percent && text.endsWith('%')) {
    const value = readNumber(text.slice(0, -1).trimEnd())
    return value === undefined ? undefined : Number((value / 100).toPrecision(15))
  }
  return readNumber(text)
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const looseDate =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/
const solidDate = /^(\d{4})(\d{2})(\d{2})$/
const looseMonth = /^(\d{4})[-/.年](\d{1,2})月?$/
const solidMonth = /^(\d{4})(\d{2})$/

const fullWidth = /[０-９]/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

function calendarDate(found: RegExpExecArray): string | undefined {
  const year = Number(found[1])
  const month = Number(found[2])
  const day = Number(found[3])
  if (year < 1900 || day < 1 || day > daysIn(year, month)) return undefined
  return `${found[1]}-${two(month)}-${two(day)}`
}

function calendarMonth(found: RegExpExecArray): string | undefined {
  const month = Number(found[2])
  if (Number(found[1]) < 1900 || month < 1 || month > 12) return undefined
  return `${found[1]}-${two(month)}`
}

/** Values repeat within a column, so the last few thousand are remembered. */
function remembering(
  read: (text: string) => string | undefined,
): (text: string) => string | undefined {
  const memory = new Map<string, string | undefined>()
  return (text) => {
    const known = memory.get(text)
    if (known !== undefined) return known
    const value = read(text)
    if (memory.size >= 5_000) memory.clear()
    memory.set(text, value)
    return value
  }
}

const readDate = remembering((text) => {
  const found = isoDate.exec(text) ?? solidDate.exec(text) ?? looseDate.exec(text)
  return found ? calendarDate(found) : undefined
})

const readMonth = remembering((text) => {
  const found = solidMonth.exec(text) ?? looseMonth.exec(text)
  return found ? calendarMonth(found) : readDate(text)?.slice(0, 7)
})

const written = (raw: CanonicalValue): string | undefined => {
  if (typeof raw !== 'string') return typeof raw === 'number' ? String(raw) : undefined
  const text = raw.trim()
  return fullWidth.test(text) ? text.normalize('NFKC') : text
}

/** `YYYY-MM-DD` of `2026-01-05`, `2026/1/5`, `2026.1.5`, `20260105`, `2026年1月5日` or a timestamp, whose day is taken as written; undefined where it is no date. */
export function dateOf(raw: CanonicalValue): string | undefined {
  const text = written(raw)
  return text === undefined ? undefined : readDate(text)
}

/** `YYYY-MM` of `2026-01`, `2026/1`, `202601`, `2026年1月` or any date; undefined where it is none. */
export function monthOf(raw: CanonicalValue): string | undefined {
  const text = written(raw)
  return text === undefined ? undefined : readMonth(text)
}
