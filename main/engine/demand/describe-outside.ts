/** What forecasts know of months beforehand, as it is told. */
import type { OutsideReport } from '@shared/contract/layer-calls'
import { calendarOfBusiness } from '../forecast/calendar/calendar-of-business'
import type { TestedEffect } from '../forecast/calendar/forecast-with-calendar'
import type { PlanModel } from '../plan/plan-model'

const testOf = ({ found, effect, errorWith, errorWithout }: TestedEffect) => ({
  found,
  used: effect.coefficients.length > 0,
  errorWith,
  errorWithout,
})

/** Logarithmic points as percent. */
const percentOf = (logarithm: number): number => Math.expm1(logarithm) * 100

/** A working day more in a month that usually has 21. */
const oneDay = Math.log(22 / 21)

/** The calendar in force with what it was found to do to the whole company, and every figure from outside with its test. */
export function describeOutside({ forecasts, master, policy }: PlanModel): OutsideReport {
  const { calendar, drivers } = forecasts.known
  const table = calendarOfBusiness(policy.calendar)
  return {
    currency: master.company.currency,
    calendar: {
      ...policy.calendar,
      holidays: table.holidays.map((window) => ({ ...window, dates: [...window.dates] })),
    },
    calendarTest: testOf(calendar),
    effects: calendar.effect.coefficients.map(({ cause, phase, mean, deviation }) => {
      const unit = phase === 'working_days' ? oneDay : 1
      return {
        cause,
        phase,
        percent: percentOf(mean * unit),
        error: Math.exp(mean * unit) * deviation * unit * 100,
      }
    }),
    drivers: drivers.map(({ driver, ...tested }) => ({
      driver,
      ...testOf(tested),
      percent: tested.effect.coefficients[0] ? percentOf(tested.effect.coefficients[0].mean) : null,
    })),
  }
}
