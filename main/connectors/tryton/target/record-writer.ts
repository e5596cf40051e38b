/** What each kind of record offers to publishing: reading what is held, and writing changes. */
import type { Held } from './held-records'
import type { Figure } from './native-figures'

export interface RecordWriter {
  /** What is held of `figures`, by name. */
  held(figures: readonly Figure[], signal: AbortSignal): Promise<ReadonlyMap<string, Held>>
  /** Makes the database hold the figures; each step is one transaction there. */
  write(wanted: readonly WantedFigure[], signal: AbortSignal): Promise<void>
}

export interface WantedFigure {
  readonly figure: Figure & { readonly tag: string }
  readonly held: Held
}
