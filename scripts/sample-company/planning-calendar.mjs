/** 36 months of history, then 24 planned ones; months are counted from the first of history. */
export const asOf = '2026-11-15'
export const historyMonths = 36
export const horizonMonths = 24
export const allMonths = historyMonths + horizonMonths

const firstMonth = 2023 * 12 + 10

/** @param {number} index months since 2023-11 */
export function monthAt(index) {
  const count = firstMonth + index
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const monthIndex = (month) =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - firstMonth

/** 0 for January. */
export const monthOfYear = (index) => (firstMonth + index) % 12

export const addDays = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const daysBetween = (from, to) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export const dayOf = (month, day) => `${month}-${String(day).padStart(2, '0')}`

export const daysIn = (month) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()

/** Dates written year first sort as text. */
export const earlier = (...dates) => dates.sort()[0]
export const later = (...dates) => dates.sort().at(-1)

/** How the Chinese New Year, which moves between January and February, shifts the months around it. */
export const newYearFactor = {
  '2024-01': 1.08,
  '2024-02': 0.62,
  '2025-01': 0.78,
  '2025-02': 0.82,
  '2026-01': 1.08,
  '2026-02': 0.6,
  '2027-01': 1.04,
  '2027-02': 0.62,
  '2028-01': 0.76,
  '2028-02': 0.84,
}

const holidays = [1, 0, 0, 1, 2, 1, 0, 0, 1, 3, 0, 0]
const newYearHolidays = { '2026-02': 6, '2027-02': 6, '2028-01': 5, '2028-02': 2 }

/** The plants work Monday to Saturday, except on public holidays. */
export function workingDays(index) {
  const month = monthAt(index)
  let days = 0
  for (let day = 1; day <= daysIn(month); day++) {
    if (new Date(`${dayOf(month, day)}T00:00:00Z`).getUTCDay() !== 0) days++
  }
  return days - holidays[monthOfYear(index)] - (newYearHolidays[month] ?? 0)
}
