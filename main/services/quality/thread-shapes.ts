/** What the thread of the rules is asked, and what it answers. */
import type { RuleQuestion, SourceExample } from '@main/store/reading'
import type { Hit } from '@shared/model/quality/assessment'
import type { DecimalMark } from '@shared/model/quality/number-meant'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'

export interface FindingDetail {
  readonly examples: readonly SourceExample[]
  /** Keys that the value may have meant. */
  readonly similar: readonly string[]
  /** What the column's other texts are written with; undefined where they do not show it. */
  readonly mark?: DecimalMark | undefined
}

interface Of {
  readonly folder: string
  readonly snapshot: string
}

export type QualityRequest = Of &
  (
    | { readonly kind: 'assess'; readonly question: RuleQuestion }
    | {
        readonly kind: 'detail'
        readonly hit: Hit
        readonly parameters: Readonly<Record<string, number>>
      }
    | { readonly kind: 'preview'; readonly fix: RememberedFix }
  )
