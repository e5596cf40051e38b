/** What a mapping reads of a database: a table with its columns and conditions, or a query. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { faultOfSelect, withoutEnd } from './single-select'
import type { Dialect, Statement } from './sql-session'

const value = z.union([z.string(), z.number(), z.boolean()])
const comparisons = {
  equal: '=',
  different: '<>',
  less: '<',
  at_most: '<=',
  more: '>',
  at_least: '>=',
} as const
const condition = z.union([
  z.strictObject({ column: z.string().min(1), is: z.enum(['empty', 'filled']) }),
  z.strictObject({
    column: z.string().min(1),
    is: z.literal('one_of'),
    values: z.array(value).min(1).max(1_000),
  }),
  z.strictObject({
    column: z.string().min(1),
    is: z.enum(['equal', 'different', 'less', 'at_most', 'more', 'at_least']),
    value,
  }),
])
export type ReadCondition = z.infer<typeof condition>

const tableShape = z.strictObject({
  table: z.string().min(1),
  /** The connection's where left out. */
  schema: z.string().min(1).optional(),
  /** All of them where left out. */
  columns: z.array(z.string().min(1)).min(1).optional(),
  /** All of them must hold. */
  where: z.array(condition).default([]),
  /** A column that grows with every change of a row, such as the time it was last written. */
  changed_on: z.string().min(1).optional(),
})
const queryShape = z.strictObject({
  query: z.string().min(1),
  /** What people know it by. */
  name: z.string().min(1).optional(),
})
const readShape = z.union([tableShape, queryShape])
export type SqlRead = z.infer<typeof readShape>
export type TableRead = z.infer<typeof tableShape>

const invalid = (path: string, expected: string) =>
  new EvenkeelError('MAPPING_INVALID', { mapping: '', path: `tables.…read${path}`, expected })

/** `read` of a mapping in the words of this connector. MAPPING_INVALID. */
export function readOf(given: unknown, { unjudged }: Dialect): SqlRead {
  const read = readShape.safeParse(given)
  if (!read.success) throw invalid('', '{ table, columns, where } | { query }')
  if ('query' in read.data) {
    const fault = faultOfSelect(read.data.query, unjudged)
    if (fault !== undefined) throw invalid('.query', `SELECT … (≠ ${fault})`)
  }
  return read.data
}

/** The name of a table with its schema, quoted. */
export const qualified = (dialect: Dialect, schema: string, table: string): string =>
  [schema, table].filter(Boolean).map(dialect.quote).join('.')

/** The statement that reads `columns` of a table where all conditions hold. */
export function selectFrom(
  dialect: Dialect,
  table: string,
  columns: readonly string[],
  where: readonly ReadCondition[],
  /** More conditions, as the system writes them. */
  further: readonly string[] = [],
): Statement {
  const values: (string | number | boolean)[] = []
  const place = (given: string | number | boolean): string => {
    values.push(given)
    return dialect.place(values.length)
  }
  const given = where.map((one) => {
    const column = dialect.quote(one.column)
    if ('values' in one) return `${column} IN (${one.values.map(place).join(', ')})`
    if ('value' in one) return `${column} ${comparisons[one.is]} ${place(one.value)}`
    return one.is === 'empty' ? `${column} IS NULL` : `${column} IS NOT NULL`
  })
  const conditions = [...given, ...further]
  const list = columns.map(dialect.quote).join(', ')
  const filter = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
  return { text: `SELECT ${list} FROM ${table}${filter}`, values }
}

/** The statement of a query. */
export const statementOf = (query: string): Statement => ({ text: withoutEnd(query), values: [] })
