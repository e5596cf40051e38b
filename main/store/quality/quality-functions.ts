/** What the rules need of SQL beyond SQLite's own: names made comparable, and robust statistics. */
import type { OpenFile } from '../open-file'
import { deviation, median } from './robust-statistics'

/** A name without case, width, marks and spaces: `ACME Ltd.` and `acme  ltd` are the same. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

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
