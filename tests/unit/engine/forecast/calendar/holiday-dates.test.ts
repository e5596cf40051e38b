/** The dates that ship are those of sun, moon and church, worked out here by other means. */

import { builtInCalendar } from '@main/engine/forecast/calendar/calendar-table'
import { type HolidayKey, holidayDates } from '@main/engine/forecast/calendar/holiday-dates'
import { dayNumber, monthOfText } from '@main/engine/forecast/calendar/iso-days'
import { workingDaysOf } from '@main/engine/forecast/calendar/working-days'
import { expect, test } from 'vitest'

const years = Array.from({ length: 18 }, (_, k) => 2015 + k)
const day = 86_400_000

/** Instants of the new moons since 2000, days from 1970; Meeus (1998), Astronomical Algorithms, ch. 49, largest terms. */
const newMoons = Array.from({ length: 420 }, (_, k) => {
  const century = k / 1236.85
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const sun = radians(2.5534 + 29.1053567 * k - 0.0000014 * century ** 2)
  const moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * century ** 2)
  const latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * century ** 2)
  const terms =
    -0.4072 * Math.sin(moon) +
    0.17241 * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * latitude) +
    0.00739 * Math.sin(moon - sun) -
    0.00514 * Math.sin(moon + sun) +
    0.00208 * Math.sin(2 * sun)
  const julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * century ** 2 + terms
  // Dynamical time is some 70 seconds ahead of civil time.
  return julian - 2440587.5 - 70 / 86400
})

/** Days after the nearest new moon before, by the civil day of Beijing; the eighth of a day of Nepal or Mecca is left out. */
function moonAge(date: string): number {
  const number = dayNumber(date)
  const ages = newMoons.map((moon) => number - Math.floor(moon + 8 / 24))
  return Math.min(...ages.filter((age) => age >= -1))
}

const easterOf = (year: number): string => {
  // Gauss, as given by Lichtenberg (1997).
  const k = Math.floor(year / 100)
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25)
  const s = 2 - Math.floor((3 * k + 3) / 4)
  const a = year % 19
  const d = (19 * a + m) % 30
  const r = Math.floor((d + Math.floor(a / 11)) / 29)
  const og = 21 + d - r
  const sz = 7 - ((year + Math.floor(year / 4) + s) % 7)
  const oe = 7 - ((og - sz) % 7)
  return new Date(Date.UTC(year, 2, og + oe)).toISOString().slice(0, 10)
}

test.each<[HolidayKey, number, number]>([
  ['chinese_new_year', 0, 0],
  ['dragon_boat', 4, 4],
  ['mid_autumn', 14, 14],
  ['diwali', -1, 1],
  ['ramadan', 0, 2],
  ['eid_al_fitr', 0, 2],
  ['eid_al_adha', 9, 11],
])('%s stands %i to %i days after a new moon', (holiday, from, to) => {
  for (const date of holidayDates[holiday]) {
    expect(moonAge(date), date).toBeGreaterThanOrEqual(from)
    expect(moonAge(date), date).toBeLessThanOrEqual(to)
  }
})

test('Chinese New Year lies between 21 January and 20 February, every year', () => {
  expect(holidayDates.chinese_new_year.map((date) => Number(date.slice(0, 4)))).toEqual(years)
  for (const date of holidayDates.chinese_new_year)
    expect(date.slice(5) >= '01-21' && date.slice(5) <= '02-20', date).toBe(true)
})

test('Easter is where Gauss puts it', () => {
  expect(holidayDates.easter).toEqual(years.map(easterOf))
})

test.each(['dragon_boat', 'mid_autumn', 'eid_al_fitr', 'eid_al_adha', 'diwali'] as const)(
  '%s comes about once a year',
  (holiday) => {
    const dates = holidayDates[holiday]
    expect(dates).toHaveLength(18)
    expect(dates).toEqual([...dates].sort())
    for (let k = 1; k < dates.length; k++) {
      const days = (Date.parse(dates[k]!) - Date.parse(dates[k - 1]!)) / day
      expect(days, dates[k]).toBeGreaterThan(340)
      expect(days, dates[k]).toBeLessThan(390)
    }
  },
)

test('Ramadan is a month before its end', () => {
  for (const end of holidayDates.eid_al_fitr)
    expect(
      holidayDates.ramadan.some((start) => [29, 30].includes(dayNumber(end) - dayNumber(start))),
      end,
    ).toBe(true)
})

test('China works 250 days or so a year: weekdays less 11 statutory days, 13 since 2025', () => {
  for (const year of years) {
    const first = dayNumber(`${year}-01-01`)
    const length = dayNumber(`${year + 1}-01-01`) - first
    const weekdays = Array.from({ length }, (_, k) => (first + k + 4) % 7).filter(
      (weekday) => weekday > 0 && weekday < 6,
    ).length
    const worked = workingDaysOf(builtInCalendar, monthOfText(`${year}-01`), 12)
    const off = year >= 2025 ? 13 : 11
    expect(worked.reduce((a, b) => a + b, 0)).toBe(weekdays - off)
  }
})

test('the table can be edited: a day off more, a Saturday worked, a month known better', () => {
  const first = monthOfText('2026-06')
  const days = (change: object) => [...workingDaysOf({ ...builtInCalendar, ...change }, first, 2)]
  const [june, july] = days({}) as [number, number]
  const { daysOff } = builtInCalendar
  expect(days({ daysOff: [...daysOff, '2026-07-01', '2026-07-01', '2026-07-04'] })).toEqual([
    june,
    july - 1,
  ])
  expect(days({ makeUpDays: ['2026-06-27', '2026-06-26'] })).toEqual([june + 1, july])
  expect(days({ workingDays: { '2026-07': 19 } })).toEqual([june, 19])
  expect(days({ workedWeekdays: [] })).toEqual([0, 0])
})
