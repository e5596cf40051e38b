/** An entry at a total of several months becomes one entry a month. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import { applyEntry, eachLine } from '@shared/model/cell-entry/apply-entry'
import { parseEntry } from '@shared/model/cell-entry/parse-entry'
import type { Role } from '@shared/model/roles'
import type { Plan } from '../hierarchy/node-figures'
import { splitOverLines, type WeighedRule } from '../splitting/split-over-lines'
import { type EditTarget, findTarget, isLocked, lineReader, refuseFenced } from './edit-target'

export interface MonthlyEdits {
  readonly edits: readonly CellEdit[]
  /** Whose decimal mark the entries have; figures worked out here have none of anybody's. */
  readonly locale: string | undefined
}

interface Month {
  readonly target: EditTarget
  readonly period: string
  readonly present: number
  readonly lastYear: number
  /** Keeps what stands there: nobody of the role may write it, or all of its lines are locked. */
  readonly closed: boolean
}

/** Both ends stand on the axis, in their order; anything else would be written where nobody meant it. */
function spanOf(plan: Plan, { period, to, measure }: CellEdit): { first: number; last: number } {
  const { periods } = plan.model.axis
  const first = periods.indexOf(period)
  const last = periods.indexOf(to ?? period)
  if (first < 0 || last < first)
    throw new EvenkeelError('CELL_NOT_EDITABLE', { measure, period: `${period}..${to ?? period}` })
  return { first, last }
}

function monthsOf(plan: Plan, edit: CellEdit, role: Role | null): Month[] {
  const { periods, current } = plan.model.axis
  const { first, last } = spanOf(plan, edit)
  const months: Month[] = []
  for (let t = Math.max(current, first); t <= last; t++) {
    const period = periods[t]!
    const target = findTarget(plan, { where: edit.where, measure: edit.measure, period })
    const read = lineReader(plan, target)
    const sum = (at: number): number =>
      at < 0 ? 0 : target.lines.reduce((all, line) => all + read(line, at), 0)
    const locked = target.lines.every((line) => isLocked(plan, target, line))
    const closed = locked || isFenced(plan, target, role)
    months.push({ target, period, present: sum(t), lastYear: sum(t - 12), closed })
  }
  return months
}

function isFenced(plan: Plan, target: EditTarget, role: Role | null): boolean {
  try {
    refuseFenced(plan, target, role)
    return false
  } catch {
    return true
  }
}

/**
 * The edits that an edit of several months comes to; one of a single month is itself. The total is split over the months
 * by the rule, in whole units where it is whole: in proportion to what stands there, by the same months a year before, or
 * equally; weights and measures divide the lines of each month, which are in proportion themselves. Months that are fenced
 * or locked keep what they have, those of the past are passed over. Entries that name a figure, and clearing, are made in
 * each month. Throws CELL_NOT_EDITABLE where all months are past, where one end is not on the axis or they are the wrong way
 * round, PERIOD_FENCED or CELL_LOCKED where all are closed,
 * TOTAL_OUT_OF_REACH where closed ones hold more than the total, ENTRY_NOT_UNDERSTOOD and NOTHING_SELECTED.
 */
export function editsByMonth(
  plan: Plan,
  edit: CellEdit,
  rule: SplitRule | undefined,
  { role = null, locale }: { readonly role?: Role | null; readonly locale?: string | undefined },
): MonthlyEdits {
  const { to, ...single } = edit
  if (to === undefined || to === edit.period) return { edits: [single], locale }
  const months = monthsOf(plan, edit, role)
  const open = months.filter(({ closed }) => !closed)
  const [someone] = months
  // What refuses the first month refuses them all.
  if (!someone || open.length === 0)
    return { edits: [{ ...single, period: someone?.period ?? to }], locale }

  const typed = parseEntry(edit.entry, locale)
  if (eachLine(typed) || typed.kind === 'clear')
    return { edits: open.map(({ period }) => ({ ...single, period })), locale }

  const sum = (of: (month: Month) => number): number =>
    months.reduce((all, month) => all + of(month), 0)
  const entry = applyEntry(typed, {
    current: sum((m) => m.present),
    previous: null,
    lastYear: null,
  })
  if (!entry.ok || entry.value === null)
    throw new EvenkeelError('ENTRY_NOT_UNDERSTOOD', {
      entry: edit.entry,
      reason: entry.ok ? '' : entry.reason,
    })
  const held = sum((month) => (month.closed ? month.present : 0))
  if (held > entry.value)
    throw new EvenkeelError('TOTAL_OUT_OF_REACH', {
      measure: edit.measure,
      period: edit.period,
      reach: held,
      reason: 'locked_exceed',
    })
  const { parts } = splitOverLines(entry.value, overMonths(rule), {
    present: months.map(({ present }) => present),
    history: months.map(({ lastYear }) => lastYear),
    paths: months.map(({ period }) => [period]),
    locked: months.map(({ closed }) => closed),
  })
  return {
    edits: months.flatMap(({ period, closed }, k) =>
      closed ? [] : [{ ...single, period, entry: String(parts[k]!) }],
    ),
    locale: undefined,
  }
}

const overMonths = (rule: SplitRule | undefined): WeighedRule =>
  rule === 'history' || rule === 'equal' ? { kind: rule } : { kind: 'proportional' }
