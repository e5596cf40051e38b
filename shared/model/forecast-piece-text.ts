/** A part of a forecast setting in words, for people who choose between two. */
import type { ForecastPart } from '../changes/forecast-parts'
import type { ForecastPiece } from './forecast-setting'
import type { ForecastChoice } from './forecast-words'
import type { FindingKind } from './history-words'
import type { ReconciliationKey } from './reconciliation-words'

/** Keys of the catalogue of forecasts. */
export type PieceWord =
  | `${'matter' | 'usual'}_${ForecastPart}`
  | `method_${ForecastChoice}`
  | `way_${ReconciliationKey}`
  | `finding_${FindingKind}`
  | 'takesPlace'
  | 'likeFrom'
  | 'applied'
  | 'notApplied'

export interface PieceWords {
  word(key: PieceWord, values?: Record<string, unknown>): string
  period(month: string): string
  share(value: number): string
}

/** What the part is about; of a decision the month and what was found in it. */
export function pieceSubject(
  part: ForecastPart,
  pieces: readonly (ForecastPiece | null)[],
  { word, period }: PieceWords,
): string {
  const decision = pieces.find((piece) => piece?.decisions?.[0])?.decisions?.[0]
  return part === 'decision' && decision
    ? `${period(decision.month)}: ${word(`finding_${decision.kind}`)}`
    : word(`matter_${part}`)
}

/** What is chosen; null says what the usual is. */
export function pieceText(
  part: ForecastPart,
  piece: ForecastPiece | null,
  { word, period, share }: PieceWords,
): string {
  const { method, leaveOut, decisions, follows, like, addUp } = piece ?? {}
  if (method) return word(`method_${method}`)
  if (leaveOut) return leaveOut.map((key) => word(`method_${key}`)).join(', ')
  if (addUp) return word(`way_${addUp}`)
  if (follows)
    return word('takesPlace', {
      name: follows.predecessor,
      share: share(follows.share),
      from: period(follows.from),
      count: follows.months,
    })
  if (like)
    return word('likeFrom', {
      name: like.analogue,
      scale: share(like.scale),
      from: period(like.from),
      count: like.months,
    })
  if (decisions?.[0]) return word(decisions[0].accepted ? 'applied' : 'notApplied')
  return word(`usual_${part}`)
}
