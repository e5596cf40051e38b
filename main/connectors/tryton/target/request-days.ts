/** Days of a request: a month's supply is there on its first day. */

const dayLength = 86_400_000

/** `YYYY-MM-DD` of the first day of `YYYY-MM`. */
export const firstDay = (month: string): string => `${month}-01`

/** The last day of `YYYY-MM`. */
export function lastDay(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10)
}

/** So many days before `YYYY-MM-DD`. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayLength).toISOString().slice(0, 10)
