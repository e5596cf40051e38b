/** A hundred thousand order lines from a workbook, as the rows a pull goes on with. */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { read, utils, write } from 'xlsx'
import type { Measurement } from './measurement'
import { orderLineFields, orderLineRow } from './order-lines-company'
import { runInTurn, timed } from './run-in-turn'

const rows = 100_000
const mega = 1024 * 1024

async function writeBook(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const cells = Array.from({ length: rows }, (_, n) => {
    const row = orderLineRow(n)
    return orderLineFields.map((field) => (field === 'price' ? Number(row[field]) : row[field]))
  })
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([[...orderLineFields], ...cells], { dense: true })
  utils.book_append_sheet(book, sheet, 'sales_order_line')
  const path = join(folder, 'sales_order_line.xlsx')
  const bytes: unknown = write(book, {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  })
  if (!Buffer.isBuffer(bytes)) throw new TypeError('no workbook was written')
  await writeFile(path, bytes)
  return path
}

const held = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / mega
}

export const importXlsx: Measurement = {
  name: 'import.xlsx-100k',
  unit: 'ms',
  reference: 'SheetJS reading the same file whole, dense',
  async run(room) {
    const folder = join(await room.folder(), 'book')
    const path = await writeBook(folder)
    let most = 0
    const readRows = async () => {
      const before = held()
      let count = 0
      const { signal } = new AbortController()
      for await (const batch of createFilesConnector(folder).read('sales_order_line', signal)) {
        count += batch.rows.length
        most = Math.max(most, held() - before)
      }
      if (count !== rows) throw new Error(`${count} rows were read`)
    }
    const measured = await runInTurn(
      { runs: 5 },
      () => timed(readRows),
      () => timed(() => void read(readFileSync(path), { dense: true })),
    )
    const size = `${rows.toLocaleString('en')} rows of ${orderLineFields.length} cells, ${Math.round(most)} MB of memory at most, garbage included`
    return { ...measured, size }
  },
}
