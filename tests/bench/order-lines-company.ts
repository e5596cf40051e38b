/** A small company with a million order lines or fewer, as CSV files; the same rows every time. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const orderLines = 1_000_000
const items = 400
const customers = 250
const linesAnOrder = 4

const day = 86_400_000
const start = Date.UTC(2023, 10, 1)
const iso = Array.from({ length: 1200 }, (_, days) =>
  new Date(start + days * day).toISOString().slice(0, 10),
)

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')
const itemCode = (n: number): string => `I${padded(n % items, 4)}`
const customerCode = (n: number): string => `C${padded(n % customers, 4)}`

export const orderLineFields = [
  'sales_order',
  'line',
  'customer',
  'item',
  'ordered_on',
  'requested_on',
  'promised_on',
  'shipped_on',
  'quantity_ordered',
  'quantity_shipped',
  'quantity_cancelled',
  'quantity_returned',
  'price',
  'status',
] as const

/** Multiplies by primes instead of drawing: spread out, and without a generator's state. `version` other than 0 has another quantity. */
export function orderLineRow(n: number, version = 0): Record<string, string | number> {
  const order = Math.floor(n / linesAnOrder)
  const ordered = (order * 7919) % 1090
  const quantity = 1 + ((n * 104_729 + version) % 997)
  return {
    sales_order: `SO${padded(order, 7)}`,
    line: 1 + (n % linesAnOrder),
    customer: customerCode(order * 31),
    item: itemCode(n * 613),
    ordered_on: iso[ordered] ?? '',
    requested_on: iso[ordered + 20] ?? '',
    promised_on: iso[ordered + 18] ?? '',
    shipped_on: iso[ordered + 19] ?? '',
    quantity_ordered: quantity,
    quantity_shipped: quantity,
    quantity_cancelled: 0,
    quantity_returned: 0,
    price: (10 + ((n * 37) % 5000) / 100).toFixed(2),
    status: 'shipped',
  }
}

function orderLine(n: number): string {
  const row = orderLineRow(n)
  return orderLineFields.map((field) => row[field]).join()
}

const heading = orderLineFields.join()

const company = `company,name_zh,name_en,currency,as_of
BENCH,基准,Bench,CNY,2026-11-15
`

const itemHeading =
  'item,name_zh,name_en,family,category,item_type,unit,price,standard_cost,lifecycle,make_or_buy,lead_time_days'

const itemLine = (n: number): string =>
  `${itemCode(n)},商品${n},Item ${n},F${n % 8},K${n % 40},finished,pcs,${10 + (n % 90)},${6 + (n % 50)},active,make,14`

const customerLine = (n: number): string =>
  `${customerCode(n)},客户${n},Customer ${n},B,region_${n % 5},direct,CNY,30`

const table = (head: string, count: number, line: (n: number) => string): string =>
  `${[head, ...Array.from({ length: count }, (_, n) => line(n))].join('\n')}\n`

export interface OrderLinesCompany {
  readonly folder: string
  readonly orderLinesFile: string
}

async function writeOrderLines(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file)
  stream.write(`${heading}\n`)
  const together = 10_000
  for (let from = 0; from < count; from += together) {
    const lines = Array.from(
      { length: Math.min(together, count - from) },
      (_, k) => `${orderLine(from + k)}\n`,
    ).join('')
    if (!stream.write(lines)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'close')
}

export async function writeOrderLinesCompany(
  folder: string,
  lines = orderLines,
): Promise<OrderLinesCompany> {
  await mkdir(folder, { recursive: true })
  const customerHeading = 'customer,name_zh,name_en,class,region,channel,currency,credit_days'
  await writeFile(join(folder, 'company.csv'), company)
  await writeFile(join(folder, 'item.csv'), table(itemHeading, items, itemLine))
  await writeFile(join(folder, 'customer.csv'), table(customerHeading, customers, customerLine))
  await writeFile(join(folder, 'site.csv'), 'site,name_zh,name_en,kind\nP1,工厂,Plant,plant\n')
  const sourcingHeading = 'item,site,source,lead_time_days,share,unit_cost'
  await writeFile(
    join(folder, 'sourcing.csv'),
    table(sourcingHeading, items, (n) => `${itemCode(n)},P1,make,14,1,6`),
  )
  const orderLinesFile = join(folder, 'sales_order_line.csv')
  await writeOrderLines(orderLinesFile, lines)
  return { folder, orderLinesFile }
}
