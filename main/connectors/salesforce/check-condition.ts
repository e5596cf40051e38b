/** Checks that a text is one condition of SOQL over fields of one object: comparisons with `and`, `or`, `not`. Nothing else gets into a query. */

const tokens =
  /\s+|(?<text>'(?:[^'\\\n]|\\['"\\nrtbfNRTBF_%]|\\u[0-9a-fA-F]{4})*')|(?<date>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2}))?)|(?<number>[+-]?\d+(?:\.\d+)?)|(?<name>[A-Za-z][\w.]*(?::\d+)?)|(?<sign><=|>=|!=|<>|[=<>(),])/y

interface Token {
  readonly kind: 'text' | 'date' | 'number' | 'name' | 'sign'
  readonly text: string
  readonly at: number
}

/** Where a condition is not one, and what is expected there. */
export class ConditionFault extends Error {
  readonly at: number
  constructor(at: number, expected: string) {
    super(expected)
    this.at = at
  }
}

function tokensOf(text: string): Token[] {
  const found: Token[] = []
  tokens.lastIndex = 0
  for (let at = 0; at < text.length; at = tokens.lastIndex) {
    const match = tokens.exec(text)
    if (!match) throw new ConditionFault(at, "Field = 'value' and (…)")
    for (const kind of ['text', 'date', 'number', 'name', 'sign'] as const)
      if (match.groups?.[kind] !== undefined) found.push({ kind, text: match[0], at })
  }
  return found
}

const field = /^[A-Za-z]\w*(\.[A-Za-z]\w*){0,4}$/
const reserved = /^(and|or|not|in|like|includes|excludes|select|from|where|null|true|false)$/i
const dateWord =
  /^(yesterday|today|tomorrow|(this|last|next)_(week|month|quarter|year|fiscal_quarter|fiscal_year|90_days)|(last|next)_n_(days|weeks|months|quarters|years|fiscal_quarters|fiscal_years):\d{1,5}|n_(days|weeks|months|quarters|years)_ago:\d{1,5}|null|true|false)$/i
const deepest = 20

/** The fields that the condition reads. Throws ConditionFault. */
export function fieldsOfCondition(text: string): string[] {
  const found = tokensOf(text)
  const fields = new Set<string>()
  let next = 0
  const here = (): number => found[next]?.at ?? text.length
  const isWord = (word: string): boolean =>
    found[next]?.kind === 'name' && found[next]?.text.toLowerCase() === word
  const isSign = (sign: string): boolean =>
    found[next]?.kind === 'sign' && found[next]?.text === sign
  const take = (sign: string): void => {
    if (!isSign(sign)) throw new ConditionFault(here(), sign)
    next += 1
  }
  const value = (): void => {
    const token = found[next]
    const fits =
      token &&
      (token.kind === 'text' ||
        token.kind === 'date' ||
        token.kind === 'number' ||
        (token.kind === 'name' && dateWord.test(token.text)))
    if (!fits) throw new ConditionFault(here(), "'text' | 123 | 2026-01-31 | LAST_N_DAYS:30 | NULL")
    next += 1
  }
  const list = (): void => {
    take('(')
    value()
    while (isSign(',')) {
      next += 1
      value()
    }
    take(')')
  }
  const comparison = (): void => {
    const token = found[next]
    if (token?.kind !== 'name' || !field.test(token.text) || reserved.test(token.text))
      throw new ConditionFault(here(), 'Field')
    fields.add(token.text)
    next += 1
    if (isWord('not')) {
      next += 1
      if (!isWord('in')) throw new ConditionFault(here(), 'IN')
    }
    if (isWord('in') || isWord('includes') || isWord('excludes')) {
      next += 1
      list()
    } else if (isWord('like') || ['=', '!=', '<>', '<', '<=', '>', '>='].some(isSign)) {
      next += 1
      value()
    } else throw new ConditionFault(here(), '= | != | < | <= | > | >= | LIKE | IN | NOT IN')
  }
  const part = (depth: number): void => {
    if (depth > deepest) throw new ConditionFault(here(), `≤ ${deepest} ( )`)
    if (isWord('not')) {
      next += 1
      part(depth + 1)
    } else if (isSign('(')) {
      next += 1
      condition(depth + 1)
      take(')')
    } else comparison()
  }
  const condition = (depth: number): void => {
    part(depth)
    while (isWord('and') || isWord('or')) {
      next += 1
      part(depth)
    }
  }
  condition(0)
  if (next < found.length) throw new ConditionFault(here(), 'AND | OR')
  return [...fields]
}
