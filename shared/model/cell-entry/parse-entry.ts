/**
 * The grammar of a cell, the same for the grid, pasted tables and the command line:
 *
 *   1200  1,200.5  1.2k  3M  1.2万  =1200   the number
 *   +250  -250                              more or less by an amount
 *   +10%  -5%                               more or less by a share of what is there
 *   *1.2  /2                                times, divided by
 *   =prev  =上期   =ly  =去年                 the period before, the same period last year
 *   (nothing)                               clears
 *
 * Quantities of a plan are never negative, so a leading minus always means "less", `=-250` is refused,
 * and so is a bare `10%`, which people read in two ways.
 */
import { type Entry, type EntryFault, largestEntry } from './entry-shape'
import { plainCharacters } from './plain-characters'
import { readNumber } from './read-number'

export { applyEntry } from './apply-entry'
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

/** The number from `from` to the end, handed to `make`, or what is wrong with it. */
function withNumber(text: string, from: number, make: (value: number) => Entry): Entry {
  const rest = text.slice(from)
  const start = from + rest.length - rest.trimStart().length
  if (text[start] === '-') return error(start, 'negative')
  const read = readNumber(rest.trim())
  if (!read.ok) return error(start + read.at, read.reason)
  if (read.value > largestEntry) return error(start, 'too_large')
  return make(read.value)
}

function signed(text: string, at: number): Entry {
  const sign = text[at] === '-' ? -1 : 1
  if (text.endsWith('%'))
    return withNumber(text.slice(0, -1), at + 1, (value) => ({
      kind: 'percent',
      percent: sign * value,
    }))
  return withNumber(text, at + 1, (value) => ({ kind: 'add', amount: sign * value }))
}

function assigned(text: string, at: number): Entry {
  const word = text
    .slice(at + 1)
    .trim()
    .toLowerCase()
  const name = word.replace(/\s/g, '')
  const reference = Object.hasOwn(references, name) ? references[name] : undefined
  if (reference) return reference
  if (/^\p{L}/u.test(word)) return error(at + 1, 'unknown_reference')
  return withNumber(text, at + 1, (value) => ({ kind: 'value', value }))
}

export function parseEntry(typed: string): Entry {
  const text = plainCharacters(typed).trimEnd()
  const at = text.length - text.trimStart().length
  switch (text[at]) {
    case undefined:
      return { kind: 'clear' }
    case '+':
    case '-':
      return signed(text, at)
    case '*':
      return withNumber(text, at + 1, (by) => ({ kind: 'multiply', by, over: 1 }))
    case '/':
      return withNumber(text, at + 1, (over) =>
        over === 0 ? error(at + 1, 'division_by_zero') : { kind: 'multiply', by: 1, over },
      )
    case '=':
      return assigned(text, at)
    default:
      if (text.endsWith('%') && readNumber(text.slice(at, -1).trim()).ok)
        return error(text.length - 1, 'percent_without_sign')
      return withNumber(text, at, (value) => ({ kind: 'value', value }))
  }
}
