/** A formula as words. Full-width characters count as their plain counterparts, so that places are those of the typed text. */
import { plainCharacters } from '../cell-entry/plain-characters'
import { FaultyFormula, type Place } from './formula-shape'

export type Token = Place &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'sign'; readonly text: string }
    | { readonly kind: 'end' }
  )

const space = /\s+/y
const number = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
const word = /[a-z_]\w*/iy
const sign = /<=|>=|<>|!=|[≤≥≠+\-*/(),<>=]/y

const plainSigns: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '!=': '<>',
}

/** The words of a formula, `end` last. Throws `FaultyFormula` for characters that mean nothing here. */
export function tokenizeFormula(typed: string): Token[] {
  const text = plainCharacters(typed)
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const blank = take(space)
    if (blank) {
      at += blank.length
      continue
    }
    const token = readToken(take, at, text)
    tokens.push(token)
    at = token.end
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length })
  return tokens
}

function readToken(
  take: (pattern: RegExp) => string | undefined,
  start: number,
  text: string,
): Token {
  const digits = take(number)
  if (digits) return readNumber(digits, start, text)
  const name = take(word)
  if (name) return { kind: 'word', text: name.toLowerCase(), start, end: start + name.length }
  const mark = take(sign)
  if (mark) return { kind: 'sign', text: plainSigns[mark] ?? mark, start, end: start + mark.length }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  throw new FaultyFormula(
    'unknown_character',
    { start, end: start + character.length },
    { character },
  )
}

function readNumber(digits: string, start: number, text: string): Token {
  const end = start + digits.length
  const value = Number(digits)
  const rest = /^[\w.]+/.exec(text.slice(end))?.[0] ?? ''
  if (rest !== '' || !Number.isFinite(value))
    throw new FaultyFormula(
      'number_malformed',
      { start, end: end + rest.length },
      { number: digits + rest },
    )
  return { kind: 'number', value, start, end }
}
