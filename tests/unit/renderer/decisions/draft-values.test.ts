import { referenceOf, verdictOf } from '@renderer/features/decisions/decision-option'
import {
  blankDraft,
  canSave,
  missingToPropose,
  withoutOption,
} from '@renderer/features/decisions/draft-values'
import { expect, it } from 'vitest'

const complete = {
  ...blankDraft,
  question: 'Do we?',
  options: ['base', 's1'],
  choice: 's1',
  reason: 'It pays.',
  owner: 'zhao-qiang',
  due: '2026-12-05',
}

it('names what a proposal still needs', () => {
  expect(missingToPropose(blankDraft)).toEqual([
    'question',
    'options',
    'choice',
    'reason',
    'owner',
    'due',
  ])
  expect(missingToPropose({ ...complete, reason: '  ' })).toEqual(['reason'])
  expect(missingToPropose(complete)).toEqual([])
})

it('saves a draft once it has a question and an option', () => {
  expect(canSave(blankDraft)).toBe(false)
  expect(canSave({ ...blankDraft, question: 'Do we?', options: ['base'] })).toBe(true)
})

it('drops the choice with its option, and keeps any other', () => {
  expect(withoutOption(complete, 's1')).toMatchObject({ options: ['base'], choice: null })
  expect(withoutOption(complete, 'base')).toMatchObject({ options: ['s1'], choice: 's1' })
})

const option = (scenario: string) => ({ scenario, name: scenario, indicators: {} as never })

it('measures options against the base plan, else against the first', () => {
  expect(referenceOf([option('s1'), option('base')])?.scenario).toBe('base')
  expect(referenceOf([option('s1'), option('s2')])?.scenario).toBe('s1')
  expect(referenceOf([])).toBeUndefined()
})

it('takes less shortage for good, and less stock for neither', () => {
  expect(verdictOf('shortage', -5)).toBe('good')
  expect(verdictOf('revenue', -5)).toBe('bad')
  expect(verdictOf('stock_value', -5)).toBe('secondary')
})
