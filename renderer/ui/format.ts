/** Figures, dates and names as people of each language write them. Formatters are costly to make and are kept. */
import type { Language } from '@shared/contract/app-calls'
import type { Bilingual } from '@shared/contract/call-shape'

const numberLocale: Record<Language, string> = { en: 'en-US', 'zh-CN': 'zh-CN' }
const dateLocale: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

const keep = <Options, Formatter>(make: (language: Language, options: Options) => Formatter) => {
  const made = new Map<string, Formatter>()
  return (language: Language, options: Options): Formatter => {
    const key = language + JSON.stringify(options)
    const formatter = made.get(key) ?? make(language, options)
    made.set(key, formatter)
    return formatter
  }
}

const numbers = keep(
  (language, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(numberLocale[language], options),
)
const dates = keep(
  (language, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLocale[language], options),
)

/** What stands where there is no figure. */
export const noFigure = '–'
const space = '\u00a0'

const figure = (value: number, language: Language, options: Intl.NumberFormatOptions): string =>
  Number.isFinite(value) ? numbers(language, options).format(value === 0 ? 0 : value) : noFigure

const withCurrency = (figures: string, currency: string, language: Language): string =>
  figures === noFigure || (language === 'zh-CN' && currency === 'CNY')
    ? figures
    : `${currency}${space}${figures}`

const compact = (digits: number): Intl.NumberFormatOptions => ({
  notation: 'compact',
  maximumSignificantDigits: digits,
  useGrouping: 'always',
})

export const formatQuantity = (value: number, language: Language, decimals = 0): string =>
  figure(value, language, { maximumFractionDigits: decimals, minimumFractionDigits: decimals })

/** Nothing rounded away that a plan holds: for figures that are compared with each other. */
export const formatExact = (value: number, language: Language): string =>
  figure(value, language, { maximumFractionDigits: 6 })

export const formatQuantityCompact = (value: number, language: Language, digits = 3): string =>
  figure(value, language, compact(digits))

/** Whole units of the currency: `CNY 12,345,678`. */
export const formatMoney = (value: number, currency: string, language: Language): string =>
  withCurrency(figure(value, language, { maximumFractionDigits: 0 }), currency, language)

/** `CNY 12.3M`, `1,230万`. */
export const formatMoneyCompact = (value: number, currency: string, language: Language): string =>
  withCurrency(figure(value, language, compact(3)), currency, language)

/** 0.123 → `12.3%`. */
export const formatShare = (value: number, language: Language, decimals = 1): string =>
  figure(value, language, { style: 'percent', maximumFractionDigits: decimals })

/** With its sign always shown: `+12`, `-3`; a difference of nothing has none. */
export const withSign = (value: number, format: (size: number) => string): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${format(Math.abs(value))}`

// British English writes September with four letters, which columns have no room for.
const months = keep(
  (language, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(numberLocale[language], { ...options, timeZone: 'UTC' }),
)

const periodParts = (period: string, language: Language, options: Intl.DateTimeFormatOptions) => {
  const at = new Date(`${period}-01T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? period : months(language, options).format(at)
}

/** `2026-11` → `Nov 26`, `26年11月`. */
export const formatPeriod = (period: string, language: Language): string =>
  periodParts(period, language, { year: '2-digit', month: 'short' })

/** Under a year of its own: `Nov`, `11月`. */
export const formatMonth = (period: string, language: Language): string =>
  periodParts(period, language, { month: 'short' })

const isDay = (date: string) => date.length === 10

/** A day, or the day of a moment where the user is. */
export function formatDate(date: string, language: Language): string {
  const at = new Date(date)
  if (Number.isNaN(at.getTime())) return date
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' }
  return dates(language, isDay(date) ? { ...day, timeZone: 'UTC' } : day).format(at)
}

export function formatDateTime(moment: string, language: Language): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime()) || isDay(moment)) return formatDate(moment, language)
  const time = dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return `${formatDate(moment, language)} ${time}`
}

/** The time of today to the second; the whole of it for any other day. */
export function formatClock(moment: string, language: Language, now = new Date()): string {
  const at = new Date(moment)
  if (at.toDateString() !== now.toDateString()) return formatDateTime(moment, language)
  const time: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }
  return dates(language, time).format(at)
}

export const nameOf = (name: Bilingual, language: Language): string =>
  language === 'zh-CN' ? name.zh : name.en
