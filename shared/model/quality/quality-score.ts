/**
 * How good the data of a source is, 0 to 100. Of an entity: 60 × accuracy + 20 × completeness + 20 × freshness.
 * Accuracy is the share of rows without findings, where a row with nothing but warnings counts as a fifth of a bad one.
 * Completeness is rows that came ÷ rows of the snapshot before, at most 1. Freshness is 1 up to the age that the rule
 * `source_stale` allows, then falls evenly to 0 at four times that age. A source has the mean of its entities: a million
 * order lines do not drown the items.
 */
import type { EntityCount } from './assessment'

export const scoreWeights = { accuracy: 60, completeness: 20, freshness: 20 } as const
export const warningWeight = 0.2

export interface EntityScore {
  readonly entity: string
  readonly connection: string
  readonly rows: number
  readonly rejected: number
  readonly errorRows: number
  readonly warningRows: number
  /** Shares, 0 to 1. */
  readonly accuracy: number
  readonly completeness: number
  readonly freshness: number
  /** 0 to 100. */
  readonly score: number
}

export interface ScoreTerms {
  /** Rows that came by entity in the snapshot before; nothing where there was none. */
  readonly previous: Readonly<Record<string, number>>
  /** ISO time of the snapshot. */
  readonly sealedAt: string
  /** Age in days up to which data is fresh. */
  readonly freshDays: number
}

const day = 86_400_000
const between = (value: number): number => Math.min(1, Math.max(0, value))

export function scoreEntity(count: EntityCount, terms: ScoreTerms): EntityScore {
  const { entity, connection, rows, rejected, errorRows, warningRows, asOf } = count
  const came = rows + rejected
  const accuracy = came === 0 ? 1 : between(1 - (errorRows + warningWeight * warningRows) / came)
  const before = terms.previous[entity] ?? 0
  const completeness = before > 0 ? between(came / before) : 1
  const age = (Date.parse(terms.sealedAt) - Date.parse(asOf)) / day
  const late = (age - terms.freshDays) / (3 * terms.freshDays)
  const freshness = Number.isFinite(late) ? between(1 - late) : 1
  const score =
    scoreWeights.accuracy * accuracy +
    scoreWeights.completeness * completeness +
    scoreWeights.freshness * freshness
  return {
    entity,
    connection,
    rows,
    rejected,
    errorRows,
    warningRows,
    accuracy,
    completeness,
    freshness,
    score,
  }
}

/** Mean of the entities' scores; null where there are none. */
export const meanScore = (entities: readonly { readonly score: number }[]): number | null =>
  entities.length === 0
    ? null
    : entities.reduce((sum, { score }) => sum + score, 0) / entities.length
