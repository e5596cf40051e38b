/** Cuts an OData expression (a filter, or the key in a path) into tokens. */
import { RequestRefused } from './service-request'

export interface Token {
  readonly kind: 'text' | 'number' | 'date' | 'time' | 'word' | 'sign'
  readonly value: string
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /'(?:[^']|'')*'/y],
  ['time', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/y],
  ['date', /\d{4}-\d{2}-\d{2}/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /[(),=]/y],
]

/** The tokens of `text`; 400 where something in it is none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const token = tokenAt(text, at)
    tokens.push(token.token)
    at = token.end
  }
  return tokens
}

function tokenAt(text: string, at: number): { token: Token; end: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) continue
    const value = kind === 'text' ? found.slice(1, -1).replaceAll("''", "'") : found
    return { token: { kind, value }, end: at + found.length }
  }
  throw new RequestRefused(400, `Not understood at position ${at + 1}: ${text.slice(at, at + 20)}`)
}
