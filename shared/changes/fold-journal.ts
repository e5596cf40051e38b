/** The journal of a scenario in short: what its entries come to, and what of them stands. */
import { type EffectiveEntry, netEffect } from './net-effect'
import type { ForecastWrite, LockWrite, PlanChange, WritableMeasure } from './plan-change'
import { writableMeasures } from './plan-change'

/** Positions of a scenario's changes that stand, and of those undone and not yet written over, the next to redo last. */
export interface JournalStack {
  readonly done: readonly number[]
  readonly undone: readonly number[]
  /** Of `done`: what undo passes over, because the plan stays on the newest data. */
  readonly passedOver: readonly number[]
}

/** What a scenario's own entries up to a position come to: applied to what it inherits, it gives the same plan as they do. */
export interface FoldedJournal {
  /** Position of the last entry folded; 0 where there is none. */
  readonly position: number
  readonly changes: readonly PlanChange[]
  readonly stack: JournalStack
}

export const nothingFolded: FoldedJournal = {
  position: 0,
  changes: [],
  stack: { done: [], undone: [], passedOver: [] },
}

type StackEntry = Pick<EffectiveEntry, 'position' | 'kind' | 'undoes' | 'step'>

/** A pull is recorded like any change, but undo passes it over. */
const isPassedOver = ({ step }: Pick<StackEntry, 'step'>): boolean =>
  step.changes.some(({ kind }) => kind === 'use_snapshot')

function without(positions: number[], position: number): void {
  const at = positions.lastIndexOf(position)
  if (at >= 0) positions.splice(at, 1)
}

/** A stack that grows with each entry; `current` is good until the next one. */
export function growStack(from: JournalStack): {
  add(entry: StackEntry): void
  readonly current: JournalStack
} {
  const done = [...from.done]
  const passedOver = [...from.passedOver]
  const undone = [...from.undone]
  return {
    current: { done, undone, passedOver },
    add(entry) {
      const { position, kind, undoes } = entry
      if (kind === 'change') {
        done.push(position)
        if (isPassedOver(entry)) passedOver.push(position)
        else undone.length = 0
      } else if (undoes !== null) {
        const [out, into] = kind === 'undo' ? [done, undone] : [undone, done]
        without(out, undoes)
        into.push(undoes)
      }
    },
  }
}

/** The last change in force that undo takes back; undefined where there is none. */
export function lastUndoable({ done, passedOver }: JournalStack): number | undefined {
  const over = new Set(passedOver)
  return done.findLast((position) => !over.has(position))
}

function foldLocks(entries: Iterable<StackEntry>): PlanChange[] {
  const locks = new Map<WritableMeasure, Map<string, LockWrite>>()
  for (const { step } of entries)
    for (const change of step.changes) {
      if (change.kind !== 'set_locks') continue
      const cells = locks.get(change.measure) ?? new Map<string, LockWrite>()
      locks.set(change.measure, cells)
      for (const cell of change.cells) {
        const id = `${cell.period} ${cell.line}`
        cells.set(id, { ...cell, before: cells.get(id)?.before ?? cell.before })
      }
    }
  return writableMeasures.flatMap((measure): PlanChange[] => {
    const cells = locks.get(measure)
    return cells ? [{ kind: 'set_locks', measure, cells: [...cells.values()] }] : []
  })
}

function foldForecasts(entries: Iterable<StackEntry>): PlanChange[] {
  const items = new Map<string, ForecastWrite>()
  for (const { step } of entries)
    for (const change of step.changes)
      if (change.kind === 'set_forecasts')
        for (const one of change.items)
          items.set(one.item, { ...one, before: (items.get(one.item) ?? one).before })
  return items.size > 0 ? [{ kind: 'set_forecasts', items: [...items.values()] }] : []
}

function foldChanges(entries: readonly EffectiveEntry[]): PlanChange[] {
  const { cells, drivers } = netEffect(entries)
  const byMeasure = Map.groupBy(cells.values(), ({ measure }) => measure)
  return [
    ...writableMeasures.flatMap((measure): PlanChange[] => {
      const written = byMeasure.get(measure)
      if (!written) return []
      const plain = written.map(({ measure: _, origin: __, ...cell }) => cell)
      return [{ kind: 'set_cells', measure, cells: plain }]
    }),
    ...foldLocks(entries),
    ...foldForecasts(entries),
    ...[...drivers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { before, after, depth }]): PlanChange[] => {
        if (after) return [{ kind: 'add_driver', driver: after, depth }]
        return before ? [{ kind: 'remove_driver', driver: before, depth }] : []
      }),
  ]
}

/** Folds further entries of the same scenario, oldest first, into what is folded already. The same entries give the same result, however often it was folded in between. */
export function foldJournal(
  from: FoldedJournal,
  entries: readonly EffectiveEntry[],
): FoldedJournal {
  const stack = growStack(from.stack)
  for (const entry of entries) stack.add(entry)
  const before: EffectiveEntry = {
    position: from.position,
    kind: 'change',
    undoes: null,
    step: { changes: [...from.changes], place: null, entry: null },
    author: '',
    at: '',
    reason: null,
  }
  return {
    position: entries.at(-1)?.position ?? from.position,
    changes: foldChanges([before, ...entries]),
    stack: stack.current,
  }
}
