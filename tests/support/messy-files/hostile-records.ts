/** Records of the sample company whose very codes are hostile: items, customers, a site, orders and deals of them. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvSplitter } from '@main/connectors/files/csv-records'

/** Sets a flag and asks for an address that is not there, wherever it is run. */
export const taken = "window.taken=1;fetch('http://taken.invalid/')"

export const hostileCodes: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  `<img src=x onerror="${taken}">`,
  `"><script>${taken}</script>`,
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1,1)',
  '../../evenkeel-escaped',
  'C:\\evenkeel\\..\\x',
  'a/b|c;d=e,f&g?h#i%2f',
  '\u202eedoc\u200b',
]

type Row = Readonly<Record<string, string>>

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

async function append(path: string, rows: readonly Row[]): Promise<void> {
  const splitter = new CsvSplitter(',')
  const before = await readFile(path, 'utf8')
  const [heading] = [...splitter.push(before), ...splitter.end()]
  const lines = rows.map((row) =>
    (heading?.cells ?? []).map((field) => quoted(row[field] ?? '')).join(),
  )
  await writeFile(path, `${before.trimEnd()}\n${lines.join('\n')}\n`)
}

/** The last full months before the sample's closing date. */
const months = Array.from({ length: 22 }, (_, at) => {
  const month = new Date(Date.UTC(2025, at, 15))
  return month.toISOString().slice(0, 10)
})

const order = (code: string, at: number, date: string): Row => ({
  sales_order: `${code} ${date}`,
  line: '1',
  customer: code,
  item: code,
  ordered_on: date,
  requested_on: date,
  promised_on: date,
  shipped_on: date,
  quantity_ordered: String(100 + at),
  quantity_shipped: String(100 + at),
  quantity_cancelled: '0',
  quantity_returned: '0',
  price: '20',
  status: 'shipped',
})

/** Adds them to a folder that holds the sample company, and three rows that nothing can be made of. */
export async function addHostileRecords(folder: string): Promise<void> {
  const [crm, erp] = [join(folder, 'crm'), join(folder, 'erp')]
  const named = (code: string) => ({ name_zh: code, name_en: code })
  const all = (make: (code: string) => Row) => hostileCodes.map(make)
  await append(
    join(erp, 'item.csv'),
    all((code) => ({
      ...named(code),
      ...{ item: code, family: code, category: code, item_type: 'finished', unit: 'pcs' },
      ...{ price: '20', standard_cost: '10', lifecycle: 'active', make_or_buy: 'make' },
      lead_time_days: '7',
    })),
  )
  await append(
    join(crm, 'customer.csv'),
    all((code) => ({
      ...named(code),
      ...{ customer: code, class: 'A', region: code, channel: code },
      ...{ currency: 'CNY', credit_days: '30' },
    })),
  )
  await append(
    join(erp, 'site.csv'),
    all((code) => ({ ...named(code), site: code, kind: 'plant' })),
  )
  await append(
    join(erp, 'sourcing.csv'),
    all((code) => ({
      ...{ item: code, site: code, source: 'make' },
      ...{ lead_time_days: '7', share: '1', unit_cost: '10' },
    })),
  )
  await append(
    join(erp, 'stock.csv'),
    all((code) => ({ item: code, site: code, on_hand: '50', quality_hold: '0', reserved: '0' })),
  )
  await append(
    join(crm, 'opportunity.csv'),
    all((code) => ({
      ...named(code),
      ...{ opportunity: code, customer: code, stage: code, probability: '0.5', amount: '100000' },
      ...{ created_on: '2026-07-06', expected_close_on: '2026-12-18', outcome: 'open' },
      owner: code,
    })),
  )
  await append(
    join(crm, 'opportunity_line.csv'),
    all((code) => ({ opportunity: code, line: '1', item: code, quantity: '5000' })),
  )
  const [img = '', script = ''] = hostileCodes.slice(3)
  await append(join(erp, 'sales_order_line.csv'), [
    ...hostileCodes.flatMap((code) => months.map((date, at) => order(code, at, date))),
    { ...order(img, 0, '2026-10-01'), sales_order: 'X1', customer: `${script} nobody` },
    { ...order(img, 0, '2026-10-01'), sales_order: 'X2', quantity_ordered: img },
    { ...order(img, 0, '2026-10-01'), sales_order: 'X3', requested_on: script },
  ])
}
