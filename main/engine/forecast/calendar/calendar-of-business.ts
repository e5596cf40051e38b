/** The calendar that a company works by, as forecasting reads it. */
import type { BusinessCalendar } from '@shared/model/outside-knowledge'
import { builtInCalendar, type CalendarTable } from './calendar-table'

/** The table of the company's own settings; what is not set is as the program knows it. */
export function calendarOfBusiness(calendar: BusinessCalendar): CalendarTable {
  const { workedWeekdays, publicHolidays, daysOff, makeUpDays, workingDays, holidays } = calendar
  const worked = new Set(makeUpDays)
  const off = publicHolidays === 'china' ? builtInCalendar.daysOff : []
  return {
    workedWeekdays,
    holidays: holidays ?? builtInCalendar.holidays,
    daysOff: [...off.filter((day) => !worked.has(day)), ...daysOff],
    makeUpDays,
    workingDays,
  }
}
