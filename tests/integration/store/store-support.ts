/** Folders and workspaces for the tests of the store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewJournalEntry } from '@main/store/reading'
import { insertScenario, openWorkspace, type WorkspaceStore } from '@main/store/writing'
import type { JournalStep } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import { onTestFinished } from 'vitest'

export const now = '2026-11-15T09:30:00.000Z'

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A workspace with the base scenario, closed after the test at the latest. */
export function baseWorkspace(folder = temporaryFolder()): WorkspaceStore {
  const store = openWorkspace(folder, { now, create: true })
  onTestFinished(() => store.close())
  insertScenario(store.db, {
    scenario: 'base',
    name: 'base',
    parent: null,
    forkPosition: null,
    colour: 'grey',
    state: 'open',
    snapshot: null,
    createdBy: 'lin-yue',
    createdAt: now,
  })
  return store
}

export const stepOf = (value: number): JournalStep => ({
  changes: [
    {
      kind: 'set_cells',
      measure: 'override',
      cells: [
        {
          line: 'FG-001|C-001',
          period: '2026-12',
          before: null,
          after: value,
          depthBefore: null,
          depthAfter: 0,
        },
      ],
    },
  ],
  place: { where: { item: 'FG-001' }, measure: 'override', period: '2026-12' },
  entry: String(value),
})

export const entryOf = (value: number, more: Partial<NewJournalEntry> = {}): NewJournalEntry => ({
  scenario: 'base',
  kind: 'change',
  step: stepOf(value),
  undoes: null,
  author: 'lin-yue',
  at: now,
  reason: null,
  ...more,
})

/** The error of the contract that `run` throws; fails where it throws nothing or another. */
export function refusal(run: () => unknown): EvenkeelError {
  try {
    run()
  } catch (error) {
    if (error instanceof EvenkeelError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
