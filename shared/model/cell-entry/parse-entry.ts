/**
 * The grammar of a cell, the same for the grid, pasted tables and the command line:
 *
 *   1200  1,200.5  1.2k  3M  1.2万  =1200   the number
 *   +250  -250                              more or less by an amount
 *   +10%  -5%                               more or less by a share of what is there
 *   *1.2  /2                                times, divided by
 *   =prev  =上期   =ly  =去年                 the period before, the same period last year
 *   =baseline  =sales forecast  =基线         another measure of the same row and period
 *   (nothing)                               clears
 *
 * Thousands and decimals as where the typist comes from: with a point for decimals `1.200,5` is still understood, since
 * it can be read in one way only, and so is `1,200.5` with a comma; `1,20` is not. Full-width characters count as plain.
 * At a total, entries that name a figure (`=prev`, `=ly`, `=baseline`) give every line below its own; all others
 * make a new total, which is split.
 *
 * Quantities of a plan are never negative, so a leading minus always means "less", `=-250` is refused,
 * and so is a bare `10%`, which people read in two ways.
 */
import { type DecimalMark, decimalMarkOf } from './decimal-mark'
import { type Entry, type EntryFault, largestEntry } from './entry-shape'
import { measureOfWord } from './measure-words'
import { plainCharacters } from './plain-characters'
import { readNumber } from './read-number'

export { applyEntry, eachLine } from './apply-entry'
export type { Entry } from './entry-shape'

const references: Readonly<Record<string, Entry>> = {
  prev: { kind: 'previous' },
  previous: { kind: 'previous' },
  上期: { kind: 'previous' },
  上月: { kind: 'previous' },
  ly: { kind: 'last_year' },
  lastyear: { kind: 'last_year' },
  去年: { kind: 'last_year' },
  去年同期: { kind: 'last_year' },
}

const error = (at: number, reason: EntryFault): Entry => ({ kind: 'error', at, reason })

type Make = (value: number) => Entry

/** What the signs have in common: the number from `from` to the end, handed to `make`, or what is wrong with it. */
const numberReader =
  (mark: DecimalMark) =>
  (text: string, from: number, make: Make): Entry => {
    const rest = text.slice(from)
    const start = from + rest.length - rest.trimStart().length
    if (text[start] === '-') return error(start, 'negative')
    const read = readNumber(rest.trim(), mark)
    if (!read.ok) return error(start + read.at, read.reason)
    if (read.value > largestEntry) return error(start, 'too_large')
    return make(read.value)
  }
type WithNumber = ReturnType<typeof numberReader>

function signed(text: string, at: number, withNumber: WithNumber): Entry {
  const sign = text[at] === '-' ? -1 : 1
  if (text.endsWith('%'))
    return withNumber(text.slice(0, -1), at + 1, (value) => ({
      kind: 'percent',
      percent: sign * value,
    }))
  return withNumber(text, at + 1, (value) => ({ kind: 'add', amount: sign * value }))
}

function assigned(text: string, at: number, withNumber: WithNumber): Entry {
  const word = text
    .slice(at + 1)
    .trim()
    .toLowerCase()
  const name = word.replace(/\s/g, '')
  const reference = Object.hasOwn(references, name) ? references[name] : undefined
  if (reference) return reference
  if (/^\p{L}/u.test(word)) {
    const measure = measureOfWord(word)
    return measure ? { kind: 'measure', measure } : error(at + 1, 'unknown_reference')
  }
  return withNumber(text, at + 1, (value) => ({ kind: 'value', value }))
}

/** Reads what was typed by somebody of a locale such as `de-DE`; decimals after a point where none is given. */
export function parseEntry(typed: string, locale?: string): Entry {
  const mark = decimalMarkOf(locale)
  const withNumber = numberReader(mark)
  const text = plainCharacters(typed).trimEnd()
  const at = text.length - text.trimStart().length
  switch (text[at]) {
    case undefined:
      return { kind: 'clear' }
    case '+':
    case '-':
      return signed(text, at, withNumber)
    case '*':
      return withNumber(text, at + 1, (by) => ({ kind: 'multiply', by, over: 1 }))
    case '/':
      return withNumber(text, at + 1, (over) =>
        over === 0 ? error(at + 1, 'division_by_zero') : { kind: 'multiply', by: 1, over },
      )
    case '=':
      return assigned(text, at, withNumber)
    default:
      if (text.endsWith('%') && readNumber(text.slice(at, -1).trim(), mark).ok)
        return error(text.length - 1, 'percent_without_sign')
      return withNumber(text, at, (value) => ({ kind: 'value', value }))
  }
}
