/** The tables of a mapping as files of a folder. */
import { stat } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import type { FileTable } from '../mapping/mapping-shape'
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

  async find(table: FileTable): Promise<TablePlace | null> {
    try {
      const { mtime } = await stat(this.#pathOf(table))
      return { place: table.file, asOf: mtime.toISOString() }
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null
      throw unreadable(table.file, error)
    }
  }

  read(table: FileTable, signal: AbortSignal): AsyncIterable<TableRows> {
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
