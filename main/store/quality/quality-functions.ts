/** What the rules need of SQL beyond SQLite's own: names made comparable, and robust statistics. */
import type { OpenFile } from '../open-file'

/** A name without case, width, marks and spaces: `ACME Ltd.` and `acme  ltd` are the same. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Middle value; the mean of the two middle ones where there is an even number. Sorts what it is given. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Median of the distances from the median (MAD); times 1.4826 it estimates the standard deviation of a normal distribution (Rousseeuw and Croux, 1993). */
export function deviation(values: number[]): number | null {
  const mid = median(values)
  return mid === null ? null : median(values.map((value) => Math.abs(value - mid)))
}

/** Declares `plain_name(text)` and the aggregates `median(number)` and `deviation(number)`. */
export function declareFunctions({ database }: OpenFile): void {
  database.function('plain_name', { deterministic: true }, (name) =>
    name === null ? null : plainName(String(name)),
  )
  const gather = (numbers: number[], next: unknown): void => {
    if (typeof next === 'number') numbers.push(next)
  }
  for (const [name, result] of [
    ['median', median],
    ['deviation', deviation],
  ] as const)
    database.aggregate(name, { start: (): number[] => [], step: gather, result })
}
