/** A pull of what changed makes the snapshot that a pull of everything would have made. */
import { appendFileSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import {
  closeConnection,
  getSnapshot,
  openSnapshot,
  readFindings,
  readOrderSummaries,
  readRejectedRows,
  verifySnapshot,
} from '@main/store/reading'
import { expect, test } from 'vitest'
import { ChangingSource, type Manner } from './changing-source'
import {
  customer,
  item,
  order,
  pullingWorkspace,
  smallCompany,
  sourcing,
  type Tables,
} from './pull-support'

/** Repeats itself for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const orders = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) =>
    order(`SO${from + n}`, 1 + ((from + n) % 3), {
      item: `I${1 + ((from + n) % 4)}`,
      customer: `C${1 + ((from + n) % 3)}`,
      quantity_ordered: 1 + ((from + n) % 7) * 0.1,
    }),
  )

const company: Tables = {
  ...smallCompany,
  item: ['I1', 'I2', 'I3', 'I4'].map((code) => item(code)),
  customer: ['C1', 'C2', 'C3'].map(customer),
  sourcing: ['I1', 'I2'].map(sourcing),
  bill_of_material: [
    { parent: 'I1', component: 'I2', quantity: 1, scrap_share: 0 },
    { parent: 'I2', component: 'I3', quantity: 2, scrap_share: 0 },
  ],
  sales_order_line: orders(0, 400),
}

/** Pulls and answers all that the snapshot holds, without what tells how it came about. */
async function pulled(pulling: ReturnType<typeof pullingWorkspace>, full: boolean) {
  pulling.service.pull.start(undefined, 'lin-yue', full)
  await pulling.service.pull.finished()
  const state = pulling.service.pull.state()
  expect(state?.error).toBeNull()
  const id = state?.snapshot ?? ''
  const indexed = getSnapshot(pulling.store.db, id)
  if (!indexed) throw new Error('no snapshot')
  await verifySnapshot(pulling.folder, indexed)
  const db = openSnapshot(pulling.folder, id)
  const { findings } = readFindings(db, 10_000)
  const rejected = readRejectedRows(db, 10_000)
  const summaries = [...readOrderSummaries(db)]
  closeConnection(db)
  return {
    reading: new Map(indexed.entities.map((e) => [e.entity, e.sources[0]?.reading])),
    contents: {
      hash: indexed.hash,
      asOf: indexed.asOf,
      errors: indexed.errors,
      warnings: indexed.warnings,
      entities: indexed.entities.map(({ entity, rows, rejected, hash }) => ({
        entity,
        rows,
        rejected,
        hash,
      })),
      findings: findings.map(({ row: _, ...finding }) => JSON.stringify(finding)).sort(),
      rejected: rejected.map(({ entity, raw }) => `${entity} ${raw}`).sort(),
      summaries,
    },
  }
}

/** Orders change, come and go; items and customers go and come back; values stop making sense; loops open and close. */
function change(source: ChangingSource, draw: (below: number) => number): void {
  const steps = 1 + draw(12)
  for (let step = 0; step < steps; step += 1) {
    const keys = source.keys('sales_order_line')
    const key = keys[draw(keys.length)] ?? ''
    const values = source.valuesOf('sales_order_line', key)
    switch (draw(9)) {
      case 0:
        source.put('sales_order_line', { ...values, quantity_ordered: draw(1000) / 10 })
        break
      case 1:
        source.put('sales_order_line', { ...values, quantity_ordered: 'many' })
        break
      case 2:
        source.put('sales_order_line', { ...values, item: `I${1 + draw(6)}` })
        break
      case 3:
        source.remove('sales_order_line', key)
        break
      case 4:
        for (const row of orders(400 + draw(100), 505)) source.put('sales_order_line', row)
        break
      case 5:
        source.remove('item', JSON.stringify([`I${2 + draw(3)}`]))
        break
      case 6:
        source.put('item', item(`I${1 + draw(6)}`, { price: draw(100) }))
        break
      case 7:
        source.put('bill_of_material', {
          parent: `I${1 + draw(4)}`,
          component: `I${1 + draw(4)}`,
          quantity: 1,
          scrap_share: 0,
        })
        break
      default:
        source.put('sales_order_line', { ...values, unit: draw(2) ? 'carton' : null })
    }
  }
}

const manners: readonly Manner[] = ['tombstones', 'keys']

test.each(manners)(
  'random changes, told by %s, come to the same snapshot as everything read again',
  async (manner) => {
    for (const seed of [3, 17]) {
      const draw = random(seed)
      const source = new ChangingSource(company)
      source.manner = manner
      const pulling = pullingWorkspace(() => source.connector())
      const whole = pullingWorkspace(() => source.connector())
      await pulled(pulling, false)
      for (let round = 0; round < 6; round += 1) {
        change(source, draw)
        const changed = await pulled(pulling, false)
        const all = await pulled(whole, true)
        expect(changed.contents).toEqual(all.contents)
        expect(changed.reading.get('sales_order_line')).toBe('changes')
        expect(all.reading.get('sales_order_line')).toBe('whole')
      }
    }
  },
)

test('a source that tells no changes is read whole, and so is everything when that is asked for', async () => {
  const source = new ChangingSource(company)
  const pulling = pullingWorkspace(() => source.connector())
  await pulled(pulling, false)
  source.readWhole.length = 0
  await pulled(pulling, false)
  expect(source.readWhole).toEqual([])
  const full = await pulled(pulling, true)
  expect(new Set(full.reading.values())).toEqual(new Set(['whole']))
  source.manner = 'silent'
  const silent = await pulled(pulling, false)
  expect(new Set(silent.reading.values())).toEqual(new Set(['whole']))
})

test('what was read under other settings is not built upon', async () => {
  const source = new ChangingSource(company)
  let settings = 'as they were'
  const pulling = pullingWorkspace(() => source.connector(), { settingsDigest: () => settings })
  await pulled(pulling, false)
  settings = 'changed'
  const after = await pulled(pulling, false)
  expect(new Set(after.reading.values())).toEqual(new Set(['whole']))
})

test('a last snapshot that is no longer as it was sealed is not built upon', async () => {
  const source = new ChangingSource(company)
  const pulling = pullingWorkspace(() => source.connector())
  await pulled(pulling, false)
  const [last] = pulling.service.snapshots.list()
  const file = join(pulling.folder, 'snapshots', `${last?.snapshot}.sqlite`)
  chmodSync(file, 0o644)
  appendFileSync(file, 'x')
  const after = await pulled(pulling, false)
  expect(new Set(after.reading.values())).toEqual(new Set(['whole']))
})

test('a row put aside stays so while it does not change, and comes in when it does', async () => {
  const source = new ChangingSource(company)
  const [key = ''] = source.keys('sales_order_line')
  const values = source.valuesOf('sales_order_line', key)
  source.put('sales_order_line', { ...values, quantity_ordered: 'many' })
  const pulling = pullingWorkspace(() => source.connector())
  const { contents: first } = await pulled(pulling, false)
  expect(first.rejected.some((row) => row.includes('many'))).toBe(true)
  source.put('item', item('I4', { price: 99 }))
  const { contents: second } = await pulled(pulling, false)
  expect(second.rejected).toEqual(first.rejected)
  source.put('sales_order_line', values)
  const { contents: third } = await pulled(pulling, false)
  expect(third.rejected.some((row) => row.includes('many'))).toBe(false)
  expect(third.entities.find((e) => e.entity === 'sales_order_line')?.rows).toBe(400)
})
