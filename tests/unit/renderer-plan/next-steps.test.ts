import { nextSteps } from '@renderer/features/plan/next-steps'
import type { JournalEntry } from '@shared/contract/planning-calls'
import { describe, expect, it } from 'vitest'

const entry = (position: number, undone = false, kind = 'set_cells'): JournalEntry => ({
  position,
  scenario: 'base',
  kind,
  author: 'x',
  at: '2026-11-15T08:00:00Z',
  reason: null,
  place: null,
  entry: null,
  cells: 1,
  undone,
  driver: null,
})

const positions = (journal: readonly JournalEntry[]) => {
  const { undo, redo } = nextSteps(journal, 'base')
  return [undo?.position ?? null, redo?.position ?? null]
}

describe('what undo and redo would take', () => {
  it.each<[string, JournalEntry[], (number | null)[]]>([
    ['nothing yet', [], [null, null]],
    ['newest first', [entry(3), entry(1)], [3, null]],
    ['one undone', [entry(1), entry(2, true), entry(3, false, 'undo')], [1, 2]],
    ['all undone', [entry(1, true), entry(2, true)], [null, 1]],
    ['edited after an undo', [entry(1), entry(2, true), entry(4)], [4, null]],
    ['a pull is passed over', [entry(1), entry(2, false, 'use_snapshot')], [1, null]],
    ['other scenarios', [{ ...entry(1), scenario: 'x' }], [null, null]],
  ])('%s', (_, journal, expected) => {
    expect(positions(journal)).toEqual(expected)
  })
})
