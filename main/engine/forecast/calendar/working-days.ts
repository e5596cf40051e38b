/** Days worked in a month. */
import type { CalendarTable } from './calendar-table'
import { dayNumber, firstDayOf, monthOf, monthOfText, weekdayOf } from './iso-days'

/** Working days of `count` months from `first` (counted from year 0) on, by the table; what someone knows better comes first. */
export function workingDaysOf(table: CalendarTable, first: number, count: number): Float64Array {
  const worked = new Set(table.workedWeekdays)
  const days = new Float64Array(count)
  for (let k = 0; k < count; k++)
    for (let day = firstDayOf(first + k); day < firstDayOf(first + k + 1); day++)
      if (worked.has(weekdayOf(day))) days[k] = days[k]! + 1
  const change = (dates: readonly string[], ordinarily: boolean, by: number): void => {
    for (const number of new Set(dates.map(dayNumber))) {
      if (!Number.isFinite(number) || worked.has(weekdayOf(number)) !== ordinarily) continue
      const place = monthOf(number) - first
      if (place >= 0 && place < count) days[place] = days[place]! + by
    }
  }
  change(table.daysOff, true, -1)
  change(table.makeUpDays, false, 1)
  for (const [month, known] of Object.entries(table.workingDays)) {
    const place = monthOfText(month) - first
    if (place >= 0 && place < count && known > 0) days[place] = known
  }
  return days.map((value) => Math.max(0, value))
}
