/** A copy of the sample company whose files a test changes between two pulls. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sampleFolder } from './sample-source'

type Row = Record<string, string>

const written = (value: string): string =>
  /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

export interface ChangedSample {
  readonly folder: string
  /** Rewrites a file such as `crm/opportunity`; rows for which `change` answers null are left out, `more` come at its end. */
  change(file: string, change: (row: Row) => Row | null, more?: readonly Row[]): Promise<void>
}

export async function copySample(folder: string): Promise<ChangedSample> {
  await cp(sampleFolder, folder, { recursive: true })
  return {
    folder,
    async change(file, change, more = []) {
      const path = join(folder, `${file}.csv`)
      const rows: Row[] = parse(await readFile(path), { columns: true, bom: true })
      const heading = Object.keys(rows[0]!)
      const kept = [...rows.map((row) => change({ ...row })).filter((row) => row !== null), ...more]
      const lines = kept.map((row) => heading.map((name) => written(row[name] ?? '')).join(','))
      await writeFile(path, `${[heading.join(','), ...lines].join('\n')}\n`)
    },
  }
}

/** What happens to the sample company from one pull to the next: deals, orders, receipts, stock, a price, a cost and a customer. */
export async function aWeekLater({ change }: ChangedSample): Promise<void> {
  const deals: Readonly<Record<string, Row>> = {
    'OPP-0001': { outcome: 'won', probability: '1', closed_on: '2026-11-14' },
    ...(await openDeals({ change }, [
      { outcome: 'lost', probability: '0', closed_on: '2026-11-13', loss_reason: 'price' },
      { expected_close_on: '2027-06-18' },
      { probability: '0.9' },
    ])),
  }
  await change('crm/opportunity', (row) => ({ ...row, ...deals[row.opportunity ?? ''] }))
  let open = 0
  await change('erp/purchase_order_line', (row) => {
    if (row.status !== 'open') return row
    open += 1
    if (open <= 5) return { ...row, due_on: '2027-02-20' }
    return open === 6 ? { ...row, status: 'cancelled' } : row
  })
  await change('erp/item', (row) =>
    row.item === 'FG-AF02' ? { ...row, standard_cost: '120.23' } : row,
  )
  await change('erp/price', (row) =>
    row.item === 'FG-RC01' && row.valid_from === '2025-03-01'
      ? { ...row, price: String(Number(row.price) + 10) }
      : row,
  )
  await change('erp/stock', (row) => (row.item === 'FG-RC01' ? { ...row, on_hand: '0' } : row))
  let orders = 0
  await change('erp/sales_order_line', (row) => {
    if (row.status !== 'open') return row
    orders += 1
    if (orders === 1)
      return { ...row, status: 'cancelled', quantity_cancelled: row.quantity_ordered ?? '' }
    return row
  })
  const customer = { name_zh: '新客户', name_en: 'New customer', class: 'A', region: 'east' }
  await change('crm/customer', (row) => row, [
    { customer: 'C999', ...customer, channel: 'direct', currency: 'CNY', credit_days: '30' },
  ])
}

/** The first open deals beside OPP-0001, each with what becomes of it. */
async function openDeals(
  { change }: Pick<ChangedSample, 'change'>,
  fates: readonly Row[],
): Promise<Record<string, Row>> {
  const chosen: Record<string, Row> = {}
  let next = 0
  await change('crm/opportunity', (row) => {
    const fate = fates[next]
    if (row.outcome === 'open' && row.opportunity !== 'OPP-0001' && fate) {
      chosen[row.opportunity ?? ''] = fate
      next += 1
    }
    return row
  })
  return chosen
}
