/** Values of Salesforce, from JSON or CSV, as cells of a table. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

/** Undefined where a value is none that a cell can hold. */
export type ReadValue = (value: unknown) => CanonicalValue | undefined

const numbers = new Set(['double', 'currency', 'percent', 'int', 'long'])
const plainNumber = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/

/** Reads values of a field's type. Points in time become the time on the clock of `zone`. */
export function valueReader(type: string, zone: (instant: string) => string): ReadValue {
  const read = readerOf(type, zone)
  return (value) => {
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'object') return undefined
    return read(value as string | number | boolean)
  }
}

function readerOf(
  type: string,
  zone: (instant: string) => string,
): (value: string | number | boolean) => CanonicalValue {
  if (numbers.has(type))
    return (value) =>
      typeof value === 'string' && plainNumber.test(value) && value.length < 17
        ? Number(value)
        : finite(value)
  if (type === 'boolean')
    return (value) => (value === 'true' ? true : value === 'false' ? false : finite(value))
  if (type === 'datetime')
    return (value) => (typeof value === 'string' ? zone(value) : finite(value))
  return finite
}

/** What JSON writes as 1e999 is no number; as text it is refused where a number is expected. */
const finite = (value: string | number | boolean): CanonicalValue =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The part of an Id that counts the records of an object, as a whole number; null where it is no Id. */
export function numberOfId(id: unknown): number | null {
  if (typeof id !== 'string' || !/^[0-9A-Za-z]{15}([0-9A-Z]{3})?$/i.test(id)) return null
  let number = 0
  for (const sign of id.slice(7, 15)) number = number * 62 + digits.indexOf(sign)
  return number
}
