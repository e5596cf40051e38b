/** How a mapping asks for a table of a JSON interface: `read: {path, rows, columns, paging …}`. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import { isPath } from './json-path'

export const jsonPath = z.string().max(500).refine(isPath, '$.path')
/** Relative to the address of the connection; it never leads elsewhere. */
export const relativePath = z
  .string()
  .max(2_000)
  .refine((text) => !/^([a-z][\w+.-]*:|\/\/|\\)/i.test(text), 'path/below/the/address')

/** `$…` within the row, `^…` within what the row is part of, and what we know ourselves. */
const column = z
  .string()
  .max(500)
  .refine(
    (text) => text === '@today' || text === '@position' || isPath(text.replace(/^\^/, '$')),
    '$.path | ^.path | @today | @position',
  )
const size = z.int().min(1).max(100_000).default(500)
const name = z.string().min(1).max(200)

const paging = z.discriminatedUnion('style', [
  z.strictObject({ style: z.literal('none') }),
  /** Pages by number. Without `pages` (how many there are) they are read until one is empty. */
  z.strictObject({
    style: z.literal('page'),
    parameter: name,
    first: z.int().min(0).max(1).default(1),
    size_parameter: name.optional(),
    size,
    pages: jsonPath.optional(),
  }),
  z.strictObject({
    style: z.literal('offset'),
    parameter: name,
    size_parameter: name.optional(),
    size,
  }),
  /** The answer names what to give for the next page. */
  z.strictObject({
    style: z.literal('cursor'),
    parameter: name,
    next: jsonPath,
    size_parameter: name.optional(),
    size,
  }),
  /** `Link: <…>; rel="next"`. */
  z.strictObject({ style: z.literal('link_header'), size_parameter: name.optional(), size }),
  z.strictObject({
    style: z.literal('next_url'),
    next: jsonPath,
    size_parameter: name.optional(),
    size,
  }),
  /** Rows after the key of the last one; `key` within a row. */
  z.strictObject({
    style: z.literal('keyset'),
    parameter: name,
    key: jsonPath,
    size_parameter: name.optional(),
    size,
  }),
])
export type Paging = z.infer<typeof paging>

const plain = z.union([z.string(), z.number(), z.boolean()])

export const wordsShape = z.strictObject({
  path: relativePath,
  method: z.enum(['GET', 'POST']).default('GET'),
  query: z.record(name, plain).default({}),
  /** Sent with POST; paging and `since` put their parameters into it. */
  body: z.record(name, z.json()).optional(),
  rows: jsonPath.default('$[*]'),
  /** Rows within each of `rows`: the lines of orders. */
  each: jsonPath.optional(),
  columns: z.record(
    name,
    z.union([
      column,
      /** `epoch`, `epoch_ms`: seconds or milliseconds since 1970; `instant`: a point in time, as the clock of the time zone shows it. */
      z.strictObject({ path: column, as: z.enum(['epoch', 'epoch_ms', 'instant']) }),
    ]),
  ),
  paging: paging.default({ style: 'none' }),
  /** How many of `rows` there are, for a check that all came. */
  total: jsonPath.optional(),
  /** The parameter by which only what changed since a time is asked for. */
  since: z
    .strictObject({ parameter: name, as: z.enum(['iso', 'epoch', 'epoch_ms']).default('iso') })
    .optional(),
})
export type TableWords = z.infer<typeof wordsShape>

/** `value` as `shape`; MAPPING_INVALID with its place in the document. */
export function checkWords<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  place: string,
): z.infer<Shape> {
  const checked = shape.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const path = [place, ...(issue?.path ?? [])].join('.')
  const expected = value === undefined ? place : (issue?.message ?? '')
  throw new EvenkeelError('MAPPING_INVALID', { mapping: '', path, expected })
}

/** The words of a table; MAPPING_INVALID where they are not those of this protocol. */
export const wordsOf = (table: SourceTable): TableWords =>
  checkWords(wordsShape, 'read' in table ? table.read : undefined, 'tables.read')
