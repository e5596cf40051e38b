/** The least anybody could do with a CSV file: parse it and put its rows into a table, unchecked. */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse'
import { orderLineFields } from './order-lines-company'

/** As many as one INSERT of the product carries. */
const together = 16

const typeOf = (field: string): string => {
  if (field === 'line') return 'INTEGER'
  return field.startsWith('quantity') || field === 'price' ? 'REAL' : 'TEXT'
}

const columns = orderLineFields.map((field) => `${field} ${typeOf(field)}`).join(', ')
const tuple = `(${orderLineFields.map(() => '?').join(', ')})`

/** Answers rows a second, to the moment the file is on disk. */
export async function insertBare(source: string, database: string): Promise<number> {
  const begun = performance.now()
  const db = new Database(database)
  try {
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = NORMAL')
    db.exec(`CREATE TABLE sales_order_line (${columns}) STRICT`)
    const insert = (rows: number) =>
      db.prepare(`INSERT INTO sales_order_line VALUES ${Array(rows).fill(tuple).join(', ')}`)
    const whole = insert(together)
    let rows = 0
    let waiting: string[] = []
    db.exec('BEGIN')
    for await (const row of createReadStream(source).pipe(parse({ fromLine: 2 }))) {
      rows += 1
      waiting.push(...(row as string[]))
      if (waiting.length < together * orderLineFields.length) continue
      whole.run(waiting)
      waiting = []
    }
    if (waiting.length > 0) insert(waiting.length / orderLineFields.length).run(waiting)
    db.exec('COMMIT')
    return (rows * 1000) / (performance.now() - begun)
  } finally {
    db.close()
    await rm(database, { force: true })
  }
}
