/** What names a row of the plan in a file, stable between exports: `override?family=kettle&item=K1`. */
import type { Selection } from '@shared/contract/planning-calls'

export interface RowPlace {
  readonly measure: string
  readonly where: Selection
}

export function keyOfRow({ measure, where }: RowPlace): string {
  const parts = Object.keys(where)
    .toSorted()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(where[name] ?? '')}`)
  return `${encodeURIComponent(measure)}?${parts.join('&')}`
}

/** Undefined for a text that is no key. */
export function placeOfKey(key: string): RowPlace | undefined {
  const at = key.indexOf('?')
  if (at < 1) return undefined
  try {
    const pairs = key
      .slice(at + 1)
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=').map(decodeURIComponent) as [string, string])
    return { measure: decodeURIComponent(key.slice(0, at)), where: Object.fromEntries(pairs) }
  } catch {
    return undefined
  }
}
