/** The tables of a mapping as files of a folder. */
import { stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { FileTable, SourceTable } from '../mapping/mapping-shape'
import type { TablePlace, TableRows, TableSource } from '../mapping/table-source'
import { fileUnreadable } from '../reasons'
import { systemCode, unreadable } from './file-errors'
import { readDelimitedTable } from './read-delimited-table'
import { readWorkbookTable } from './read-workbook-table'

export class FileTables implements TableSource {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async find(given: SourceTable): Promise<TablePlace | null> {
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
    return extname(path).toLowerCase() === '.xlsx'
      ? readWorkbookTable(path, table, signal)
      : readDelimitedTable(path, table, signal)
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
