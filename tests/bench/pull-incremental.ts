/** One order line in a hundred changes on a server; only those are read, and the snapshot is as if all had been. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startSampleServer } from '@main/sample-server/start-sample-server'
import { openCore } from './core-client'
import type { Measurement } from './measurement'
import { orderLineRow, writeOrderLinesCompany } from './order-lines-company'
import { runInTurn } from './run-in-turn'

const runs = 5
/** Each run reads all of them again, beside what changed. */
const orderLines = 200_000
const user = 'planner'
const password = 'evenkeel'
/** Spread over all orders: no two of the changed lines lie close together. */
const oneIn = 100

export const pullIncremental: Measurement = {
  name: 'pull.incremental',
  unit: 'ms',
  reference: 'the same server read in full, to the same contents',
  async run(room) {
    const folder = await room.folder()
    const company = await writeOrderLinesCompany(join(folder, 'source'), orderLines)
    const server = await startSampleServer({ folder: company.folder, password })
    room.atEnd(() => server.close())
    await rm(company.folder, { recursive: true })
    const core = await openCore(join(folder, 'workspace'))
    room.atEnd(() => core.close())
    const settings = { url: server.url, user }
    await core.call('connections.save', { name: 'odata', type: 'odata', settings })
    await core.call('connections.setSecret', { name: 'odata', secret: password })
    /** Milliseconds to the sealed snapshot, and what its contents hash to. */
    const pull = async (full: boolean) => {
      const { snapshot: id, rows } = await core.pull('odata', full)
      const sealed = (await core.call('snapshots.list', {})).find((one) => one.snapshot === id)
      if (!sealed) throw new Error(`no snapshot ${id}`)
      return { milliseconds: sealed.seconds * 1000, hash: sealed.hash, rows }
    }
    await pull(true)
    let hash = ''
    const measured = await runInTurn(
      { runs },
      async (run) => {
        for (let from = run; from < orderLines; from += oneIn * 1000) {
          const lines = Array.from({ length: 1000 }, (_, k) => from + k * oneIn)
          const rows = lines
            .filter((n) => n < orderLines)
            .map((n) => ({ ...orderLineRow(n, run + 1), price: Number(orderLineRow(n).price) }))
          server.put('sales_order_line', rows)
        }
        const changed = await pull(false)
        if (changed.rows < orderLines / oneIn || changed.rows > (orderLines / oneIn) * 1.01)
          throw new Error(`${changed.rows} rows were read`)
        hash = changed.hash
        return changed.milliseconds
      },
      async () => {
        const whole = await pull(true)
        if (whole.hash !== hash) throw new Error('the contents are not those of a full pull')
        return whole.milliseconds
      },
    )
    const [rows, changed] = [orderLines, orderLines / oneIn].map((n) => n.toLocaleString('en'))
    return { ...measured, size: `${rows} order lines over OData, ${changed} of them changed` }
  },
}
