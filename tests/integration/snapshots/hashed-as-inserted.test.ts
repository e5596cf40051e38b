/** Rows hash to the same whether they come in the order of their keys, out of it, or with some that are put aside. */
import { listSnapshots, verifySnapshot } from '@main/store/reading'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { item, order, pullingFrom, pullOnce, smallCompany, sourcing } from './pull-support'

/** Codes of which the bytes of UTF-8 are in another order than their code units, or one begins another. */
const codes = ['A', 'AB', 'a', 'é', '中', '\uE000', '\uFF5E', '😀', '𠀀', 'Z9', '-', '0']
const lines = codes.flatMap((code) =>
  Array.from({ length: 9 }, (_, n) => order(`${code}-${n}`, 1 + (n % 3), { price: n / 8 })),
)
const unknown = order('B', 1, { customer: 'nobody' })

/** In the order that SQLite gives them. */
function inKeyOrder(rows: typeof lines): typeof lines {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE t (code TEXT, line INTEGER, row INTEGER)')
  const insert = db.prepare('INSERT INTO t VALUES (?, ?, ?)')
  rows.forEach((row, at) => void insert.run(row.sales_order, row.line, at))
  const order = db.prepare('SELECT row FROM t ORDER BY code, line').pluck().all() as number[]
  db.close()
  return order.map((at) => rows[at]!)
}

async function sealed(orders: typeof lines) {
  const pulling = pullingFrom({
    ...smallCompany,
    item: ['I1', 'I2'].map((code) => item(code)),
    sourcing: [sourcing('I1')],
    sales_order_line: orders,
  })
  await pullOnce(pulling)
  const [snapshot] = listSnapshots(pulling.store.db)
  // Reads every row again.
  await verifySnapshot(pulling.folder, snapshot!)
  const stamp = snapshot!.entities.find(({ entity }) => entity === 'sales_order_line')
  return { hash: stamp?.hash, rows: stamp?.rows }
}

test('one hash in any order, and beside rows that are put aside or come twice', async () => {
  const ordered = inKeyOrder(lines)
  const expected = await sealed(ordered)
  expect(expected.rows).toBe(lines.length)
  expect(await sealed(ordered.toReversed())).toEqual(expected)
  expect(await sealed(lines)).toEqual(expected)
  expect(await sealed(inKeyOrder([...lines, unknown]))).toEqual(expected)
  expect(await sealed([...ordered.slice(0, 50), ordered[49]!, ...ordered.slice(50)])).toEqual(
    expected,
  )
  expect(await sealed(ordered.slice(1))).not.toEqual(expected)
})
