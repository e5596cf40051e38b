/** Headings that are periods: tables with a column a month, a week or a quarter. */
import { dateForm } from '@shared/model/value-forms/date-form'

const names =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|mär(?:z)?|mrz|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?'
const year = '(?:fy ?)?(?:19|20)\\d\\d'
const part = `${names}|q[1-4]|h[12]|m(?:0?[1-9]|1[0-2])|(?:wk|kw|cw|w|week) ?[0-5]?\\d`
const words = new RegExp(
  `^(?:${year}|(?:${part})(?:[ './_-]*(?:19|20)?\\d\\d)?|${year}[ ./_-]?(?:${part}))$`,
  'i',
)
const chinese =
  /^(?:(?:19|20)\d\d\s?年)?\s?(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份)?|第?[1-4一二三四]\s?季度?|第\s?\d{1,2}\s?周)$|^(?:19|20)\d\d\s?年$/

const isPeriod = (heading: string): boolean =>
  words.test(heading) || chinese.test(heading) || dateForm(heading) !== null

/** Fewer are no series. */
const least = 3

/** Which headings are periods of a series that goes across; empty where fewer than three are. */
export function periodHeadings(headings: readonly string[]): ReadonlySet<number> {
  const found = headings.flatMap((heading, at) => (isPeriod(heading.trim()) ? [at] : []))
  return new Set(found.length >= least ? found : [])
}

const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** Months that headings pass over between the first and the last month there is, as `YYYY-MM`; none where headings are no months in their order. */
export function monthsPassedOver(headings: readonly string[]): string[] {
  const months = headings.map((heading) => {
    const date = dateForm(heading.trim())
    const first = date?.day != null && new Date(date.day * 86_400_000).getUTCDate() === 1
    return date?.day != null && first && date.style !== 'YYYY-Www' ? monthOf(date.day) : null
  })
  const steps = months.flatMap((month, at) => {
    const before = months[at - 1]
    return month === null || before === null || before === undefined ? [] : [month - before]
  })
  // Most months follow the one before: else they are quarters, or no series.
  if (steps.length < least || steps.some((step) => step < 1 || step > 12)) return []
  if (steps.filter((step) => step === 1).length * 2 <= steps.length) return []
  return months.flatMap((month, at) => {
    const before = months[at - 1]
    if (month === null || before === null || before === undefined) return []
    return Array.from({ length: month - before - 1 }, (_, gap) => {
      const one = before + 1 + gap
      return `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`
    })
  })
}

/** Whether days stand in a line as headings do: at least four, or three months, each later than the one before, nearly always by as many months or days. */
export function areDaysInStep(texts: readonly string[]): boolean {
  const dates = texts.map((text) => dateForm(text))
  // An order may well be made, promised and shipped a week apart.
  if (texts.length < (dates.every((date) => date?.coarse) ? least : least + 1)) return false
  const days = dates.map((date) => date?.day ?? Number.NaN)
  const even = (values: readonly number[]) => {
    const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0))
    const usual = Math.min(...steps)
    return usual > 0 && steps.filter((step) => step === usual).length * 3 >= steps.length * 2
  }
  const dayOfMonth = (day: number) => new Date(day * 86_400_000).getUTCDate()
  const sameDay = days.every((day) => dayOfMonth(day) === dayOfMonth(days[0] ?? 0))
  return even(days) || (sameDay && even(days.map(monthOf)))
}
