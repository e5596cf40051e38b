/** JSON with one spelling for each value, so that it can be hashed and compared. */
import { hash } from 'node:crypto'

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]))
}

/** The value as JSON without spaces, keys in the order of their characters. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')
