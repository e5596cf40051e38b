/** A file of order lines with defects put in on purpose, and how many of each kind there are. */
import type { DefectKind } from '@shared/model/file-check/defect-kinds'
import { cellDefects, type FileStyle } from './cell-defects'
import { type Choices, choicesOf } from './random-choices'

export interface MessyFile {
  /** File name to text; the orders are `orders.csv`, beside them `customers.csv`. */
  readonly texts: Readonly<Record<string, string>>
  readonly truth: Readonly<Partial<Record<DefectKind, number>>>
  readonly style: FileStyle
}

export const headings = [
  'order_id',
  'customer',
  'item',
  'order_date',
  'quantity',
  'price',
  'unit',
  'currency',
  'note',
] as const
export type Heading = (typeof headings)[number]

export interface Row {
  readonly values: Record<Heading, string>
  /** Cells that were tampered with. */
  readonly touched: Set<Heading>
  /** What was put into its cells. */
  readonly kinds: DefectKind[]
}

const two = (n: number): string => String(n).padStart(2, '0')

export const dateIn = (
  style: FileStyle['date'],
  year: number,
  month: number,
  day: number,
): string => {
  switch (style) {
    case 'YYYY-MM-DD':
      return `${year}-${two(month)}-${two(day)}`
    case 'YYYY/MM/DD':
      return `${year}/${month}/${day}`
    case 'DD.MM.YYYY':
      return `${two(day)}.${two(month)}.${year}`
    case 'YYYY年M月D日':
      return `${year}年${month}月${day}日`
  }
}

export const numberIn = (style: FileStyle, value: number, digits: number): string => {
  const [whole = '', rest] = value.toFixed(digits).split('.')
  const grouped = style.group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, style.group)
  return rest === undefined ? grouped : `${grouped}${style.decimal}${rest}`
}

function cleanRow(choose: Choices, style: FileStyle, at: number): Row {
  const item = choose.whole(1, 8)
  return {
    values: {
      order_id: `SO-${1000 + at}`,
      customer: `C-${100 + choose.whole(1, 9)}`,
      item: `IT-${item}00A`,
      order_date: dateIn(
        style.date,
        choose.whole(2023, 2025),
        choose.whole(1, 12),
        choose.whole(1, 28),
      ),
      quantity: numberIn({ ...style, group: '' }, choose.whole(20, 220), 0),
      price: numberIn(style, choose.whole(900, 99_999) / 100 + 0.01, 2),
      unit: item % 2 === 0 ? 'PCS' : 'KG',
      currency: 'CNY',
      note: choose.of(
        style.chinese
          ? ['常规订单', '加急', '按计划发货']
          : ['regular', 'rush order', 'as planned'],
      ),
    },
    touched: new Set(),
    kinds: [],
  }
}

const styles: readonly FileStyle[] = [
  { delimiter: ',', decimal: '.', group: '', date: 'YYYY-MM-DD', chinese: true },
  { delimiter: ';', decimal: ',', group: '.', date: 'DD.MM.YYYY', chinese: false },
  { delimiter: '\t', decimal: '.', group: ',', date: 'YYYY/MM/DD', chinese: true },
  { delimiter: '|', decimal: '.', group: '', date: 'YYYY年M月D日', chinese: true },
  { delimiter: ';', decimal: ',', group: '', date: 'YYYY-MM-DD', chinese: false },
]

const quoted = (value: string, { delimiter }: FileStyle): string =>
  value.includes(delimiter) || value.includes('"') || value.includes('\n')
    ? `"${value.replaceAll('"', '""')}"`
    : value

/** The same seed gives the same file. */
export function messyOrders(seed: number): MessyFile {
  const choose = choicesOf(seed)
  const style = choose.of(styles)
  const truth: Partial<Record<DefectKind, number>> = {}
  const count = (kind: DefectKind) => {
    truth[kind] = (truth[kind] ?? 0) + 1
  }
  const rows = Array.from({ length: choose.whole(120, 260) }, (_, at) =>
    cleanRow(choose, style, at),
  )
  for (let tries = choose.whole(0, 40); tries > 0; tries--) {
    const row = choose.of(rows)
    const defect = choose.of(cellDefects)
    const heading = choose.of(defect.headings)
    if (row.touched.has(heading) || (defect.untouched ?? []).some((one) => row.touched.has(one)))
      continue
    const value = defect.make(row.values[heading], choose, style)
    if (value === null) continue
    row.values[heading] = value
    row.touched.add(heading)
    for (const one of defect.holds ?? []) row.touched.add(one)
    row.kinds.push(...defect.kinds)
  }
  const line = (row: Row): string =>
    headings.map((one) => quoted(row.values[one], style)).join(style.delimiter)
  for (const row of rows) for (const kind of row.kinds) count(kind)
  const lines = rows.map(line)
  const insert = (text: string) => lines.splice(choose.whole(0, lines.length), 0, text)
  const clean = rows.filter(({ kinds }) => kinds.length === 0)
  for (let tries = choose.whole(0, 6); tries > 0; tries--) {
    const row = choose.of(rows)
    insert(line(row))
    count('row_repeated')
    for (const kind of row.kinds) count(kind)
  }
  for (let tries = choose.whole(0, 4); tries > 0; tries--) {
    const { values } = choose.of(clean)
    insert(
      line({ values: { ...values, quantity: String(300 + tries) }, touched: new Set(), kinds: [] }),
    )
    count('key_repeated')
  }
  const heading = headings.join(style.delimiter)
  const others: readonly (readonly [DefectKind, () => string])[] = [
    ['empty_line', () => choose.of(['', '   ', style.delimiter.repeat(8)])],
    ['repeated_heading_line', () => heading],
    [
      'total_line',
      () =>
        [choose.of(['Total', '合计', 'Grand Total', '小计：']), ...Array(7).fill(''), '1'].join(
          style.delimiter,
        ),
    ],
    ['too_few_fields', () => ['SO-9', 'C-101', 'IT-100A'].join(style.delimiter)],
    ['too_many_fields', () => `${line(choose.of(clean))}${style.delimiter}more`],
    ['stray_quote', () => `"SO-8"x${style.delimiter}C-101`],
  ]
  for (let tries = choose.whole(0, 8); tries > 0; tries--) {
    const [kind, make] = choose.of(others)
    insert(make())
    count(kind)
  }
  const end = choose.of(['\n', '\r\n'])
  const customers = [
    'customer;name',
    ...Array.from({ length: 9 }, (_, at) => `C-${101 + at};Firm ${at}`),
  ]
  return {
    texts: {
      'orders.csv': [heading, ...lines].join(end) + end,
      'customers.csv': `${customers.join('\n')}\n`,
    },
    truth,
    style,
  }
}
