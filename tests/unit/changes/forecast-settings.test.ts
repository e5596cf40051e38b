import { foldJournal, nothingFolded } from '@shared/changes/fold-journal'
import { forecastSettings } from '@shared/changes/forecast-settings'
import { invertStep, type JournalStep } from '@shared/changes/plan-change'
import { type ForecastSetting, tidySetting } from '@shared/model/forecast-setting'
import { expect, test } from 'vitest'

const pinned = (method: ForecastSetting['method']): ForecastSetting => ({
  method,
  leaveOut: [],
  decisions: [],
})
const step = (
  item: string,
  before: ForecastSetting | null,
  after: ForecastSetting | null,
): JournalStep => ({
  changes: [{ kind: 'set_forecasts', items: [{ item, before, after }] }],
  place: null,
  entry: null,
})

test('the last word on an item stands, and taking it back brings the one before', () => {
  const first = step('A', null, pinned('theta'))
  const second = step('A', pinned('theta'), pinned('ets'))
  expect(forecastSettings([first, second]).get('A')?.method).toBe('ets')
  expect(forecastSettings([first, second, invertStep(second)]).get('A')?.method).toBe('theta')
  expect(forecastSettings([first, invertStep(first)]).size).toBe(0)
})

test('a folded journal holds the same settings as its entries', () => {
  const steps = [
    step('A', null, pinned('theta')),
    step('B', null, pinned('mean')),
    step('A', pinned('theta'), pinned('ets')),
  ]
  const entries = steps.map((one, k) => ({
    position: k + 1,
    kind: 'change' as const,
    undoes: null,
    step: one,
    author: 'p',
    at: '2026-11-22T08:00:00Z',
    reason: null,
  }))
  const early = foldJournal(nothingFolded, entries.slice(0, 1))
  const { changes } = foldJournal(early, entries.slice(1))
  const folded: JournalStep = { changes: [...changes], place: null, entry: null }
  expect(forecastSettings([folded])).toEqual(forecastSettings(steps))
})

test('one wish is written in one way, and the usual one not at all', () => {
  expect(tidySetting(pinned('combination'))).toBeNull()
  const month = { month: '2026-01', kind: 'outlier' as const }
  expect(
    tidySetting({
      method: 'combination',
      leaveOut: ['theta', 'ets', 'theta'],
      decisions: [
        { ...month, accepted: true },
        { ...month, accepted: false },
      ],
    }),
  ).toEqual({
    method: 'combination',
    leaveOut: ['ets', 'theta'],
    decisions: [{ ...month, accepted: false }],
  })
})
