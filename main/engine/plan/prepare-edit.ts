/** Turns what a planner typed into a change of plan lines, without applying it. */
import type { CellWrite, PlanChange, WritableMeasure } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import { eachLine } from '@shared/model/cell-entry/apply-entry'
import { applyEntry, parseEntry } from '@shared/model/cell-entry/parse-entry'
import { measureNamed } from '@shared/model/measures/measures'
import type { Role } from '@shared/model/roles'
import type { Plan } from '../hierarchy/node-figures'
import { splitOverLines } from '../splitting/split-over-lines'
import type { SplitOutcome } from '../splitting/split-warnings'
import { applyToEach } from './apply-to-each'
import { type EditTarget, findTarget, isLocked, lineReader, refuseFenced } from './edit-target'
import { refuseByRule } from './override-rule'
import { writtenAt } from './read-row'
import { splitBasis, weighRule } from './weigh-rule'

export interface EditOptions {
  /** Who edits; no fence holds for nobody in particular. */
  readonly role?: Role | null
  /** What is said for it, null where nothing is; undefined while it is only tried. */
  readonly reason?: string | null | undefined
  /** Whose decimal mark the entry has. */
  readonly locale?: string | undefined
}

export interface LineWrite {
  readonly line: number
  readonly before: number
  /** Null where the line is cleared. */
  readonly after: number | null
  readonly locked: boolean
  /** Nothing is written: it is locked, or the entry says nothing about it. */
  readonly kept: boolean
}

export interface PreparedEdit extends Pick<EditTarget, 'measure' | 'period'> {
  readonly side: EditTarget['side']
  /** What the lines are to add up to; null where the entry clears them. */
  readonly total: number | null
  readonly lines: readonly LineWrite[]
  /** How the total was split; null where it was not: one line, a clearing, an entry each line applies to itself. */
  readonly split: SplitOutcome | null
  /** Each line took a figure of its own, as with `=prev`. */
  readonly each: boolean
}

/**
 * What one edit would write to each line. Throws CELL_NOT_EDITABLE (measure or period), NOTHING_SELECTED, PERIOD_FENCED,
 * what the demand policy refuses (`refuseByRule`), CELL_LOCKED, TOTAL_OUT_OF_REACH, WEIGHTS_NOT_USABLE, ENTRY_NOT_UNDERSTOOD.
 */
export function prepareEdit(
  plan: Plan,
  edit: CellEdit,
  chosen?: SplitRule,
  options: EditOptions = {},
): PreparedEdit {
  const prepared = splitEntry(plan, edit, chosen, options)
  const { role = null, reason } = options
  if (role !== null && prepared.measure === 'override')
    refuseByRule(
      plan,
      prepared.period,
      prepared.lines.filter(({ kept }) => !kept),
      role,
      reason,
    )
  return prepared
}

function splitEntry(
  plan: Plan,
  edit: CellEdit,
  chosen: SplitRule | undefined,
  { role = null, locale }: EditOptions,
): PreparedEdit {
  const target = findTarget(plan, edit)
  refuseFenced(plan, target, role)
  const { measure, side, period, lines } = target
  const read = lineReader(plan, target)
  const present = lines.map((line) => read(line, period))
  const locked = lines.map((line) => isLocked(plan, target, line))
  refuseLocked(edit, locked, present)

  const typed = parseEntry(edit.entry, locale)
  const about = { measure, side, period }
  if (eachLine(typed) && (lines.length > 1 || typed.kind === 'measure')) {
    const after = applyToEach(plan, target, typed, { read, present, locked, text: edit.entry })
    const writes = lines.map((line, k) => ({
      line,
      before: present[k]!,
      after: after[k] ?? present[k]!,
      locked: locked[k]!,
      kept: locked[k]! || after[k] === null,
    }))
    const total = writes.reduce((sum, one) => sum + one.after, 0)
    return { ...about, total, split: null, each: true, lines: writes }
  }
  const entry = applyEntry(typed, {
    current: present.reduce((a, b) => a + b, 0),
    previous: figureBefore(read, lines, period - 1),
    lastYear: figureBefore(read, lines, period - 12),
  })
  if (!entry.ok)
    throw new EvenkeelError('ENTRY_NOT_UNDERSTOOD', { entry: edit.entry, reason: entry.reason })
  const total = entry.value
  const split =
    total === null || lines.length === 1
      ? null
      : splitOf(plan, target, edit, chosen ?? measureNamed(edit.measure)?.split, total, present)
  return {
    ...about,
    total,
    split,
    each: false,
    lines: lines.map((line, k) => ({
      line,
      before: present[k]!,
      after: locked[k] ? present[k]! : split ? split.parts[k]! : total,
      locked: locked[k]!,
      kept: locked[k]!,
    })),
  }
}

