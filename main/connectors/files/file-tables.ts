/** The tables of a mapping as files of a folder. */
import { stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../cancellation'
import type { FileTable, SourceTable } from '../mapping/mapping-shape'
import type {
  TableChangeReading,
  TablePlace,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { nothing } from '../nothing'
import { fileUnreadable } from '../reasons'
import { FileDigests } from './file-digest'
import { systemCode, unreadable } from './file-errors'
import { readDelimitedTable } from './read-delimited-table'
import { readWorkbookTable } from './read-workbook-table'
import { hasRecords, readRecordTable } from './records/read-record-table'

const workbooks = new Set(['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods', '.fods'])

export class FileTables implements TableSource {
  readonly #folder: string
  readonly #digests = new FileDigests()

  /** A file is as it was, or everything in it is new. */
  readonly changes: TableChangeReading = {
    tellsGone: true,
    mark: (table, signal) => this.#digestOf(table, signal),
    since: async (table, mark, signal) =>
      (await this.#digestOf(table, signal)) === mark ? nothing() : null,
  }

  constructor(folder: string) {
    this.#folder = folder
  }

  async find(given: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    throwIfCancelled(signal)
    const table = asFile(given)
    try {
      const { mtime } = await stat(this.#pathOf(table))
      return { place: table.file, asOf: mtime.toISOString() }
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null
      throw unreadable(table.file, error)
    }
  }

  read(given: SourceTable, signal: AbortSignal): AsyncIterable<TableRows> {
    const table = asFile(given)
    const path = this.#pathOf(table)
    if (hasRecords(table)) return readRecordTable(path, table, signal)
    return workbooks.has(extname(path).toLowerCase())
      ? readWorkbookTable(path, table, signal)
      : readDelimitedTable(path, table, signal)
  }

  #digestOf(given: SourceTable, signal: AbortSignal): Promise<string> {
    const table = asFile(given)
    return this.#digests.of(this.#pathOf(table), table.file, signal)
  }

  /** A mapping reads its connection's folder and nothing else. */
  #pathOf({ file }: FileTable): string {
    const path = resolve(this.#folder, file)
    const inside = relative(this.#folder, path)
    if (inside.startsWith('..') || isAbsolute(inside) || isAbsolute(file))
      throw fileUnreadable(file, 'outside_folder')
    return path
  }
}

function asFile(table: SourceTable): FileTable {
  if ('file' in table) return table
  throw new EvenkeelError('MAPPING_INVALID', { mapping: '', path: 'tables', expected: 'file' })
}
