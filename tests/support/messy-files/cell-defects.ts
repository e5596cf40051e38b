/** What can be put into a cell, and what the check must then find there and nowhere else. */
import type { DefectKind } from '@shared/model/file-check/defect-kinds'
import { dateIn, type Heading, numberIn } from './messy-orders'
import type { Choices } from './random-choices'

export interface FileStyle {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly decimal: '.' | ','
  readonly group: '' | '.' | ','
  readonly date: 'YYYY-MM-DD' | 'YYYY/MM/DD' | 'DD.MM.YYYY' | 'YYYY年M月D日'
  readonly chinese: boolean
}

export interface CellDefect {
  readonly kinds: readonly DefectKind[]
  readonly headings: readonly Heading[]
  /** Other cells of the row that must be as they were, and stay so. */
  readonly untouched?: readonly Heading[]
  readonly holds?: readonly Heading[]
  /** The spoilt value, or null where it cannot be made of this one. */
  make(value: string, choose: Choices, style: FileStyle): string | null
}

const texts: readonly Heading[] = ['customer', 'item', 'unit', 'note']
const anything: readonly Heading[] = ['customer', 'item', 'order_date', 'quantity', 'price', 'note']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const one = (
  kind: DefectKind,
  headings: readonly Heading[],
  make: CellDefect['make'],
): CellDefect => ({
  kinds: [kind],
  headings,
  make,
})

export const cellDefects: readonly CellDefect[] = [
  one('value_missing', anything, () => ''),
  one('placeholder', anything, (_, choose) =>
    choose.of(['N/A', 'n/a', '-', 'null', 'TBD', '待定', '?']),
  ),
  one('error_value', anything, (_, choose) => choose.of(['#N/A', '#REF!', '#DIV/0!', '#VALUE!'])),
  one('value_not_a_number', ['quantity', 'price'], (_, choose) =>
    choose.of(['abc', 'twelve', '12 pcs', '约100', '1..2', '12-14']),
  ),
  one('negative_quantity', ['quantity', 'price'], (value, choose) =>
    choose.chance(0.3) ? `(${value})` : `-${value}`,
  ),
  one('quantity_absurd', ['quantity'], (value) => `${value}00000`),
  one('decimal_style_mixed', ['price'], (_, choose, style) =>
    numberIn(
      { ...style, decimal: style.decimal === '.' ? ',' : '.', group: '' },
      choose.whole(100, 9999) / 10 + 0.05,
      2,
    ),
  ),
  one('percent_mixed', ['quantity'], () => '35%'),
  one('currency_mixed', ['price'], (value, choose) =>
    choose.of([`$${value}`, `€ ${value}`, `${value} USD`]),
  ),
  one('value_not_a_date', ['order_date'], (_, choose) =>
    choose.of(['soon', 'next week', '下周', 'Q3']),
  ),
  one('date_impossible', ['order_date'], (_, choose) =>
    choose.of(['2024-02-30', '2023-13-01', '31.04.2024', '2025/2/29', '2024年6月31日']),
  ),
  one('date_as_number', ['order_date'], (_, choose) => String(choose.whole(44_000, 46_000))),
  one('date_style_mixed', ['order_date'], (_, choose, style) => {
    const [year, month, day] = [choose.whole(2023, 2025), choose.whole(1, 12), choose.whole(13, 28)]
    const others = (['YYYY-MM-DD', 'YYYY/MM/DD', 'DD.MM.YYYY', 'YYYY年M月D日'] as const).filter(
      (other) => other !== style.date,
    )
    return choose.of([
      ...others.map((other) => dateIn(other, year, month, day)),
      `${day} ${months[month - 1]} ${year}`,
      `${dateIn(style.date, year, month, day)} 08:30`,
    ])
  }),
  {
    kinds: ['date_style_mixed', 'date_ambiguous'],
    headings: ['order_date'],
    make: (_, choose) => choose.of(['03/04/2024', '5/6/2024', '01/12/2023']),
  },
  {
    kinds: ['date_implausible'],
    headings: ['order_date'],
    make: (_, __, style) => dateIn(style.date, 2999, 12, 31),
  },
  {
    kinds: ['reference_unknown'],
    headings: ['customer'],
    holds: ['currency'],
    make: (_, choose) => `X-${choose.whole(1, 9)}`,
  },
  {
    kinds: ['code_variant'],
    headings: ['customer', 'item'],
    untouched: ['unit', 'currency'],
    holds: ['unit', 'currency'],
    make: (value, choose) =>
      choose.chance(0.5)
        ? value.toLowerCase()
        : value.replace(/[A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
  {
    kinds: ['unit_mixed'],
    headings: ['unit'],
    untouched: ['item'],
    holds: ['item'],
    make: () => 'CTN',
  },
  {
    kinds: ['currency_mixed'],
    headings: ['currency'],
    untouched: ['customer'],
    holds: ['customer'],
    make: () => 'USD',
  },
  one('surrounding_space', texts, (value, choose) =>
    choose.chance(0.5) ? `${value}  ` : ` ${value}`,
  ),
  one('non_breaking_space', texts, (value, choose) =>
    choose.chance(0.5) ? `${value}\u00a0` : `\u3000${value}`,
  ),
  one(
    'control_character',
    texts,
    (value, choose) => `${value}${choose.of(['\u0000', '\u0007', '\u001b', '\u0085'])}`,
  ),
  one(
    'invisible_character',
    texts,
    (value, choose) => `${choose.of(['\u200b', '\u202e', '\u2060'])}${value}`,
  ),
  one('byte_order_mark_inside', texts, (value) => `\ufeff${value}`),
  one('text_damaged', ['note'], (value) => `${value}\ufffd`),
  one('text_misread', ['note'], (_, choose) =>
    choose.of(['MÃ¼ller', 'CafÃ© crÃ¨me', 'â‚¬ 12', '锟斤拷锟斤拷']),
  ),
  one('formula_in_text', ['note'], (_, choose) =>
    choose.of(['=1+1', '@SUM(A1)', "=cmd|' /C calc'!A0", '+HYPERLINK("x")', '-2+3+cmd|x!A1']),
  ),
]