/** What lines come to in a period before; null where that is not known. */
function figureBefore(
  read: (line: number, t: number) => number,
  lines: readonly number[],
  t: number,
): number | null {
  const sum = t < 0 ? Number.NaN : lines.reduce((all, line) => all + read(line, t), 0)
  return Number.isNaN(sum) ? null : sum
}

/** Throws CELL_LOCKED for the one line of a cell, TOTAL_OUT_OF_REACH where all of several are locked. */
function refuseLocked(
  { measure, period }: CellEdit,
  locked: readonly boolean[],
  present: readonly number[],
): void {
  if (!locked.every(Boolean)) return
  if (locked.length === 1) throw new EvenkeelError('CELL_LOCKED', { measure, period })
  const reach = present.reduce((a, b) => a + b, 0)
  throw new EvenkeelError('TOTAL_OUT_OF_REACH', { measure, period, reach, reason: 'all_locked' })
}

function splitOf(
  plan: Plan,
  target: EditTarget,
  { where, measure, period }: CellEdit,
  chosen: SplitRule | null | undefined,
  total: number,
  present: readonly number[],
): SplitOutcome {
  const basis = splitBasis(plan, target, where, present)
  const rule = weighRule(plan, target, chosen ?? 'proportional', basis)
  const held = present.reduce((sum, value, k) => (basis.locked[k] ? sum + value : sum), 0)
  if (held > total)
    throw new EvenkeelError('TOTAL_OUT_OF_REACH', {
      measure,
      period,
      reach: held,
      reason: 'locked_exceed',
    })
  let fair: readonly number[] | undefined
  return {
    total,
    basis,
    ...splitOverLines(total, rule, basis),
    fair() {
      const free = { ...basis, locked: basis.locked.map(() => false) }
      fair ??= splitOverLines(total, rule, free, 2 ** -40 * Math.max(1, total)).parts
      return fair
    },
    exact: () => splitOverLines(total, rule, basis, 2 ** -40 * Math.max(1, total)).parts,
  }
}

/** The journal's form of prepared edits by a scenario at `depth` of its chain: one change a measure, cells that stay as they are left out. */
export function toChanges(plan: Plan, edits: readonly PreparedEdit[], depth: number): PlanChange[] {
  const changes: PlanChange[] = []
  for (const measure of ['override', 'planned_supply'] as const) {
    const cells = new Map<number, number | null>()
    const count = plan.model.axis.periods.length
    for (const edit of edits)
      if (edit.measure === measure)
        for (const { line, after, kept } of edit.lines)
          if (!kept) cells.set(line * count + edit.period, after)
    const writes: CellWrite[] = []
    for (const [at, after] of cells) {
      const write = cellWrite(plan, measure, at, after, depth)
      if (write) writes.push(write)
    }
    if (writes.length > 0) changes.push({ kind: 'set_cells', measure, cells: writes })
  }
  return changes
}

/** What one cell is to hold; undefined where it stays as it is. */
function cellWrite(
  plan: Plan,
  measure: WritableMeasure,
  at: number,
  after: number | null,
  depth: number,
): CellWrite | undefined {
  const { axis, demandLines, supplyLines } = plan.model
  const count = axis.periods.length
  const line = Math.floor(at / count)
  const now = writtenAt(plan, measure, line, at % count)
  const before = now?.value ?? null
  if (before === after && (after === null || now?.depth === depth)) return undefined
  return {
    line: (measure === 'override' ? demandLines : supplyLines)[line]?.key ?? '',
    period: axis.periods[at % count] ?? '',
    before,
    after,
    depthBefore: now?.depth ?? null,
    depthAfter: after === null ? null : depth,
  }
}
