import { nextPull } from '@shared/model/next-pull'
import { expect, test } from 'vitest'

const at = (text: string) => new Date(`2026-11-22T${text}:00`)

test.each([
  [{ times: ['06:30', '12:30'], everyMinutes: null }, null, at('10:00'), at('12:30')],
  [{ times: ['06:30'], everyMinutes: null }, null, at('10:00'), new Date('2026-11-23T06:30:00')],
  [{ times: [], everyMinutes: 60 }, at('09:30'), at('10:00'), at('10:30')],
  [{ times: ['10:15'], everyMinutes: 60 }, at('09:30'), at('10:00'), at('10:15')],
  [{ times: [], everyMinutes: 60 }, at('05:00'), at('10:00'), at('10:00')],
  [{ times: [], everyMinutes: null }, at('05:00'), at('10:00'), null],
])('%j after %s, at %s', (schedule, last, now, due) => {
  expect(nextPull(schedule, last, now)).toEqual(due)
})
