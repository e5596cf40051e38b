/** Tables of many makes with defects put in on purpose, and how many of each kind their columns hold. */
import type { DefectKind } from '@shared/model/file-check/defect-kinds'
import { type Choices, choicesOf } from './random-choices'
import { type TableStyle, tableDefects } from './table-defects'
import { type ColumnKind, type MadeColumn, madeTables } from './table-headings'
import { dateStyles, monthStyles, writtenDate, writtenNumber } from './written-values'

export interface MessyTable {
  readonly stem: string
  readonly headings: readonly string[]
  readonly kinds: readonly ColumnKind[]
  /** Below the heading. */
  readonly lines: readonly (readonly string[])[]
  readonly rows: number
  readonly style: TableStyle
  readonly customers: readonly string[]
  /** By kind and heading, divided by a bar; the heading is empty where whole lines are meant. */
  readonly truth: ReadonlyMap<string, number>
}

interface Row {
  cells: string[]
  readonly touched: Set<number>
  readonly kinds: string[]
}

const customers = Array.from({ length: 9 }, (_, at) => `C${'KLMNPQRST'[at]}-${at * 37 + 101}`)
const regions = ['EAST', 'NORTH']
const remarks = ['regular', 'rush order', 'as planned', '常规订单', '加急', '按计划发货']

function styleOf(choose: Choices): TableStyle {
  const decimal = choose.of(['.', ',', '.'] as const)
  const group = choose.of(['', decimal === '.' ? ',' : '.', '\u202f', '\u00a0', ' ', "'"])
  const [lead, tail] = choose.of([
    ['', ''],
    ['', ''],
    ['¥', ''],
    ['€', ''],
    ['$', ''],
    ['', ' EUR'],
    ['', '元'],
  ] as const)
  return {
    number: { decimal, group, lead, tail },
    date: choose.of(dateStyles),
    delimiter: choose.of([',', ';', '\t', '|']),
  }
}

function cellValue(
  kind: ColumnKind,
  at: number,
  item: string,
  choose: Choices,
  style: TableStyle,
): string {
  switch (kind) {
    case 'key':
      return `K${50_000 + at}X`
    case 'item':
      return item
    case 'customer':
      return choose.of(customers)
    case 'code':
      return choose.of(['WH01A', 'WH02A', 'SH-1'])
    case 'text':
      return choose.of(remarks)
    case 'quantity':
    case 'stock':
      return String(choose.whole(20, 240))
    case 'money':
      return writtenNumber(style.number, choose.whole(1000, 500_000) / 100 + 0.07)
    case 'unit':
      return item.endsWith('0') ? 'KG' : 'PCS'
    case 'currency':
      return 'CNY'
    default:
      return writtenDate(
        style.date,
        choose.whole(2023, 2025),
        choose.whole(1, 12),
        choose.whole(1, 28),
      )
  }
}

/** Figures by item, region and month, some months left out. */
function series(columns: readonly MadeColumn[], choose: Choices): { rows: Row[]; missing: number } {
  const style = choose.of(monthStyles)
  const months = choose.whole(12, 24)
  let missing = 0
  const rows: Row[] = []
  for (let item = 1; item <= 5; item++)
    for (const region of regions)
      for (let month = 0; month < months; month++) {
        if (month > 0 && month < months - 1 && choose.chance(0.03)) {
          missing += 1
          continue
        }
        const period = writtenDate(style, 2024 + Math.floor(month / 12), (month % 12) + 1)
        const cells = columns.map(({ kind }) =>
          kind === 'item'
            ? `M-${item}0`
            : kind === 'code'
              ? region
              : kind === 'month'
                ? period
                : String(choose.whole(40, 400)),
        )
        rows.push({ cells, touched: new Set(), kinds: [] })
      }
  return { rows, missing }
}

