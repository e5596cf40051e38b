/** When a scheduled pull is due next. */
import type { PullSchedule } from './feeds'

const minute = 60_000

/** The first time of day after `now`, by the clock that `Date` goes by. */
function nextTimeOfDay(time: string, now: Date): Date {
  const [hours, minutes] = time.split(':').map(Number)
  const due = new Date(now)
  due.setHours(hours ?? 0, minutes ?? 0, 0, 0)
  if (due <= now) due.setDate(due.getDate() + 1)
  return due
}

/** The next moment at which to pull, given when the last pull began; null where none is scheduled. An interval that has run out is due now. */
export function nextPull(
  { times, everyMinutes }: PullSchedule,
  last: Date | null,
  now: Date,
): Date | null {
  const due = times.map((time) => nextTimeOfDay(time, now).getTime())
  if (everyMinutes !== null)
    due.push(Math.max((last ?? now).getTime() + everyMinutes * minute, now.getTime()))
  return due.length > 0 ? new Date(Math.min(...due)) : null
}
