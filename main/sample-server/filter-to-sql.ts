/** Turns `$filter` into a condition of SQL with its parameters. */
import type { EdmType, EntitySet } from './entity-sets'
import { type Token, tokensOf } from './expression-tokens'
import { RequestRefused } from './service-request'
import type { SqlValue } from './table-schema'

export interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

type ValueType = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'null'

interface Operand extends Condition {
  readonly type: ValueType
}

const typesOf: Readonly<Record<EdmType, ValueType>> = {
  'Edm.String': 'text',
  'Edm.Int32': 'number',
  'Edm.Decimal': 'number',
  'Edm.Date': 'date',
  'Edm.Boolean': 'boolean',
  'Edm.DateTimeOffset': 'time',
  'Edm.Guid': 'text',
}

/** OData's `eq` and `ne` know null; SQL's `=` does not. */
const comparisons = new Map([
  ['eq', 'IS'],
  ['ne', 'IS NOT'],
  ['gt', '>'],
  ['ge', '>='],
  ['lt', '<'],
  ['le', '<='],
])

type TextTest = (text: Operand, part: Operand) => Condition

const textTests = new Map<string, TextTest>([
  [
    'contains',
    (text, part) => ({
      sql: `instr(${text.sql}, ${part.sql}) > 0`,
      params: [...text.params, ...part.params],
    }),
  ],
  [
    'startswith',
    (text, part) => ({
      sql: `substr(${text.sql}, 1, length(${part.sql})) = ${part.sql}`,
      params: [...text.params, ...part.params, ...part.params],
    }),
  ],
  [
    'endswith',
    (text, part) => ({
      sql: `(${part.sql} = '' OR substr(${text.sql}, -length(${part.sql})) = ${part.sql})`,
      params: [...part.params, ...text.params, ...part.params, ...part.params],
    }),
  ],
])

const deepest = 50

class FilterParser {
  readonly #set: EntitySet
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(set: EntitySet, text: string) {
    this.#set = set
    this.#tokens = tokensOf(text)
  }

  parse(): Condition {
    const condition = this.#or()
    if (this.#at < this.#tokens.length) throw this.#refuse('end of the filter')
    return condition
  }

  #or(): Condition {
    let left = this.#and()
    while (this.#takes('or')) left = joined(left, 'OR', this.#and())
    return left
  }

  #and(): Condition {
    let left = this.#not()
    while (this.#takes('and')) left = joined(left, 'AND', this.#not())
    return left
  }

  #not(): Condition {
    if (!this.#takes('not')) return this.#primary()
    const { sql, params } = this.#deeper(() => this.#not())
    return { sql: `NOT (${sql})`, params }
  }

  #primary(): Condition {
    if (this.#takes('(')) {
      const { sql, params } = this.#deeper(() => this.#or())
      this.#expect(')')
      return { sql: `(${sql})`, params }
    }
    const test = textTests.get(this.#peek()?.value ?? '')
    if (test && this.#peek(1)?.value === '(') return this.#textTest(test)
    const left = this.#operand()
    if (this.#takes('in')) return this.#among(left)
    const sign = comparisons.get(this.#peek()?.value ?? '')
    if (!sign) {
      if (left.type !== 'boolean') throw this.#refuse('a comparison')
      return left
    }
    this.#at += 1
    const right = this.#operand()
    this.#sameType(left, right)
    return { sql: `${left.sql} ${sign} ${right.sql}`, params: [...left.params, ...right.params] }
  }

  #textTest(test: TextTest): Condition {
    this.#at += 2
    const text = this.#operand()
    this.#expect(',')
    const part = this.#operand()
    this.#expect(')')
    if (text.type !== 'text' || part.type !== 'text') throw this.#refuse('two texts')
    return test(text, part)
  }

  #among(left: Operand): Condition {
    this.#expect('(')
    const values: Operand[] = []
    do values.push(this.#operand())
    while (this.#takes(','))
    this.#expect(')')
    for (const value of values) this.#sameType(left, value)
    return {
      sql: `${left.sql} IN (${values.map((v) => v.sql).join()})`,
      params: [...left.params, ...values.flatMap((v) => v.params)],
    }
  }

  #operand(): Operand {
    const token = this.#peek()
    if (!token || token.kind === 'sign') throw this.#refuse('a property or a value')
    this.#at += 1
    if (token.kind !== 'word') return literal(token)
    if (token.value === 'null') return { sql: 'NULL', params: [], type: 'null' }
    if (token.value === 'true' || token.value === 'false')
      return { sql: token.value === 'true' ? '1' : '0', params: [], type: 'boolean' }
    if ((token.value === 'tolower' || token.value === 'toupper') && this.#takes('(')) {
      const { sql, params } = this.#operand()
      this.#expect(')')
      return { sql: `${token.value.slice(2)}(${sql})`, params, type: 'text' }
    }
    const property = this.#set.properties.find((p) => p.name === token.value)
    if (!property) throw new RequestRefused(400, `${this.#set.type} has no ${token.value}`)
    return { sql: `"${property.name}"`, params: [], type: typesOf[property.type] }
  }

  #sameType(left: Operand, right: Operand): void {
    if (left.type === right.type || left.type === 'null' || right.type === 'null') return
    throw new RequestRefused(400, `A ${left.type} cannot be compared with a ${right.type}`)
  }

  #deeper<Result>(parse: () => Result): Result {
    this.#depth += 1
    if (this.#depth > deepest) throw new RequestRefused(400, 'The filter is nested too deeply')
    const result = parse()
    this.#depth -= 1
    return result
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead]
  }

  #takes(value: string): boolean {
    const token = this.#peek()
    if (token?.value !== value || (token.kind !== 'word' && token.kind !== 'sign')) return false
    this.#at += 1
    return true
  }

  #expect(value: string): void {
    if (!this.#takes(value)) throw this.#refuse(`"${value}"`)
  }

  #refuse(expected: string): RequestRefused {
    return new RequestRefused(400, `Filter, token ${this.#at + 1}: expected ${expected}`)
  }
}

const joined = (left: Condition, word: 'AND' | 'OR', right: Condition): Condition => ({
  sql: `${left.sql} ${word} ${right.sql}`,
  params: [...left.params, ...right.params],
})

function literal({ kind, value }: Token): Operand {
  if (kind === 'number') return { sql: '?', params: [Number(value)], type: 'number' }
  const type = kind === 'date' || kind === 'time' ? kind : 'text'
  return { sql: '?', params: [value], type }
}

/** The condition of `filter` over the table of `set`; 400 where it is not understood. */
export const filterToSql = (set: EntitySet, filter: string): Condition => {
  const { sql, params } = new FilterParser(set, filter).parse()
  return { sql: `(${sql})`, params }
}
