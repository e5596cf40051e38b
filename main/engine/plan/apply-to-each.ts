/** Entries that name a figure of the row itself, such as `=prev`: every line of a total takes its own. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { applyEntry, type Entry } from '@shared/model/cell-entry/parse-entry'
import { measureNamed } from '@shared/model/measures/measures'
import type { Plan } from '../hierarchy/node-figures'
import type { EditTarget } from './edit-target'
import { readRow } from './read-row'

interface Lines {
  readonly read: (line: number, t: number) => number
  readonly present: readonly number[]
  readonly locked: readonly boolean[]
  /** As typed, for the error. */
  readonly text: string
}

const orNull = (figure: number): number | null => (Number.isNaN(figure) ? null : figure)

/**
 * By position of the target's lines: what the line takes; null where it is locked or has no such figure and keeps its
 * number. Throws ENTRY_NOT_UNDERSTOOD where no line has one, where one falls below zero, and for a measure of another side.
 */
export function applyToEach(
  plan: Plan,
  target: EditTarget,
  entry: Entry,
  { read, present, locked, text }: Lines,
): (number | null)[] {
  const { period, side, lines } = target
  const fault = (reason: string): EvenkeelError =>
    new EvenkeelError('ENTRY_NOT_UNDERSTOOD', { entry: text, reason })
  if (entry.kind === 'measure' && measureNamed(entry.measure)?.level !== side)
    throw fault('measure_elsewhere')
  const values = lines.map((line, k) => {
    if (locked[k]) return null
    const named =
      entry.kind === 'measure' ? (readRow(plan, entry.measure, line)[period] ?? Number.NaN) : null
    if (named !== null && Number.isNaN(named)) return null
    const before = (t: number): number | null => (t < 0 ? null : orNull(read(line, t)))
    const applied = applyEntry(entry, {
      current: present[k] ?? 0,
      previous: before(period - 1),
      lastYear: before(period - 12),
      named,
    })
    if (!applied.ok) throw fault(applied.reason)
    return applied.value
  })
  if (values.every((value) => value === null)) throw fault('no_figure')
  return values
}
