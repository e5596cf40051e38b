/** What of a pasted block goes into a plan, and why the rest does not. */
import { cellFlags, type PeriodColumn, type ViewRow } from '@shared/contract/planning-calls'
import { describe, expect, test } from 'vitest'
import { oncePerCell, sortOut } from '../../../renderer/features/plan/many/cell-bar'
import { localeOfTable, pastedEntry } from '../../../renderer/features/plan/many/pasted-entry'
import {
  planPaste,
  wantsLook,
  withoutBlanks,
} from '../../../renderer/features/plan/many/plan-paste'
import type { GridArea } from '../../../renderer/grid/grid-edit'

const entryOf = (text: string, locale = 'en') => {
  const read = pastedEntry(text, locale)
  return read.ok ? read.entry : read.reason
}

describe('a cell of a spreadsheet', () => {
  test('is a number however it is dressed', () => {
    expect(entryOf(' 1,234.5 ')).toBe('1,234.5')
    expect(entryOf('¥1,200')).toBe('1,200')
    expect(entryOf('1200 元')).toBe('1200')
    expect(entryOf('USD 1200')).toBe('1200')
    expect(entryOf('１２００')).toBe('1200')
    expect(entryOf("'1200")).toBe('1200')
    expect(entryOf(' - ')).toBe('0')
    expect(entryOf('1.2E+05')).toBe('1.2E+05')
    expect(entryOf('  ')).toBe('')
  })

  test('is never taken for less of what is there, or for a share', () => {
    expect(entryOf('-250')).toBe('negative')
    expect(entryOf('(250)')).toBe('negative')
    expect(entryOf('-5%')).toBe('negative')
    expect(entryOf('250-')).toBe('negative')
    expect(entryOf('12%')).toBe('percent_without_sign')
    expect(entryOf('n/a')).toBe('not_a_number')
    expect(entryOf('#REF!')).toBe('not_a_number')
    expect(entryOf('1e13')).toBe('too_large')
  })

  test('may be an entry of the grammar that no number looks like', () => {
    expect(entryOf('+10%')).toBe('+10%')
    expect(entryOf('*1.2')).toBe('*1.2')
    expect(entryOf('=prev')).toBe('=prev')
  })

  test('a block whose numbers only make sense with a decimal comma has commas throughout', () => {
    expect(localeOfTable([['1.234', '12,5']], 'en')).toBe('de-DE')
    expect(localeOfTable([['1.234,5']], 'en')).toBe('en')
    expect(localeOfTable([['1.25', '12,5']], 'en')).toBe('en')
    expect(localeOfTable([['1,234', '12']], 'zh-CN')).toBe('zh-CN')
  })
})

const row = (measure: string, over: Partial<ViewRow> = {}): ViewRow => ({
  id: measure,
  where: { item: 'A' },
  level: 'item',
  code: 'A',
  name: { zh: 'A', en: 'A' },
  depth: 1,
  measure,
  editable: measure !== 'baseline',
  expandable: false,
  path: '',
  open: false,
  partial: false,
  ...over,
})
const period = (name: string, kind: PeriodColumn['kind'] = 'future'): PeriodColumn => ({
  period: name,
  kind,
})

function area(rows: ViewRow[], columns: PeriodColumn[], over: Partial<GridArea> = {}): GridArea {
  return { rows, columns, height: 1, width: 1, value: () => null, flags: () => 0, ...over }
}
const months = [period('2026-11', 'past'), period('2026-12'), period('2027-01')]
const reasons = (plan: ReturnType<typeof planPaste>) =>
  plan.refused.map(({ text, refusal }) => [
    text,
    refusal.by === 'plan' ? refusal.refused.code : refusal.reason,
  ])

describe('a pasted block', () => {
  test('goes in where it can; history, calculated rows, locks, fences and what lies beyond are listed', () => {
    const flags = (r: number, c: number) =>
      r === 0 && c === 2 ? cellFlags.locked : r === 2 && c === 1 ? cellFlags.fenced : 0
    const plan = planPaste(
      [['1', '2', '3', '4'], ['5', '', '7'], ['8', '9', 'ten'], ['11']],
      area([row('override'), row('baseline'), row('planned_supply')], months, { flags }),
      'en',
    )
    expect(
      plan.edits.map(({ row: { measure }, period: { period: at }, entry }) => [measure, at, entry]),
    ).toEqual([['override', '2026-12', '2']])
    expect(reasons(plan)).toEqual([
      ['1', 'pastPeriod'],
      ['3', 'lockedCell'],
      ['4', 'beyondGrid'],
      ['5', 'notEditable'],
      ['7', 'notEditable'],
      ['8', 'pastPeriod'],
      ['9', 'fencedCell'],
      ['ten', 'not_a_number'],
      ['11', 'beyondGrid'],
    ])
    expect(wantsLook(plan)).toBe(true)
  })

  test('a value over a selection, and a block in a multiple of it, need no look', () => {
    const rows = [
      row('override', { where: { item: 'A' } }),
      row('override', { where: { item: 'B' } }),
    ]
    const two = months.slice(1)
    const selected = { height: 2, width: 2 }
    const one = planPaste([['7']], area(rows, two, selected), 'en')
    expect(one.edits.map(({ entry }) => entry)).toEqual(['7', '7', '7', '7'])
    expect(wantsLook(one)).toBe(false)
    const line = planPaste([['1', '2']], area(rows, two, selected), 'en')
    expect(line.edits.map(({ entry }) => entry)).toEqual(['1', '2', '1', '2'])
    expect(wantsLook(planPaste([['1'], ['2'], ['3']], area(rows, two, selected), 'en'))).toBe(true)
  })

  test('blanks clear, which is asked about where something was typed, and can be left out', () => {
    const flags = (_: number, c: number) => (c === 0 ? cellFlags.edited : 0)
    const plan = planPaste([['', '']], area([row('override')], months.slice(1), { flags }), 'en')
    expect(plan.clears).toBe(1)
    expect(wantsLook(plan)).toBe(true)
    expect(withoutBlanks(plan).edits).toEqual([])
  })

  test('rows shorter than the longest say nothing about the cells behind them', () => {
    const rows = [row('override'), row('planned_supply')]
    const plan = planPaste([['1', '2'], ['3']], area(rows, months.slice(1)), 'en')
    expect(plan.edits).toHaveLength(3)
  })

  test('an override goes before the consensus of the same cell, and anything before a blank', () => {
    const both = [row('override'), row('consensus_demand')]
    const month = months[1]!
    const edit = (k: number, entry: string) => ({ row: both[k]!, period: month, entry, flags: 0 })
    expect(oncePerCell([edit(0, '5'), edit(1, '6')]).map(({ entry }) => entry)).toEqual(['5'])
    expect(oncePerCell([edit(0, ''), edit(1, '6')]).map(({ entry }) => entry)).toEqual(['6'])
  })
})

test('cells of a fill that are locked or fenced are told apart from those that can be written', () => {
  const month = months[1]!
  const edits = [0, cellFlags.locked, cellFlags.fenced].map((flags, k) => ({
    row: row('override', { where: { item: `I${k}` } }),
    period: month,
    entry: '5',
    flags,
  }))
  const { edits: open, refused } = sortOut(edits, 'fill', 'en')
  expect(open).toHaveLength(1)
  expect(refused.map(({ refusal }) => refusal)).toEqual([
    { by: 'cell', reason: 'lockedCell' },
    { by: 'cell', reason: 'fencedCell' },
  ])
})
