/** Public holidays of China as they take working days away. */
import { holidayDates } from './holiday-dates'
import { dayNumber, weekdayOf } from './iso-days'

/** From 2025 on the Spring Festival has four statutory days and Labour Day two (State Council, order 795). */
const longerSince = 2025

const isoOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

/** Tomb-sweeping day: when the sun's longitude is 15°; 4 April in most years of this century, else the 5th. */
const tombSweeping = (year: number): string => {
  const inCentury = year % 100
  const date = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)
  return `${year}-04-${String(date).padStart(2, '0')}`
}

const ofYear = (dates: readonly string[], year: number): string =>
  dates.find((date) => date.startsWith(`${year}-`)) ?? `${year}-01-01`

/** First day and number of statutory days of each holiday. */
function statutory(year: number): [string, number][] {
  const longer = year >= longerSince ? 1 : 0
  const newYear = dayNumber(ofYear(holidayDates.chinese_new_year, year))
  return [
    [`${year}-01-01`, 1],
    [isoOf(newYear - longer), 3 + longer],
    [tombSweeping(year), 1],
    [`${year}-05-01`, 1 + longer],
    [ofYear(holidayDates.dragon_boat, year), 1],
    [ofYear(holidayDates.mid_autumn, year), 1],
    [`${year}-10-01`, 3],
  ]
}

/**
 * ISO dates of weekdays that are not worked, ascending. A statutory day on a weekend is made up for
 * by the next weekday that is free; weekends moved to make longer holidays are not in it, as they
 * are announced each year and hardly change the working days of a month.
 */
export function chineseDaysOff(from: number, to: number): string[] {
  const off = new Set<number>()
  for (let year = from; year <= to; year++)
    for (const [first, days] of statutory(year))
      for (let k = 0; k < days; k++) {
        let day = dayNumber(first) + k
        while (off.has(day) || weekdayOf(day) === 0 || weekdayOf(day) === 6) day++
        off.add(day)
      }
  return [...off].sort((a, b) => a - b).map(isoOf)
}
