/** A hundred thousand order lines from a workbook, as the rows a pull goes on with. */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { read } from 'xlsx'
import { makeWorkbook, sheetXml } from '../support/messy-files/made-zip'
import type { Measurement } from './measurement'
import { orderLineFields, orderLineRow } from './order-lines-company'
import { runInTurn, timed } from './run-in-turn'

const rows = 100_000
const mega = 1024 * 1024

/** As programs write them: texts shared, numbers as they are, packed. */
async function writeBook(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const texts = new Map<string, number>()
  const cell = (value: string | number | undefined): string => {
    if (typeof value === 'number') return `<c><v>${value}</v></c>`
    const text = String(value)
    const index = texts.get(text) ?? texts.size
    texts.set(text, index)
    return `<c t="s"><v>${index}</v></c>`
  }
  const lines = Array.from({ length: rows }, (_, n) => {
    const row = orderLineRow(n)
    return orderLineFields.map((field) => (field === 'price' ? Number(row[field]) : row[field]))
  })
  const xml = [orderLineFields, ...lines]
    .map((line, at) => `<row r="${at + 1}">${line.map(cell).join('')}</row>`)
    .join('')
  const shared = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`).join('')
  const path = join(folder, 'sales_order_line.xlsx')
  await writeFile(path, makeWorkbook(sheetXml(xml), `<sst>${shared}</sst>`))
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
