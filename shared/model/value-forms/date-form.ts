/** How a date is written: in which order its parts stand, what divides them. */

/** Every style that is told apart; padding with zeros makes none of its own. */
export const dateStyles = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'YYYY年M月D日',
  'DD.MM.YYYY',
  'MM.DD.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD Mon YYYY',
  'Mon DD YYYY',
  'YYYY-MM',
  'YYYY/MM',
  'YYYY.MM',
  'YYYY年M月',
  'YYYYMM',
  'MM/YYYY',
  'MM.YYYY',
  'MM-YYYY',
  'Mon YYYY',
  'YYYY-Www',
] as const
export type DateStyle = (typeof dateStyles)[number]

export interface DateForm {
  /** Where day and month can be told; `either` names both orders. */
  readonly style: DateStyle | null
  /** For dates whose day and month may be each other: day first and month first. */
  readonly either: readonly [DateStyle, DateStyle] | null
  /** Whether a time of day follows. */
  readonly time: boolean
  /** A month or week without a day. */
  readonly coarse: boolean
  /** Days since 1970-01-01 of the date, read day first where either is possible; null where the calendar has no such day. */
  readonly day: number | null
  /** The same, read month first; only where it differs. */
  readonly dayMonthFirst: number | null
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthPattern =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const timePattern =
  '(?<time>[T\\s]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s*(?:[AaPp][Mm])?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?'

const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${timePattern}$`)
const chinese = new RegExp(`^(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日${timePattern}$`)
const compact = /^(\d{4})(\d{2})(\d{2})$/
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${timePattern}$`)
const dayNamed = new RegExp(
  `^(\\d{1,2})[\\s-]${monthPattern}[\\s,-]+(\\d{4}|\\d{2})${timePattern}$`,
  'i',
)
const namedDay = new RegExp(
  `^(?:[a-z]+,\\s*)?${monthPattern}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})${timePattern}$`,
  'i',
)
const monthForms: readonly (readonly [RegExp, DateStyle])[] = [
  [/^(\d{4})-(\d{1,2})$/, 'YYYY-MM'],
  [/^(\d{4})\/(\d{1,2})$/, 'YYYY/MM'],
  [/^(\d{4})年(\d{1,2})月$/, 'YYYY年M月'],
]
const monthLast = /^(\d{1,2})\/(\d{4})$/
/** `8.2024` is a number as well: only what can be a month. */
const markedMonth = /^(0?[1-9]|1[0-2])([.-])((?:19|20)\d\d)$/
const compactMonth = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/
const namedMonth = new RegExp(`^${monthPattern}[\\s-](\\d{4}|\\d{2})$`, 'i')
const week = /^(\d{4})-?W(\d{2})$/i

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970-01-01, or null where there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && leap ? 29 : (lengths[month - 1] ?? 0)
  if (month < 1 || month > 12 || day < 1 || day > last || year < 1) return null
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  return Math.round(time.getTime() / 86_400_000)
}

/** `YYYY-MM-DD` of a day number. */
export const isoOfDay = (day: number): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10)

/** What the digits of a date without dividers (`20240230`, `299912`) come to where `dateForm` finds none: a day there is not, or one beyond all plans; null where they are no date at all. */
export function solidDate(text: string, style: 'YYYYMMDD' | 'YYYYMM'): 'impossible' | 'far' | null {
  if (!(style === 'YYYYMM' ? /^\d{6}$/ : /^\d{8}$/).test(text)) return null
  const day = style === 'YYYYMM' ? 1 : Number(text.slice(6))
  const number = dayNumber(Number(text.slice(0, 4)), Number(text.slice(4, 6)), day)
  return number === null ? 'impossible' : 'far'
}

const yearOf = (text: string): number => {
  const year = Number(text)
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900)
}

const sure = (style: DateStyle, day: number | null, time = false): DateForm => ({
  style,
  either: null,
  time,
  coarse: false,
  day,
  dayMonthFirst: null,
})

const coarse = (style: DateStyle, day: number | null): DateForm => ({
  ...sure(style, day),
  coarse: true,
})

