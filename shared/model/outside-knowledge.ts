/** What a company knows of demand beyond its own orders: its calendar, events to come, and figures from outside. */
import { z } from 'zod'

const month = z.string().regex(/^\d{4}-\d{2}$/)
const date = z.iso.date()
const dates = z.array(date).max(1_000)
const code = z.string().max(200).default('')

export const holidayWindow = z.strictObject({
  holiday: z.string().trim().min(1).max(60),
  /** One a year or so. */
  dates: z.array(date).min(1).max(200),
  /** Days before the date in which demand is pulled forward or put off. */
  daysBefore: z.number().int().min(0).max(60),
  /** Days from the date on in which it is otherwise than usual. */
  days: z.number().int().min(0).max(60),
})
export type KnownHoliday = z.infer<typeof holidayWindow>

export const publicHolidays = ['china', 'none'] as const

export const businessCalendar = z.strictObject({
  /** 0 for Sunday. */
  workedWeekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  /** Whose public holidays are not worked, as they are known to the program. */
  publicHolidays: z.enum(publicHolidays),
  /** Not worked though their weekday is, beside the public holidays. */
  daysOff: dates,
  /** Worked though their weekday is not, or though they are public holidays. */
  makeUpDays: dates,
  /** Working days of months that someone knows better. */
  workingDays: z.record(month, z.number().min(0).max(31)),
  /** Holidays that move; null for those known to the program. */
  holidays: z.array(holidayWindow).max(100).nullable(),
})
export type BusinessCalendar = z.infer<typeof businessCalendar>

export const usualCalendar: BusinessCalendar = {
  workedWeekdays: [1, 2, 3, 4, 5],
  publicHolidays: 'china',
  daysOff: [],
  makeUpDays: [],
  workingDays: {},
  holidays: null,
}

export const eventKinds = ['promotion', 'campaign', 'macro', 'competitor'] as const

/** An event beside those of the data, or in the place of the one with its code. */
export const ownEvent = z
  .strictObject({
    event: z.string().trim().min(1).max(60),
    name: z.string().trim().min(1).max(200),
    kind: z.enum(eventKinds),
    /** Empty where it does not narrow the event. */
    family: code,
    item: code,
    region: code,
    customer: code,
    /** Both ends included. */
    from: month,
    to: month,
    /** Of the baseline. */
    percent: z.number().min(-100).max(10_000),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type OwnEvent = z.infer<typeof ownEvent>

/** A figure from outside, month by month: an index, a competitor's price, the weather. */
export const outsideDriver = z.strictObject({
  driver: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  /** The family whose demand it may explain; null for the whole company's. */
  family: z.string().min(1).max(200).nullable(),
  /** Months ahead as far as they are known; the last one holds after that. */
  values: z.record(month, z.number()),
})
export type OutsideDriver = z.infer<typeof outsideDriver>
