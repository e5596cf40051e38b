/** The tables of a mapping as files of a folder. */
import { createHash } from 'node:crypto'
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
import { isPattern, placesOf } from './file-pattern'
import { readDelimitedTable } from './read-delimited-table'
import { readWorkbookTable } from './read-workbook-table'
import { hasRecords, type RecordFile, readRecordTable } from './records/read-record-table'

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
    if (isPattern(table.file)) return this.#findAll(table)
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
    if (hasRecords(table))
      return isPattern(table.file)
        ? this.#readAll(table, signal)
        : readRecordTable(path, table, signal)
    return workbooks.has(extname(path).toLowerCase())
      ? readWorkbookTable(path, table, signal)
      : readDelimitedTable(path, table, signal)
  }

  /** Null where none of the pattern's files is there; as of the latest. */
  async #findAll(table: FileTable): Promise<TablePlace | null> {
    let latest = 0
    const places = await this.#placesOf(table)
    for (const place of places)
      try {
        latest = Math.max(latest, (await stat(resolve(this.#folder, place))).mtimeMs)
      } catch (error) {
        throw unreadable(place, error)
      }
    return places.length > 0 ? { place: table.file, asOf: new Date(latest).toISOString() } : null
  }

  /** One file after the other, each from its own first record on. */
  async *#readAll(table: RecordFile, signal: AbortSignal): AsyncGenerator<TableRows> {
    for (const place of await this.#placesOf(table))
      for await (const part of readRecordTable(
        resolve(this.#folder, place),
        { ...table, file: place },
        signal,
      ))
        yield { ...part, place }
  }

  #placesOf(table: FileTable): Promise<string[]> {
    this.#pathOf(table)
    return placesOf(this.#folder, table.file)
  }

  async #digestOf(given: SourceTable, signal: AbortSignal): Promise<string> {
    const table = asFile(given)
    if (isPattern(table.file)) {
      const hash = createHash('sha256')
      for (const place of await this.#placesOf(table))
        hash.update(await this.#digests.of(resolve(this.#folder, place), place, signal))
      return JSON.stringify({ places: table.file, sha256: hash.digest('hex') })
    }
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
