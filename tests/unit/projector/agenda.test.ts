import { agendaOf, pageAfter } from '@renderer/features/projector/projector-agenda'
import type { Decision } from '@shared/contract/contract-types'
import type { FamilyOverview } from '@shared/contract/planning-calls'
import { expect, test } from 'vitest'

const family = (code: string): FamilyOverview => ({
  family: code,
  name: { zh: code, en: code },
  items: 1,
  indicators: {},
  shortPeriods: 0,
  excessPeriods: 0,
  series: {},
})
const tally = (code: string, money: number) => ({
  family: code,
  name: { zh: code, en: code },
  count: 1,
  money,
})
const decision = (number: number, state: Decision['state']) =>
  ({ decision: `d${number}`, number, state }) as Decision

const agenda = agendaOf(
  ['a', 'b', 'c'].map(family),
  [tally('c', 900), tally('b', 100)],
  [decision(2, 'proposed'), decision(1, 'draft'), decision(3, 'published')],
  'overview',
)

test('families with the most at stake come first, then those without, then decisions that wait', () => {
  expect(agenda.map(({ key }) => key)).toEqual([
    'overview',
    'family:c',
    'family:b',
    'family:a',
    'decision:d1',
    'decision:d2',
  ])
})

test('a decision stays on the page that shows it when it is taken', () => {
  const shown = agendaOf([], [], [decision(3, 'approved'), decision(4, 'approved')], 'decision:d3')
  expect(shown.map(({ key }) => key)).toEqual(['overview', 'decision:d3'])
})

test('steps end at the ends; an unknown page is the first one', () => {
  expect(pageAfter(agenda, 'overview', 1)?.key).toBe('family:c')
  expect(pageAfter(agenda, 'overview', -1)?.key).toBe('overview')
  expect(pageAfter(agenda, 'decision:d2', 1)?.key).toBe('decision:d2')
  expect(pageAfter(agenda, 'gone', 1)?.key).toBe('family:c')
  expect(pageAfter(agenda, 'family:b', Number.POSITIVE_INFINITY)?.key).toBe('decision:d2')
})
