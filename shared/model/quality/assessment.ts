/** What the rules found in one snapshot, before anybody has said anything about it. */
import type { Severity } from './quality-rules'

/** One thing that is wrong: everything that a rule says of it. */
export interface Hit {
  readonly rule: string
  readonly entity: string
  readonly connection: string
  /** What it is about; with rule, entity and connection the same at every pull as long as it is wrong. */
  readonly thing: string
  readonly field: string | null
  readonly value: string | null
  readonly expected: string | null
  /** Rows of the source that show it, at least one. */
  readonly rows: number
  /** The first of them; null where no single row is at fault. */
  readonly row: number | null
  /** Key fields of that row as JSON; null where it was put aside, or there is no row. */
  readonly key: string | null
}

export interface RuleCount {
  readonly rule: string
  readonly severity: Severity
  /** How many things, and how many rows they are. */
  readonly things: number
  readonly rows: number
}

export interface EntityCount {
  readonly entity: string
  readonly connection: string
  readonly rows: number
  readonly rejected: number
  /** Rows with a finding of a rule that is an error, and those that have only warnings. */
  readonly errorRows: number
  readonly warningRows: number
  readonly asOf: string
}

export interface Assessment {
  readonly rules: readonly RuleCount[]
  readonly entities: readonly EntityCount[]
  /** At most `hitsKept` a rule, and all that were asked for by name. */
  readonly hits: readonly Hit[]
}

/** Hits of a rule that are kept one by one; the counts tell of all. */
export const hitsKept = 1000
