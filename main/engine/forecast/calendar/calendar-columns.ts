/** The calendar as columns of figures, one a month, that demand may follow. */
import type { CalendarTable, HolidayWindow } from './calendar-table'
import { dayNumber, firstDayOf, monthOf } from './iso-days'
import { workingDaysOf } from './working-days'

export interface CalendarColumn {
  /** What the column belongs to: `working_days`, or the word of a holiday; columns of one are kept or left together. */
  readonly cause: string
  readonly phase: 'working_days' | 'before' | 'during' | 'outside'
  /** One a month: logarithm of working days, the part of the month's days in the window, or a figure from outside in its standard deviations. */
  readonly values: Float64Array
}

/** What demand may follow, for `count` months from `first` (counted from year 0) on. */
export type Causes = (first: number, count: number) => readonly CalendarColumn[]

/** Part of each month that lies within `from` to `to` days (end excluded) of the dates. */
function partInWindow(
  dates: readonly string[],
  [from, to]: readonly [number, number],
  first: number,
  count: number,
): Float64Array {
  const parts = new Float64Array(count)
  for (const date of new Set(dates.map(dayNumber))) {
    if (!Number.isFinite(date)) continue
    for (let day = date + from; day < date + to; day++) {
      const place = monthOf(day) - first
      if (place < 0 || place >= count) continue
      const length = firstDayOf(first + place + 1) - firstDayOf(first + place)
      parts[place] = parts[place]! + 1 / length
    }
  }
  return parts
}

function holidayColumns(window: HolidayWindow, first: number, count: number): CalendarColumn[] {
  const { holiday: cause, dates, daysBefore, days } = window
  const column = (
    phase: CalendarColumn['phase'],
    span: readonly [number, number],
  ): CalendarColumn => ({
    cause,
    phase,
    values: partInWindow(dates, span, first, count),
  })
  const columns: CalendarColumn[] = []
  if (daysBefore > 0) columns.push(column('before', [-daysBefore, 0]))
  if (days > 0) columns.push(column('during', [0, days]))
  return columns
}

/** Thousands of lines lie on the same months: their columns are made once for a table. */
const made = new WeakMap<CalendarTable, Map<string, readonly CalendarColumn[]>>()

/**
 * Columns for `count` months from `first` (counted from year 0) on: working days and the windows
 * before and during each holiday. Bell and Hillmer (1983), "Modeling time series with calendar
 * variation", with parts of months for the holidays.
 */
export function calendarColumns(
  table: CalendarTable,
  first: number,
  count: number,
): readonly CalendarColumn[] {
  const known = made.get(table) ?? new Map<string, readonly CalendarColumn[]>()
  made.set(table, known)
  const span = `${first} ${count}`
  const columns = known.get(span) ?? makeColumns(table, first, count)
  known.set(span, columns)
  return columns
}

/** The table's columns, as causes. */
export const causesIn =
  (table: CalendarTable): Causes =>
  (first, count) =>
    calendarColumns(table, first, count)

function makeColumns(table: CalendarTable, first: number, count: number): CalendarColumn[] {
  const days = workingDaysOf(table, first, count)
  return [
    {
      cause: 'working_days',
      phase: 'working_days',
      values: days.map((value) => Math.log(Math.max(1, value))),
    },
    ...table.holidays.flatMap((window) => holidayColumns(window, first, count)),
  ]
}
