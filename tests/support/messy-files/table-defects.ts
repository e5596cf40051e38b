/** What can be put into a cell of a made table, and what the check must then count there. */
import type { DefectKind } from '@shared/model/file-check/defect-kinds'
import type { Choices } from './random-choices'
import type { ColumnKind } from './table-headings'
import {
  fullWidth,
  type NumberStyle,
  type WrittenDate,
  writtenDate,
  writtenNumber,
} from './written-values'

export interface TableStyle {
  readonly number: NumberStyle
  readonly date: WrittenDate
  readonly delimiter: string
}

export interface TableDefect {
  readonly kind: DefectKind | null
  readonly columns: readonly ColumnKind[]
  /** Such that cells of a workbook can hold as well, in columns of text. */
  readonly textual?: boolean
  /** The spoilt value, or null where it cannot be made of this one. */
  make(value: string, choose: Choices, style: TableStyle): string | null
}

const textual = (
  kind: DefectKind | null,
  columns: readonly ColumnKind[],
  make: TableDefect['make'],
): TableDefect => ({ kind, columns, make, textual: true })
const inText = (
  kind: DefectKind | null,
  columns: readonly ColumnKind[],
  make: TableDefect['make'],
): TableDefect => ({ kind, columns, make })

const figures: readonly ColumnKind[] = ['quantity', 'stock', 'money']
const words: readonly ColumnKind[] = ['customer', 'item', 'code', 'text']
const codes: readonly ColumnKind[] = ['customer', 'item', 'code']
const notKey: readonly ColumnKind[] = ['customer', 'code', 'text', 'date', ...figures]

export const tableDefects: readonly TableDefect[] = [
  textual('value_missing', ['customer', 'code', 'text'], () => ''),
  inText('value_missing', ['date', ...figures], () => ''),
  textual('placeholder', ['customer', 'text'], (_, choose) =>
    choose.of(['N/A', 'n/a', '-', '--', 'TBD', '待定', '暂无', 'NULL', '?', 'tbc']),
  ),
  inText('placeholder', ['date', ...figures], (_, choose) =>
    choose.of(['N/A', '-', '待定', 'TBD']),
  ),
  inText('error_value', notKey, (_, choose) => choose.of(['#N/A', '#REF!', '#VALUE!', '#NAME?'])),
  inText('value_not_a_number', figures, (_, choose) =>
    choose.of(['abc', '十二', 'about 50', '12 pcs', '100个', '5-6', '1..5', '约20', '12O']),
  ),
  inText('negative_quantity', ['quantity', 'money'], (value, choose) =>
    choose.of([`-${value}`, `(${value})`]),
  ),
  inText('stock_below_zero', ['stock'], (value) => `-${value}`),
  inText('quantity_absurd', ['quantity'], (_, choose) => choose.of(['99999999', '10000000'])),
  inText('decimal_style_mixed', ['money'], (_, choose, { number }) =>
    writtenNumber(
      { ...number, decimal: number.decimal === '.' ? ',' : '.', group: '' },
      choose.whole(1000, 9000) / 100 + 0.05,
    ),
  ),
  inText('currency_mixed', ['money'], (value, choose, { number: { lead, tail } }) => {
    const bare = value.slice(lead.length, value.length - tail.length)
    return choose.of([`£${bare}`, `${bare} USD`, `HKD ${bare}`])
  }),
  inText('full_width_digits', ['quantity'], (value) => fullWidth(value)),
  inText('number_as_text', figures, (value, choose) => choose.of([`'${value}`, `="${value}"`])),
  inText('percent_mixed', ['quantity'], () => '15%'),
  inText('value_not_a_date', ['date'], (_, choose) =>
    choose.of(['soon', '下周', 'ASAP', '月底', 'Q3 2025']),
  ),
  inText('date_impossible', ['date'], (_, choose) =>
    choose.of(['2024-02-30', '2025-13-01', '31.04.2024', '2024年6月31日', '32/01/2024']),
  ),
  inText('date_as_number', ['date'], (_, choose) => String(choose.whole(44_000, 46_000))),
  inText('date_style_mixed', ['date'], (_, choose, { date }) => {
    const others = (['YYYY-MM-DD', 'YYYY/M/D', 'DD.MM.YYYY', 'YYYY年M月D日'] as const).filter(
      (one) => one !== date,
    )
    return writtenDate(
      choose.of(others),
      choose.whole(2023, 2025),
      choose.whole(1, 12),
      choose.whole(13, 28),
    )
  }),
  inText('date_implausible', ['date'], (_, choose, { date }) =>
    date === 'DD/MM/YY' ? null : writtenDate(date, choose.of([1899, 1900, 2199, 2999]), 1, 1),
  ),
  textual('reference_unknown', ['customer'], (_, choose) => `ZZ-${choose.whole(1, 99)}`),
  textual('code_variant', codes, (value) => value.toLowerCase()),
  textual('code_variant', codes, (value) => fullWidth(value)),
  textual('surrounding_space', words, (value, choose) =>
    choose.of([`${value} `, ` ${value}`, `${value}\t`]),
  ),
  textual('non_breaking_space', words, (value, choose) =>
    choose.of([`${value}\u00a0`, `\u3000${value}`]),
  ),
  textual('invisible_character', words, (value, choose) =>
    choose.of([`\u200b${value}`, `${value.slice(0, 1)}\u200d${value.slice(1)}`]),
  ),
  textual('byte_order_mark_inside', ['text', 'customer'], (value) => `\ufeff${value}`),
  inText(
    'control_character',
    ['text'],
    (value, choose) => `${value}${choose.of(['\u0000', '\u0007', '\u001f'])}`,
  ),
  textual('formula_in_text', ['text'], (_, choose) =>
    choose.of([
      "=cmd|' /C calc'!A0",
      '=1+1',
      '@SUM(A1:A9)',
      '+HYPERLINK("x","y")',
      '-cmd|x!A1',
      '-2+3+cmd|x!A1',
    ]),
  ),
  inText('text_too_long', ['text'], () => '长'.repeat(33_000)),
  textual('text_misread', ['text'], (_, choose) => choose.of(['MÃ¼ller GmbH', '锟斤拷'])),
  textual('text_damaged', ['text'], (value) => `${value}\ufffd`),
  inText(null, ['text'], (value) => `${value}\nsecond line`),
  inText(null, ['text'], (value, _, { delimiter }) => `${value} "quoted" ${delimiter} end`),
  textual('unit_mixed', ['unit'], (_, choose) => choose.of(['CTN', 'PALLET', '箱'])),
  textual('currency_mixed', ['currency'], (_, choose) => choose.of(['USD', 'EUR'])),
]
