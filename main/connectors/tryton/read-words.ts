/** What a mapping says of a table in the words of Tryton. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'

const name = z.string().regex(/^[a-z_][\w.]*$/i)
const domain = z.array(z.json()).default([])

const records = z.strictObject({
  model: z.string().regex(/^[a-z][\w.-]*$/i),
  /** Names of fields, with their relations (`sale.party.code`); of a field that holds several records the first one is read. */
  fields: z.array(name).min(1),
  domain,
  /** Field names, a minus before those that fall. By id where left out. */
  order: z.array(z.string().regex(/^-?[a-z_][\w.]*$/i)).default([]),
  /** Sent with the call beside the user's own settings. */
  context: z.record(z.string().min(1), z.json()).default({}),
  /** A field that holds several records: a row for each of them. */
  each: name.optional(),
  /** The table once for each record of another model, whose id goes into the context as a list. Its columns begin with `per.`. */
  per: z
    .strictObject({ model: z.string(), fields: z.array(name).min(1), domain, context: z.string() })
    .optional(),
  /** Whether all fields lie in the database, so that the stamps of the records tell what changed; a field that Tryton works out changes without one. */
  stored: z.boolean().default(false),
})
/** One row whose column `today` is the day it is in the company. */
const calendar = z.strictObject({ calendar: z.literal('today') })

const words = z.union([records, calendar])

export type RecordsTable = z.infer<typeof records>
export type TrytonTable = z.infer<typeof words>

/** The table in Tryton's words; MAPPING_INVALID where it is not in them. */
export function trytonTable(table: SourceTable): TrytonTable {
  const read = 'read' in table ? words.safeParse(table.read) : null
  if (read?.success) return read.data
  const path = ['tables', ...(read?.error.issues[0]?.path ?? [])].join('.')
  throw new EvenkeelError('MAPPING_INVALID', {
    mapping: 'tryton',
    path,
    expected:
      'read: {model, fields, domain, order, context, each, per, stored} | {calendar: "today"}',
  })
}
