/** A mapping: which tables a source has, and how their rows become rows of canonical entities. */
import { z } from 'zod'
import { condition, expression } from './expression-shape'
import { recordsShape } from './record-shape'

const column = z.string().min(1)
const expressions = z.record(column, expression)

/** What several rows make of a value, or how many they were. */
const aggregate = z.union([
  z.strictObject({ sum: expression }),
  z.strictObject({ mean: expression }),
  z.strictObject({ min: expression }),
  z.strictObject({ max: expression }),
  z.strictObject({ first: expression }),
  z.strictObject({ last: expression }),
  z.strictObject({ count: z.literal('rows') }),
])

/** What is done with a table's rows, in this order. */
const steps = {
  /** Each row as often as there are months from `from` on; the month is column `as`. */
  repeat: z
    .strictObject({ as: column, from: expression, months: z.int().min(1).max(600) })
    .optional(),
  /** Columns worked out row by row; each may use those before it. */
  columns: expressions.optional(),
  /** Rows that stay. */
  where: condition.optional(),
  /** One row for all rows that are equal in `by`; `[]` makes one of them all. */
  group: z.strictObject({ by: z.array(column), take: z.record(column, aggregate) }).optional(),
}

/** A file as it lies there. What is left out is found out: delimiter, encoding, and headings in the first line. */
const tableFile = z.strictObject({
  file: z.string().min(1),
  delimiter: z.string().length(1).optional(),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252', 'shift_jis', 'big5'])
    .optional(),
  /** For files without a heading line. */
  headings: z.array(column).min(1).optional(),
  /** Lines before the heading that are not part of the table. */
  skip_lines: z.int().min(0).max(1000).default(0),
  /** For texts that are not separated into cells. */
  records: recordsShape.optional(),
  /** Sheet of a workbook; the first one otherwise. */
  sheet: column.optional(),
  /** A file that need not be there. */
  optional: z.boolean().default(false),
  ...steps,
})
const file = tableFile.superRefine((table, { addIssue }) => {
  const { records, encoding, file: place } = table
  // Several files make one table where the mapping says what its columns are.
  if (/[*?]/.test(place) && (!records?.levels || /[*?].*[/\\]/.test(place)))
    addIssue({ code: 'custom', path: ['file'], message: '…/name.txt' })
  if (!records) return
  for (const other of ['delimiter', 'headings', 'sheet'] as const)
    if (table[other] !== undefined) addIssue({ code: 'custom', path: [other], message: '—' })
  if (records.by === 'position' && records.counted_in === 'bytes' && !encoding)
    addIssue({ code: 'custom', path: ['encoding'], message: 'utf-8 | gb18030 | …' })
})
/** A table of a system, in the words of its protocol: a query, a model with its fields, a path. Its connector checks them. */
const remote = z.strictObject({
  read: z.record(z.string().min(1), z.json()),
  /** A table that need not be there. */
  optional: z.boolean().default(false),
  ...steps,
})
const inline = z.strictObject({
  rows: z.array(z.record(column, z.union([z.string(), z.number(), z.null()]))).min(1),
  ...steps,
})
const derived = z.strictObject({ from: z.string().min(1), ...steps })

const query = z.strictObject({ from: z.string().min(1), ...steps, fields: expressions })

export const mappingFormat = 'evenkeel-mapping/1'

export const mappingShape = z.strictObject({
  format: z.literal(mappingFormat),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** What was decided and why; for people. */
  notes: z.array(z.string()).default([]),
  /** What its connector has to know of the system besides the tables, in the words of its protocol; the connector checks it. */
  service: z.record(z.string().min(1), z.json()).optional(),
  tables: z.record(column, z.union([file, remote, inline, derived])),
  /** Several queries into one entity come one after the other. */
  entities: z.record(column, z.array(query).min(1)),
})

export type FileTable = z.infer<typeof file>
export type RemoteTable = z.infer<typeof remote>
/** What a source is asked for. */
export type SourceTable = FileTable | RemoteTable
export type InlineTable = z.infer<typeof inline>
export type DerivedTable = z.infer<typeof derived>
export type Table = SourceTable | InlineTable | DerivedTable
export type Query = z.infer<typeof query>
export type Aggregate = z.infer<typeof aggregate>
export type Mapping = z.infer<typeof mappingShape>
/** The steps alone, as tables and queries share them. */
export type Steps = Pick<Query, 'repeat' | 'columns' | 'where' | 'group'>
