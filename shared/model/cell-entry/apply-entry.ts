/** What a cell becomes when an entry is applied to it. */
import { type ApplyFault, type Entry, largestEntry } from './entry-shape'

export interface Around {
  /** What relative entries start from; the caller decides whether an empty cell stands for another figure. */
  readonly current: number | null
  readonly previous: number | null
  readonly lastYear: number | null
  /** The figure of the measure that the entry names. */
  readonly named?: number | null
}

export type Applied =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly reason: string }

const refused = (reason: ApplyFault): Applied => ({ ok: false, reason })

function within(value: number): Applied {
  if (value < 0) return refused('below_zero')
  if (!(value <= largestEntry)) return refused('too_large')
  // -0 would print as "-0" and compare equal to 0: keep one zero.
  return { ok: true, value: value + 0 === 0 ? 0 : value }
}

const relative = (current: number | null, change: (value: number) => number): Applied =>
  current === null ? refused('empty_cell') : within(change(current))

const taken = (value: number | null, missing: ApplyFault): Applied =>
  value === null ? refused(missing) : within(value)

/** Entries that name a figure of the row: at a total every line takes its own. */
export const eachLine = ({ kind }: Entry): boolean =>
  kind === 'previous' || kind === 'last_year' || kind === 'measure'

export function applyEntry(entry: Entry, around: Around): Applied {
  switch (entry.kind) {
    case 'value':
      return within(entry.value)
    case 'add':
      return relative(around.current, (value) => value + entry.amount)
    case 'percent':
      return relative(around.current, (value) => (value * (100 + entry.percent)) / 100)
    case 'multiply':
      return relative(around.current, (value) => (value * entry.by) / entry.over)
    case 'previous':
      return taken(around.previous, 'no_previous')
    case 'last_year':
      return taken(around.lastYear, 'no_last_year')
    case 'measure':
      return taken(around.named ?? null, 'no_figure')
    case 'clear':
      return { ok: true, value: null }
    case 'error':
      return { ok: false, reason: entry.reason }
  }
}
