/** What the thread of matching is asked of a snapshot, and what it answers. Everything here can be cloned between threads. */
import type { UnknownCode } from '@main/store/reading'
import type { Bilingual } from '@shared/contract/call-shape'
import type { MatchedEntity, MatchRule, RulePair } from '@shared/model/matching/match-rules'
import type { MatchScore, Nameable } from '@shared/model/matching/score-match'

/** Codes of one connection that stand for records of one entity. */
export interface CodeGroup {
  readonly entity: MatchedEntity
  readonly connection: string
  readonly codes: readonly Nameable[]
}

export interface RuledGroup extends CodeGroup {
  readonly rules: readonly MatchRule[]
  /** Records that something of the connection stands for already. */
  readonly taken: ReadonlySet<string>
}

export interface NamedSuggestion extends MatchScore {
  readonly code: string
  readonly name: Bilingual
}

interface Of {
  readonly folder: string
  readonly snapshot: string
}

export type MatchingRequest = Of &
  (
    | { readonly kind: 'unknown'; readonly most: number }
    | { readonly kind: 'suggest'; readonly groups: readonly CodeGroup[]; readonly most: number }
    | { readonly kind: 'pairs'; readonly groups: readonly RuledGroup[] }
  )

/** By group and code, in the order in which they were asked. */
export type Suggested = readonly (readonly (readonly NamedSuggestion[])[])[]

export type MatchingAnswer = readonly UnknownCode[] | Suggested | readonly (readonly RulePair[])[]
