/** What the cells of a column show of its type and style: gathered in the first reading of a file. */

import { valueOfForm } from '@shared/model/value-forms/number-form'
import type { CellClass } from './cell-class'
import { HashSet } from './hash-set'
import type { HeadingSays } from './heading-words'
import { NumberList } from './number-list'

const mostDistinct = 20_000
/** Serial numbers of days from 1954 to 2119 in a spreadsheet. */
const serial = /^[2-7]\d{4}(?:\.\d+)?$/

export const isSerial = (text: string): boolean => serial.test(text)

export class ColumnEvidence {
  readonly heading: string
  readonly says: HeadingSays
  rows = 0
  filled = 0
  /** Rows in which a merge of cells says what stands above or beside. */
  covered = 0
  placeholders = 0
  doubtful = 0
  errors = 0
  numbers = 0
  texts = 0
  leadingZeros = 0
  shortCodes = 0
  percents = 0
  serials = 0
  booleans = 0
  negatives = 0
  compactDates = 0
  /** Months that are numbers as well: `202408`; `08.2024`. */
  numericMonths = 0
  pointedMonths = 0
  dates = 0
  months = 0
  impossible = 0
  /** Cells of a workbook that are numbers, and cells that are dates. */
  markedNumbers = 0
  markedDates = 0
  readonly marks = { dot: 0, comma: 0, eitherDot: 0, eitherComma: 0 }
  readonly groups = new Map<string, number>()
  readonly currencies = new Map<string, number>()
  readonly styles = new Map<string, number>()
  /** Dates whose day and month may change places, by their two styles. */
  readonly slashed = new Map<string, number>()
  /** Every value and how often it comes; null once there are too many. */
  distinct: Map<string, number> | null = new Map()
  /** Hashes of the values, while the column may be a key; null once it is none. */
  unique: HashSet | null = new HashSet()
  repeats = 0
  readonly values = new NumberList()
  /** The latest day of a date that can be read one way only and is not after `today`. */
  latest: number | null = null
  /** Every date is the first of a month; all dates fall on one weekday (0 Monday), null once they do not. */
  firstDays = true
  weekday: number | null | undefined

  readonly #today: number

  /** `today` is a day number since 1970-01-01. */
  constructor(heading: string, says: HeadingSays, today: number) {
    this.heading = heading
    this.says = says
    this.#today = today
  }

  add(cell: CellClass, mark: string | undefined): void {
    this.rows += 1
    if (cell.empty) return
    this.filled += 1
    if (cell.error) this.errors += 1
    else if (cell.placeholder === 'yes') this.placeholders += 1
    else {
      if (cell.placeholder === 'perhaps') this.doubtful += 1
      if (cell.text.length === 2) this.shortCodes += 1
      this.#value(cell, mark)
    }
  }

  #value(cell: CellClass, mark: string | undefined): void {
    if (mark === 'n') this.markedNumbers += 1
    if (mark === 'd') this.markedDates += 1
    if (this.distinct) this.#distinguish(cell.text)
    if (this.unique) this.#tellApart(cell.text)
    if (cell.date) this.#date(cell)
    if (cell.number) this.#number(cell)
    else if (!cell.date) {
      this.texts += 1
      if (truth.has(cell.text.toLowerCase())) this.booleans += 1
    }
  }

  #distinguish(text: string): void {
    if (!this.distinct) return
    const key = text.length > 80 ? text.slice(0, 80) : text
    const count = this.distinct.get(key)
    if (count === undefined && this.distinct.size >= mostDistinct) this.distinct = null
    else this.distinct.set(key, (count ?? 0) + 1)
  }

  #tellApart(text: string): void {
    if (!this.unique || this.unique.add(text)) return
    this.repeats += 1
    if (this.repeats > 20 && this.repeats * 10 > this.rows) this.unique = null
  }

  #date({ date }: CellClass): void {
    if (!date) return
    const time = date.time ? ' hh:mm' : ''
    if (date.day === null) this.impossible += 1
    else if (date.coarse) this.months += 1
    else this.dates += 1
    if (date.day === null) return
    this.#calendar(date.day, date.either !== null)
    if (date.style === 'YYYYMMDD') this.compactDates += 1
    if (date.style === 'YYYYMM') this.numericMonths += 1
    if (date.style === 'MM.YYYY') this.pointedMonths += 1
    if (date.either) {
      const pair = date.either.map((style) => style + time).join('|')
      this.slashed.set(pair, (this.slashed.get(pair) ?? 0) + 1)
    } else if (date.style) {
      const style = date.style + time
      this.styles.set(style, (this.styles.get(style) ?? 0) + 1)
    }
  }

  #calendar(day: number, either: boolean): void {
    if (either) return
    if (day <= this.#today && (this.latest === null || day > this.latest)) this.latest = day
    if (this.firstDays && new Date(day * 86_400_000).getUTCDate() !== 1) this.firstDays = false
    // 1970-01-01 was a Thursday.
    const weekday = (((day + 3) % 7) + 7) % 7
    if (this.weekday === undefined) this.weekday = weekday
    else if (this.weekday !== weekday) this.weekday = null
  }

  #number({ number, text, leadingZero }: CellClass): void {
    if (!number) return
    this.numbers += 1
    if (leadingZero) this.leadingZeros += 1
    if (number.percent) this.percents += 1
    if (serial.test(text)) this.serials += 1
    if (number.body.startsWith('-')) this.negatives += 1
    if (number.group) this.groups.set(number.group, (this.groups.get(number.group) ?? 0) + 1)
    this.currencies.set(number.currency, (this.currencies.get(number.currency) ?? 0) + 1)
    if (number.mark === '.') this.marks.dot += 1
    else if (number.mark === ',') this.marks.comma += 1
    else if (number.mark === 'either')
      this.marks[number.body.includes(',') ? 'eitherComma' : 'eitherDot'] += 1
    if (number.mark !== 'either') this.values.add(valueOfForm(number, '.'))
  }
}

const truth = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否', 't', 'f'])