/** How a trimmed text writes a date, or null where it does not have the shape of one. `YYYYMMDD` and `YYYYMM` only for days from 1900 to 2100. */
export function dateForm(given: string): DateForm | null {
  const text = /[０-９]/.test(given) ? given.normalize('NFKC') : given
  if (text.length < 5 || text.length > 40) return null
  let found = yearFirst.exec(text)
  if (found) {
    const [, year = '', divider = '-', month, day] = found
    const style = divider === '-' ? 'YYYY-MM-DD' : divider === '/' ? 'YYYY/MM/DD' : 'YYYY.MM.DD'
    return sure(style, dayNumber(Number(year), Number(month), Number(day)), !!found.groups?.time)
  }
  found = compact.exec(text)
  if (found) {
    const year = Number(found[1])
    const day = dayNumber(year, Number(found[2]), Number(found[3]))
    return day === null || year < 1900 || year > 2100 ? null : sure('YYYYMMDD', day)
  }
  found = yearLast.exec(text)
  if (found) return yearLastForm(found)
  found = chinese.exec(text)
  if (found)
    return sure(
      'YYYY年M月D日',
      dayNumber(Number(found[1]), Number(found[2]), Number(found[3])),
      !!found.groups?.time,
    )
  return namedForm(text) ?? coarseForm(text)
}

function yearLastForm(found: RegExpExecArray): DateForm {
  const [, first = '', divider = '/', second = '', yearText = ''] = found
  const a = Number(first)
  const b = Number(second)
  const year = yearOf(yearText)
  const time = !!found.groups?.time
  const styles: readonly [DateStyle, DateStyle] =
    divider === '.'
      ? ['DD.MM.YYYY', 'MM.DD.YYYY']
      : divider === '/'
        ? ['DD/MM/YYYY', 'MM/DD/YYYY']
        : ['DD-MM-YYYY', 'MM-DD-YYYY']
  const dayFirst = dayNumber(year, b, a)
  const monthFirst = dayNumber(year, a, b)
  if (b > 12 && a <= 12) return sure(styles[1], monthFirst, time)
  if (a > 12 || divider === '.') return sure(styles[0], dayFirst, time)
  // The same day and month: whichever order is meant, it is that day.
  return {
    style: null,
    either: styles,
    time,
    coarse: false,
    day: dayFirst,
    dayMonthFirst: monthFirst,
  }
}

function namedForm(text: string): DateForm | null {
  const first = dayNamed.exec(text)
  if (first) {
    const month = monthNames.indexOf((first[2] ?? '').slice(0, 3).toLowerCase()) + 1
    const day = dayNumber(yearOf(first[3] ?? ''), month, Number(first[1]))
    return sure('DD Mon YYYY', day, !!first.groups?.time)
  }
  const second = namedDay.exec(text)
  if (!second) return null
  const month = monthNames.indexOf((second[1] ?? '').slice(0, 3).toLowerCase()) + 1
  const day = dayNumber(Number(second[3]), month, Number(second[2]))
  return sure('Mon DD YYYY', day, !!second.groups?.time)
}

function coarseForm(text: string): DateForm | null {
  for (const [pattern, style] of monthForms) {
    const found = pattern.exec(text)
    if (found) return coarse(style, dayNumber(Number(found[1]), Number(found[2]), 1))
  }
  const solid = compactMonth.exec(text)
  if (solid) return coarse('YYYYMM', dayNumber(Number(solid[1]), Number(solid[2]), 1))
  const last = monthLast.exec(text)
  if (last) return coarse('MM/YYYY', dayNumber(Number(last[2]), Number(last[1]), 1))
  const marked = markedMonth.exec(text)
  if (marked) {
    const day = dayNumber(Number(marked[3]), Number(marked[1]), 1)
    return coarse(marked[2] === '.' ? 'MM.YYYY' : 'MM-YYYY', day)
  }
  const named = namedMonth.exec(text)
  if (named) {
    const month = monthNames.indexOf((named[1] ?? '').slice(0, 3).toLowerCase()) + 1
    return coarse('Mon YYYY', dayNumber(yearOf(named[2] ?? ''), month, 1))
  }
  const weekly = week.exec(text)
  if (!weekly) return null
  const number = Number(weekly[2])
  return coarse(
    'YYYY-Www',
    number >= 1 && number <= 53 ? mondayOf(Number(weekly[1]), number) : null,
  )
}

/** The Monday of an ISO week, as a day number. */
function mondayOf(year: number, number: number): number | null {
  const fourth = dayNumber(year, 1, 4)
  if (fourth === null) return null
  // 1970-01-01 was a Thursday.
  const weekday = (fourth + 3) % 7
  return fourth - weekday + (number - 1) * 7
}
