/** A million order lines from a CSV file into a sealed snapshot. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { insertBare } from './bare-csv-insert'
import { afterwards, openCore, type Pulled } from './core-client'
import type { Measurement } from './measurement'
import { orderLines, writeOrderLinesCompany } from './order-lines-company'
import { runInTurn } from './run-in-turn'

const runs = 5

/** Into a workspace of its own each time. */
async function pullInto(workspace: string, source: string): Promise<Pulled> {
  const core = await openCore(workspace)
  try {
    const settings = { folder: source }
    await core.call('connections.save', { name: 'orders', type: 'files', settings })
    const pulled = await core.pull('orders')
    if (pulled.rows < orderLines) throw new Error(`only ${pulled.rows} rows were read`)
    return pulled
  } finally {
    await core.close()
    await rm(workspace, { recursive: true, force: true })
  }
}

export const pullCsv: Measurement = {
  name: 'pull.csv-1m',
  unit: 'rows/s',
  reference: 'csv-parse and a prepared insert of 16 rows into one STRICT table, unchecked',
  async run(room) {
    const folder = await room.folder()
    const { folder: source, orderLinesFile } = await writeOrderLinesCompany(join(folder, 'source'))
    let peak = 0
    let after = ''
    const measured = await runInTurn(
      { runs },
      async (run) => {
        const pulled = await pullInto(join(folder, `workspace-${run}`), source)
        after = afterwards(pulled)
        // Before the first reference: what the process needed at most for a pull.
        if (run === 0) peak = process.resourceUsage().maxRSS / 1024
        return pulled.rows / pulled.sealing
      },
      () => insertBare(orderLinesFile, join(folder, 'bare.sqlite')),
    )
    const rows = orderLines.toLocaleString('en')
    const memory = `${Math.round(peak)} MB at most in the process that pulls`
    return { ...measured, size: `${rows} order lines to the sealed snapshot, ${after}, ${memory}` }
  },
}
