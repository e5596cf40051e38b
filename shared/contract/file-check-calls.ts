import { z } from 'zod'
import { dataKeepers } from '../model/roles'
import { call, done, identifier } from './call-shape'

const dateStyles = z.array(z.strictObject({ style: z.string(), count: z.number() }))

export const checkedFile = z.strictObject({
  path: z.string(),
  /** The sheet of a workbook; null for text. */
  sheet: z.string().nullable(),
  format: z.string(),
  encoding: z.string().nullable(),
  byteOrderMark: z.boolean(),
  delimiter: z.string().nullable(),
  decimal: z.string().nullable(),
  thousands: z.string().nullable(),
  dates: dateStyles,
  /** Line of the heading; null where there is none. */
  heading: z.number().nullable(),
  rows: z.number(),
  /** How many columns there are. */
  columns: z.number(),
  /** The canonical entity it was recognised as. */
  entity: z.string().nullable(),
  /** `edifact`, `x12` or `fixed_width`, with the message and its version. */
  records: z.strictObject({ kind: z.string(), type: z.string().nullable() }).nullable(),
  /** Why it was not read; null where it was. */
  refused: z.strictObject({ code: z.string(), reason: z.string() }).nullable(),
})
export type CheckedFileRow = z.infer<typeof checkedFile>

export const fileDefect = z.strictObject({
  kind: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  sheet: z.string().nullable(),
  /** Heading of the column; null where whole rows or the file are meant. */
  field: z.string().nullable(),
  count: z.number(),
  examples: z.array(
    z.strictObject({
      row: z.number().nullable(),
      value: z.string().nullable(),
      expected: z.string().nullable(),
    }),
  ),
})
export type FileDefect = z.infer<typeof fileDefect>

export const checkedFiles = z.strictObject({
  /** The first thousand; paths are relative to what was checked. */
  files: z.array(checkedFile),
  filesTotal: z.number(),
  /** The first five thousand. */
  findings: z.array(fileDefect),
  findingsTotal: z.number(),
  /** How many defects there are of each severity, over all files. */
  counts: z.strictObject({ error: z.number(), warning: z.number() }),
})
export type CheckedFiles = z.infer<typeof checkedFiles>

export const fileCheckCalls = {
  /** What a file or the files of a folder hold and what is wrong with them; nothing is imported. Of a connection's own folder they are read through its mapping. It ends the one under way, whoever asked for it. FILE_UNREADABLE where the path is not there, MAPPING_INVALID, FILE_TOO_LARGE where there is more than memory for a check. */
  'files.check': call(
    z.strictObject({ path: z.string().trim().min(1).max(2_000), request: identifier }),
    checkedFiles,
    dataKeepers,
  ),
  /** Ends the check under way if it is this one; it is answered with CANCELLED. */
  'files.checkStop': call(z.strictObject({ request: identifier }), done, dataKeepers),
} as const