/** The same seed gives the same table. With `workbook`, only such defects as cells of a workbook can hold in columns of text. */
export function messyTable(seed: number, workbook = false): MessyTable {
  const choose = choicesOf(seed)
  const name = choose.of(['orders', 'orders', 'purchases', 'stock', 'forecast'] as const)
  const { stems, columns: all } = madeTables[name]
  const chinese = choose.chance(0.5)
  const columns = choose.chance(0.4) ? [...all.slice(0, 1), ...all.slice(1).toReversed()] : all
  const headings: string[] = []
  for (const { names } of columns)
    headings.push(
      choose.of(
        names.filter((one) => /\p{Script=Han}/u.test(one) === chinese && !headings.includes(one)),
      ),
    )
  const kinds = columns.map(({ kind }) => kind)
  const style = styleOf(choose)
  const truth = new Map<string, number>()
  const count = (kind: DefectKind, heading = '', times = 1) => {
    if (times > 0) truth.set(`${kind}|${heading}`, (truth.get(`${kind}|${heading}`) ?? 0) + times)
  }
  const made = name === 'forecast' ? series(columns, choose) : { rows: [], missing: 0 }
  count('period_missing', headings[kinds.indexOf('month')], made.missing)
  const rows: Row[] =
    name === 'forecast'
      ? made.rows
      : Array.from({ length: choose.whole(90, 260) }, (_, at) => {
          const number = choose.whole(1, 6)
          const item = `M-${number}A${number % 2}`
          return {
            cells: kinds.map((kind) => cellValue(kind, at, item, choose, style)),
            touched: new Set<number>(),
            kinds: [],
          }
        })
  spoil(rows, kinds, headings, choose, style, workbook)
  const lines = rows.map(({ cells, kinds: held }) => ({ cells, held }))
  const insert = (cells: string[], held: string[] = []) =>
    lines.splice(choose.whole(0, lines.length), 0, { cells, held })
  const clean = rows.filter(({ touched }) => touched.size === 0)
  for (let times = choose.whole(0, 5); times > 0; times--) {
    insert(choose.of(clean).cells)
    count('row_repeated')
  }
  let held = lines.length
  const key = kinds.indexOf('key')
  const quantity = kinds.indexOf('quantity')
  for (let times = key < 0 ? 0 : choose.whole(0, 3); times > 0; times--) {
    insert(choose.of(clean).cells.map((cell, at) => (at === quantity ? String(300 + times) : cell)))
    count('key_repeated', headings[key])
    held += 1
  }
  for (const line of lines)
    for (const kind of line.held) truth.set(kind, (truth.get(kind) ?? 0) + 1)
  for (let times = choose.whole(0, 6); times > 0; times--) {
    const [kind, cells] = otherLine(headings, kinds, choose)
    // Blank rows of a workbook count only between others.
    lines.splice(choose.whole(1, lines.length - 1), 0, { cells, held: [] })
    count(kind)
  }
  return {
    stem: choose.of(stems),
    headings,
    kinds,
    lines: lines.map(({ cells }) => cells),
    rows: held,
    style,
    customers,
    truth,
  }
}

function spoil(
  rows: readonly Row[],
  kinds: readonly ColumnKind[],
  headings: readonly string[],
  choose: Choices,
  style: TableStyle,
  workbook: boolean,
): void {
  const usable = tableDefects.filter(
    ({ columns, textual }) => (!workbook || textual) && columns.some((one) => kinds.includes(one)),
  )
  const owners = kinds.flatMap((kind, at) => (kind === 'item' || kind === 'customer' ? [at] : []))
  const owned = kinds.flatMap((kind, at) => (kind === 'unit' || kind === 'currency' ? [at] : []))
  for (let times = choose.whole(0, 36); times > 0; times--) {
    const defect = choose.of(usable)
    const at = choose.of(
      kinds.flatMap((kind, index) => (defect.columns.includes(kind) ? [index] : [])),
    )
    const row = choose.of(rows)
    // In series only figures are spoilt: without its item a figure is another one's.
    if (kinds.includes('month') && kinds[at] !== 'quantity') continue
    const beside = owners.includes(at) ? owned : owned.includes(at) ? owners : []
    if (row.touched.has(at) || beside.some((one) => row.touched.has(one))) continue
    const value = defect.make(row.cells[at] ?? '', choose, style)
    if (value === null || value === row.cells[at]) continue
    row.cells[at] = value
    for (const one of [at, ...beside]) row.touched.add(one)
    if (defect.kind) row.kinds.push(`${defect.kind}|${headings[at]}`)
  }
}

/** A line that is no row. */
function otherLine(
  headings: readonly string[],
  kinds: readonly ColumnKind[],
  choose: Choices,
): [DefectKind, string[]] {
  const cells = headings.map(() => '')
  const figure = kinds.lastIndexOf('quantity')
  switch (choose.whole(0, 4)) {
    case 0:
      return ['empty_line', cells]
    case 1:
      return ['repeated_heading_line', [...headings]]
    case 2:
      cells[0] = choose.of([
        '备注：数据来自系统',
        'Source: ERP',
        '--- end of report ---',
        '制表人：王芳',
      ])
      return ['note_line', cells]
    case 3:
      cells[figure] = '12345'
      cells[figure === 0 ? 1 : 0] = choose.of([
        'Total for CK-101',
        'CK-101 小计',
        '合计(元)',
        '本页小计',
      ])
      return ['total_line', cells]
    default:
      cells[figure] = '12345'
      cells[figure === 1 ? 0 : 1] = choose.of(['Total', 'Subtotal', '合计', '小计：', 'Sum'])
      return ['total_line', cells]
  }
}
