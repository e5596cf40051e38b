/** Values as Tryton writes them in JSON, and as a table has them. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const padded = (value: unknown, length: number): string => String(value ?? 0).padStart(length, '0')

const day = ({ year, month, day }: Fields): string =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`

const time = ({ hour, minute, second, microsecond }: Fields): string => {
  const clock = [hour, minute, second].map((part) => padded(part, 2)).join(':')
  return microsecond ? `${clock}.${padded(microsecond, 6)}` : clock
}

const secondsADay = 86_400

/**
 * A value of a field: exact decimals as text, days as `YYYY-MM-DD`, stamps with their time in the server's own clock,
 * spans in days, binaries as base64. Undefined where it is none of these.
 */
export function plainValue(value: unknown): CanonicalValue | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (!isRecord(value)) return undefined
  switch (value.__class__) {
    case 'Decimal':
      return typeof value.decimal === 'string' ? value.decimal : undefined
    case 'date':
      return day(value)
    case 'datetime':
      return `${day(value)}T${time(value)}`
    case 'time':
      return time(value)
    case 'timedelta':
      return typeof value.seconds === 'number' ? value.seconds / secondsADay : undefined
    case 'bytes':
      return typeof value.base64 === 'string' ? value.base64.replaceAll('\n', '') : undefined
    default:
      return undefined
  }
}

/**
 * The value of a field named with its relations (`sale.party.code`) in a row of `search_read`; of a field that holds
 * several records the first one's. Undefined where the answer has no such value.
 */
export function valueAt(row: unknown, path: string): CanonicalValue | undefined {
  const names = path.split('.')
  let at: unknown = row
  for (const name of names.slice(0, -1)) {
    if (!isRecord(at)) return undefined
    const next: unknown = at[`${name}.`]
    at = Array.isArray(next) ? (next[0] ?? null) : next
    if (at === null) return null
  }
  return isRecord(at) ? plainValue(at[names.at(-1) ?? '']) : undefined
}

/** `YYYY-MM-DD` as Tryton takes it. */
export function asDay(iso: string): Fields {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number)
  return { __class__: 'date', year, month, day: date }
}

/** A stamp as `plainValue` gives it, as Tryton takes it. */
export function asStamp(iso: string): Fields {
  const [clock = '', fraction = ''] = iso.slice(11).split('.')
  const [hour, minute, second] = clock.split(':').map(Number)
  const microsecond = Number(fraction.padEnd(6, '0').slice(0, 6))
  return { ...asDay(iso), __class__: 'datetime', hour, minute, second, microsecond }
}

/** Text as a binary. */
export const asBytes = (text: string): Fields => ({
  __class__: 'bytes',
  base64: Buffer.from(text, 'utf8').toString('base64'),
})
