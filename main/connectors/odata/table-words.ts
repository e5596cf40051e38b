/** How a mapping asks for a table of OData: `read: {set, select, filter …}`. */
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import { wordsOfTable } from '../mapping/words-of-table'

const name = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,127}$/u, 'SalesOrder')
/** `@today`: the day on which the server answered; `@number`: a whole number that stands for the key. */
export const ownColumns = ['@today', '@number'] as const
/** A property, one at the end of navigations, or the text that Dataverse shows for its value. */
const column = z
  .string()
  .regex(
    /^(@today|@number|[\p{L}_][\p{L}\p{N}_]{0,127}(\/[\p{L}_][\p{L}\p{N}_]{0,127}){0,3}(@formatted)?)$/u,
    'Name | _Item/Product | statecode@formatted | @today | @number',
  )
/** Below the address of the connection. */
const service = z
  .string()
  .max(500)
  .regex(/^([\w.~-]+\/)*[\w.~-]+\/?$/, 'path/below/the/address')
  .refine((text) => !text.split('/').includes('..'), 'path/below/the/address')
  .transform((text) => (text.endsWith('/') ? text : `${text}/`))

const filter = z.string().min(1).max(4_000).refine(isWhole, "Name eq 'value' and (…)")

const wordsShape = z.strictObject({
  /** Of the service that has the set, where the connection's address holds several. */
  service: service.or(z.literal('')).default(''),
  set: name,
  select: z.array(column).min(1).max(400),
  /** Properties that a service may do without: their cells are then empty. */
  optional_select: z.array(column).max(400).default([]),
  /** `$filter`. */
  filter: filter.optional(),
  /** A navigation to many: a row for each of those, beside what it is part of. */
  each: name.optional(),
  /** Properties of the key, where the metadata does not say them. */
  key: z.array(name).min(1).max(10).optional(),
  /** Property with the time of the last change; looked for among the usual names otherwise. */
  changed_on: name.optional(),
})

export type TableWords = z.infer<typeof wordsShape>

/** The words of a table; MAPPING_INVALID where they are not those of OData. */
export const wordsOf = (table: SourceTable): TableWords =>
  wordsOfTable(table, wordsShape, 'read: {set, select}')

/** Its quotes and parentheses close, so that what is added to it stays what it was. */
function isWhole(text: string): boolean {
  let open = 0
  for (const sign of text.replace(/'(?:[^']|'')*'/g, '')) {
    if (sign === "'") return false
    if (sign === '(') open += 1
    if (sign === ')') open -= 1
    if (open < 0) return false
  }
  return open === 0
}
