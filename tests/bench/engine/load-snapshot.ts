/** A sealed snapshot of a million facts, with the forecasts that its pull kept, from the files to a calculated plan. */

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { keptForecaster } from '@main/planning/forecasting/kept-forecaster'
import { loadModelFrom } from '@main/planning/load-model'
import { snapshotFile } from '@main/store/reading'
import Database from 'better-sqlite3'
import { companyOf } from '../large-company/company-size'
import { keepForecasts } from '../large-company/keep-forecasts'
import { sealCompany, withFacts } from '../large-company/sealed-company'
import type { Measurement } from '../measurement'
import { runInTurn, timed, watchProcessor } from '../run-in-turn'
import { sizeOf } from './large-plan'
import { newPlan, type Plan } from './plan-in-hand'

const facts = 1_000_000
const id = 'large'

/** The file's hash, and one walk over its order lines with nothing made of them but a sum. */
function readBare(file: string): number {
  createHash('sha256').update(readFileSync(file)).digest()
  const db = new Database(file, { readonly: true })
  try {
    const query = 'SELECT item, customer, requested_on, quantity_ordered FROM sales_order_line'
    let sum = 0
    for (const row of db.prepare(query).raw().iterate()) sum += (row as number[])[3]!
    return sum
  } finally {
    db.close()
  }
}

export const engineLoad: Measurement = {
  name: 'engine.load-1m',
  unit: 'ms',
  reference: 'the same file hashed, and its order lines walked over with better-sqlite3, no plan',
  async run(room) {
    const folder = await room.folder()
    const { fileHash, entities } = await sealCompany(
      folder,
      id,
      withFacts(companyOf(10_000), facts),
    )
    const file = snapshotFile(folder, id)
    const version = await keepForecasts(folder, id, fileHash)
    const load = () =>
      loadModelFrom(folder, undefined, undefined, keptForecaster(folder, version))(id, fileHash)
    let plan: Plan | undefined
    const watch = watchProcessor()
    const measured = await runInTurn(
      { runs: 5 },
      () =>
        watch.timed(() => {
          plan = newPlan(load())
        }),
      () => timed(() => readBare(file)),
    )
    if (!plan) throw new Error('nothing was loaded')
    const rows = entities.reduce((sum, entity) => sum + entity.rows, 0).toLocaleString('en')
    const megabytes = Math.round(statSync(file).size / 2 ** 20)
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    const size = `${rows} facts in ${megabytes} MB, ${memory} MB of memory at most`
    return { ...measured, size: `${sizeOf(plan.model)}, ${size}, ${watch.words()}` }
  },
}
