/** Text files as tables: encoding and delimiter found out by their first lines, or declared. */

import { createReadStream } from 'node:fs'
import { throwIfCancelled } from '../../cancellation'
import { fileUnreadable } from '../../reasons'
import { afterLines } from '../after-lines'
import { CsvSplitter } from '../csv-records'
import { unreadable } from '../file-errors'
import { readTextChunks } from '../read-text-chunks'
import type { RecordFile } from '../records/read-record-table'
import { sniffDelimiter } from '../sniff-delimiter'
import { sampleBytes, type TextEncoding, TextReader } from '../text-encoding'
import { asText, type OpenTable, type SourceRecord } from './open-table'

/** What a mapping or a person says of a file; the rest is found out. */
export interface TextDeclared {
  readonly encoding?: TextEncoding | undefined
  readonly delimiter?: string | undefined
  readonly headings?: readonly string[] | undefined
  readonly skipLines?: number | undefined
  /** Its records, where it is not cut into cells. */
  readonly records?: RecordFile | undefined
}

export interface TextProbe {
  readonly encoding: TextEncoding
  readonly byteOrderMark: boolean
  readonly start: string
}

/** The first lines and the encoding. A file that is ASCII at first is read on until something else comes. */
export async function probeText(
  path: string,
  name: string,
  declared?: TextEncoding,
): Promise<TextProbe> {
  const reader = new TextReader(declared)
  let start = ''
  const stream = createReadStream(path, { highWaterMark: sampleBytes })
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue
      const text = reader.decode(chunk)
      if (start === '') start = text
      if (reader.chosen) break
    }
  } catch (error) {
    throw unreadable(name, error)
  } finally {
    stream.destroy()
  }
  const { encoding, byteOrderMark } = reader
  return { encoding, byteOrderMark, start }
}

/** More characters of this kind in the first lines than tables ever hold: a picture, a program, an archive. */
function isBinary(start: string): boolean {
  const text = start.slice(0, 4096)
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160) || code === 0xfffd)
      odd += 1
  }
  return odd * 10 > text.length
}

/** The table of the text file at `path`, which people know as `name`. FILE_UNREADABLE. */
export async function openText(
  path: string,
  name: string,
  declared: TextDeclared = {},
  probed?: TextProbe,
): Promise<OpenTable> {
  const { encoding, byteOrderMark, start } =
    probed ?? (await probeText(path, name, declared.encoding))
  if (isBinary(start)) throw fileUnreadable(name, 'not_a_table')
  const lines = start.includes('\n') ? start : start.replaceAll('\r', '\n')
  const delimiter = declared.delimiter ?? sniffDelimiter(afterLines(lines, declared.skipLines ?? 0))
  return {
    ...asText(name, { encoding, byteOrderMark }),
    delimiter,
    ...(declared.headings ? { headings: declared.headings } : {}),
    skipLines: declared.skipLines ?? 0,
    records: (signal) => textRecords(path, name, encoding, delimiter, signal),
  }
}

async function* textRecords(
  path: string,
  name: string,
  encoding: TextEncoding,
  delimiter: string,
  signal: AbortSignal,
): AsyncGenerator<readonly SourceRecord[]> {
  const splitter = new CsvSplitter(delimiter, true)
  for await (const text of readTextChunks(path, name, signal, encoding)) {
    yield splitter.push(text).map(asRecord)
    throwIfCancelled(signal)
    const line = splitter.tooLongLine
    if (line !== null) throw fileUnreadable(`${name}:${line}`, 'line_without_end', line)
  }
  yield splitter.end().map(asRecord)
}

const asRecord = ({ line, ...rest }: ReturnType<CsvSplitter['push']>[number]): SourceRecord => ({
  row: line,
  ...rest,
})
