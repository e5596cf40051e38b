/** The parts of a total that are listed one by one. */
import type { Trace, TracePart } from '@shared/contract/why-calls'

const partsShown = 8

/** The largest parts of a total, and the others together; they add up to it. */
export function largestParts(parts: readonly TracePart[]): Pick<Trace, 'parts' | 'others'> {
  const counted = parts
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const rest = counted.slice(partsShown)
  return {
    parts: counted.slice(0, partsShown),
    others:
      rest.length > 0
        ? { count: rest.length, value: rest.reduce((sum, part) => sum + part.value, 0) }
        : null,
  }
}
