/** The state of the data at a glance: scores of the sources, their trend, findings by rule and state. */
import {
  countFindingStates,
  getQualityCheck,
  listSnapshots,
  type ReadConnection,
} from '@main/store/reading'
import type { QualityCheck, QualityOverview } from '@shared/contract/quality-calls'
import { meanScore } from '@shared/model/quality/quality-score'

/** Checks that a trend shows. */
const mostChecks = 24

function sourcesOf({ scores }: QualityCheck): QualityOverview['sources'] {
  const byConnection = Map.groupBy(scores, ({ connection }) => connection)
  return [...byConnection]
    .map(([connection, entities]) => ({ connection, score: meanScore(entities) ?? 0 }))
    .toSorted((a, b) => a.score - b.score)
}

/** Of the snapshot asked for, else of the newest that was checked. */
export function readOverview(db: ReadConnection, snapshot: string | undefined): QualityOverview {
  const checks = listSnapshots(db)
    .slice(0, mostChecks)
    .flatMap(({ snapshot: id, sealedAt }) => {
      const check = getQualityCheck(db, id)
      return check ? [{ check, sealedAt }] : []
    })
  const latest = checks[0]?.check
  const check = snapshot === undefined ? latest : getQualityCheck(db, snapshot)
  return {
    check: check ?? null,
    sources: check ? sourcesOf(check) : [],
    trend: checks.toReversed().map((one) => ({
      snapshot: one.check.snapshot,
      sealedAt: one.sealedAt,
      sources: sourcesOf(one.check),
    })),
    states: countFindingStates(db),
    isLatest: check !== undefined && check.snapshot === latest?.snapshot,
  }
}
