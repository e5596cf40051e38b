/** What the calendar of a business says: moving holidays and the days that are worked. A table of plain data, to be edited. */

import { chineseDaysOff } from './chinese-days-off'
import { type HolidayKey, holidayDates, holidayKeys } from './holiday-dates'

export interface HolidayWindow {
  readonly holiday: string
  /** ISO dates, one a year or so. */
  readonly dates: readonly string[]
  /** Days before the date in which demand is pulled forward or put off. */
  readonly daysBefore: number
  /** Days from the date on in which it is otherwise than usual; the date itself is one. */
  readonly days: number
}

export interface CalendarTable {
  readonly holidays: readonly HolidayWindow[]
  /** 0 for Sunday. */
  readonly workedWeekdays: readonly number[]
  /** ISO dates that are not worked though their weekday is. */
  readonly daysOff: readonly string[]
  /** ISO dates that are worked though their weekday is not. */
  readonly makeUpDays: readonly string[]
  /** Working days of a month `YYYY-MM` as someone knows better. */
  readonly workingDays: Readonly<Record<string, number>>
}

const windows: Readonly<Record<HolidayKey, readonly [daysBefore: number, days: number]>> = {
  chinese_new_year: [7, 15],
  dragon_boat: [0, 3],
  mid_autumn: [21, 3],
  ramadan: [14, 30],
  eid_al_fitr: [0, 5],
  eid_al_adha: [7, 5],
  easter: [14, 2],
  orthodox_easter: [14, 2],
  diwali: [21, 5],
}

export const holidayWindow = (holiday: HolidayKey): HolidayWindow => {
  const [daysBefore, days] = windows[holiday]
  return { holiday, dates: holidayDates[holiday], daysBefore, days }
}

/** The table that ships: all moving holidays known, Monday to Friday less the public holidays of China. */
export const builtInCalendar: CalendarTable = {
  holidays: holidayKeys.map(holidayWindow),
  workedWeekdays: [1, 2, 3, 4, 5],
  daysOff: chineseDaysOff(2015, 2032),
  makeUpDays: [],
  workingDays: {},
}
