/** Texts of records as tables of the import check: each record of the innermost level is a row. */
import type { FileTable } from '../../mapping/mapping-shape'
import { fileUnreadable } from '../../reasons'
import { type RecordFile, readRecordTable } from '../records/read-record-table'
import type { RecognisedRecords } from '../records/recognise-records'
import { asText, type OpenTable, type SourceRecord } from './open-table'

/** What is known of how a file is read. */
export interface ProbedText {
  readonly encoding: OpenTable['encoding']
  readonly byteOrderMark: boolean
}

/** The table that `words` make of the file at `path`, which people know as `name`. FILE_UNREADABLE, CANCELLED. */
export async function openRecords(
  path: string,
  name: string,
  words: RecordFile,
  probed: ProbedText,
  recognised: RecognisedRecords,
  signal: AbortSignal,
): Promise<OpenTable> {
  const table = { ...words, file: name }
  let headings: readonly string[] = []
  for await (const { columns } of readRecordTable(path, table, signal)) {
    headings = columns
    break
  }
  const { kind, type, mapping } = recognised
  return {
    ...asText(name, probed),
    delimiter: null,
    headings,
    flat: { kind, type, mapping },
    records: (stop) => recordsOf(path, table, stop),
  }
}

async function* recordsOf(
  path: string,
  table: RecordFile,
  signal: AbortSignal,
): AsyncGenerator<readonly SourceRecord[]> {
  for await (const { rows, broken } of readRecordTable(path, table, signal))
    yield [
      ...rows,
      ...broken.map(({ row, value, expected }) => ({
        row,
        cells: [value],
        broken: 'record' as const,
        expected,
      })),
    ]
}

/** How records that nobody described are read: by a mapping that ships, or by their own heading. FILE_UNREADABLE where neither can. */
export function wordsFor(
  name: string,
  recognised: RecognisedRecords,
  shipped: (mapping: string) => FileTable | undefined,
): RecordFile {
  const { kind, type, mapping, words } = recognised
  const found = mapping === null ? undefined : shipped(mapping)
  if (found?.records) return { ...found, records: found.records }
  if (words) return { file: name, skip_lines: 0, optional: false, records: words }
  throw fileUnreadable(name, 'needs_a_mapping', [kind, type ?? ''].join(' ').trim())
}
