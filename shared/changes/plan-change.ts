/** The closed union of what can happen to a plan. Each change carries what it replaces, so its inverse needs nothing else. */
import { z } from 'zod'
import { cellPlace } from '../contract/planning-calls'
import { driver } from '../model/drivers'
import { forecastSetting } from '../model/forecast-setting'

/** Measures a planner writes into plan lines. */
export const writableMeasures = ['override', 'planned_supply'] as const
export type WritableMeasure = (typeof writableMeasures)[number]

export const cellWrite = z.strictObject({
  /** Plan line: `item|customer` for demand, `item|site` for supply. */
  line: z.string(),
  period: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** Which scenario of the chain of parents wrote `before` and `after`, 0 for the base plan; null where nothing is written. */
  depthBefore: z.number().nullable(),
  depthAfter: z.number().nullable(),
})
export type CellWrite = z.infer<typeof cellWrite>

export const lockWrite = z.strictObject({
  line: z.string(),
  period: z.string(),
  before: z.boolean(),
  after: z.boolean(),
})
export type LockWrite = z.infer<typeof lockWrite>

export const forecastWrite = z.strictObject({
  item: z.string(),
  /** Null: the usual forecast. */
  before: forecastSetting.nullable(),
  after: forecastSetting.nullable(),
})
export type ForecastWrite = z.infer<typeof forecastWrite>

export const planChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set_cells'),
    measure: z.enum(writableMeasures),
    cells: z.array(cellWrite),
  }),
  /** Locked cells keep their number: splits pass over them, typing into them is refused. */
  z.strictObject({
    kind: z.literal('set_locks'),
    measure: z.enum(writableMeasures),
    cells: z.array(lockWrite),
  }),
  z.strictObject({ kind: z.literal('add_driver'), driver, depth: z.number() }),
  z.strictObject({ kind: z.literal('remove_driver'), driver, depth: z.number() }),
  /** How items are forecast: a method that is pinned, members left out, history taken as it was. */
  z.strictObject({ kind: z.literal('set_forecasts'), items: z.array(forecastWrite) }),
  z.strictObject({
    kind: z.literal('use_snapshot'),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
])
export type PlanChange = z.infer<typeof planChange>

/** What a journal entry holds: the changes of one step, and for a person where it was made and what was typed. */
export const journalStep = z.strictObject({
  changes: z.array(planChange).min(1),
  place: cellPlace.nullable(),
  entry: z.string().nullable(),
  /** How many cells were edited together; absent for one. */
  edits: z.number().optional(),
  /** Of the list of reasons, as it was chosen. */
  reasonCode: z.string().optional(),
  /** The scenario these changes were merged from, its name then, and the journal position it stood at. */
  merged: z
    .strictObject({ scenario: z.string(), name: z.string(), position: z.number() })
    .optional(),
})
export type JournalStep = z.infer<typeof journalStep>

/** The change that takes a plan back to where it was. */
export function invert(change: PlanChange): PlanChange {
  switch (change.kind) {
    case 'set_cells':
      return {
        ...change,
        cells: change.cells.map((c) => ({
          ...c,
          before: c.after,
          after: c.before,
          depthBefore: c.depthAfter,
          depthAfter: c.depthBefore,
        })),
      }
    case 'set_locks':
      return {
        ...change,
        cells: change.cells.map((c) => ({ ...c, before: c.after, after: c.before })),
      }
    case 'add_driver':
      return { ...change, kind: 'remove_driver' }
    case 'remove_driver':
      return { ...change, kind: 'add_driver' }
    case 'set_forecasts':
      return {
        ...change,
        items: change.items.map(({ item, before, after }) => ({
          item,
          before: after,
          after: before,
        })),
      }
    case 'use_snapshot':
      return { kind: 'use_snapshot', before: change.after, after: change.before }
  }
}

/** What a step is, in a word: locking planned supply writes it too, but the lock is what was meant. */
export const stepKind = ({ changes }: JournalStep): PlanChange['kind'] | 'change' =>
  (changes.find(({ kind }) => kind === 'set_locks') ?? changes[0])?.kind ?? 'change'

/** How many plan lines' cells a step writes or locks. */
export function stepCells(step: JournalStep): number {
  const locks = stepKind(step) === 'set_locks'
  return step.changes.reduce((sum, change) => {
    if (!('cells' in change) || (locks && change.kind === 'set_cells')) return sum
    return sum + change.cells.length
  }, 0)
}

/** The inverse of a whole step: its changes inverted, last first. */
export const invertStep = (step: JournalStep): JournalStep => ({
  ...step,
  changes: [...step.changes].reverse().map(invert),
})
