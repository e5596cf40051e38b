/** Reads a text of records as a table of a mapping: by position, or by segments. */
import type { FileTable } from '../../mapping/mapping-shape'
import type { PositionWords, RecordWords } from '../../mapping/record-shape'
import type { TableRows } from '../../mapping/table-source'
import { fileUnreadable } from '../../reasons'
import { readTextChunks } from '../read-text-chunks'
import type { RecordCutter } from './flat-record'
import { guessPositions } from './guess-positions'
import { PositionRecords } from './position-records'
import { bytesIn, characters, type PositionUnits } from './position-units'
import { RecordLevels } from './record-levels'
import { SegmentRecords } from './segment-records'

export type RecordFile = FileTable & { readonly records: RecordWords }

interface Reading {
  readonly push: (text: string) => TableRows
  readonly end: () => TableRows
  endless(): number | null
}

function reading<Place>(cutter: RecordCutter<Place>, levels: RecordLevels<Place>): Reading {
  const taken = (records: ReturnType<typeof cutter.push>): TableRows => {
    for (const record of records) levels.take(record)
    return levels.taken()
  }
  return {
    push: (text) => taken(cutter.push(text)),
    end() {
      for (const record of cutter.end()) levels.take(record)
      levels.end()
      return levels.taken()
    },
    endless: () => cutter.endless,
  }
}

function readingOf(table: RecordFile, start: string): Reading {
  const { records, skip_lines: skipped } = table
  if (records.by === 'segment') {
    const levels = new RecordLevels(records.levels, (record, at) => record.cell({ at }))
    return reading(new SegmentRecords(records), levels)
  }
  const units =
    records.counted_in === 'bytes' && table.encoding ? bytesIn(table.encoding) : characters
  const { words, heading, borders } = described(table, records, start, units)
  return reading(
    new PositionRecords(words, units, skipped + heading, borders),
    new RecordLevels(words.levels ?? [], () => null),
  )
}

function described(
  { file, skip_lines: skipped }: RecordFile,
  words: PositionWords,
  start: string,
  units: PositionUnits,
) {
  if (words.levels) return { words, heading: 0, borders: [] }
  const guessed = guessPositions(start, skipped, words, units)
  if (!guessed) throw fileUnreadable(file, 'not_a_table')
  return guessed
}

export const hasRecords = (table: FileTable): table is RecordFile => table.records !== undefined

/** The rows of the file at `path`, in batches as they are read. `row` is the line of the record that made the row, or its ordinal where records do not end with their line. FILE_UNREADABLE, CANCELLED. */
export async function* readRecordTable(
  path: string,
  table: RecordFile,
  signal: AbortSignal,
): AsyncGenerator<TableRows> {
  let records: Reading | null = null
  for await (const text of readTextChunks(path, table.file, signal, table.encoding)) {
    records ??= readingOf(table, text)
    yield records.push(text)
    const row = records.endless()
    if (row !== null) throw fileUnreadable(`${table.file}:${row}`, 'record_without_end', row)
  }
  if (records) yield records.end()
}
