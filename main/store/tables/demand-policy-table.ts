/** Versions of the demand policy, only ever added to. */
import { type StoredDemandPolicy, storedDemandPolicy } from '@shared/contract/layer-calls'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'

interface PolicyRow {
  readonly revision: number
  readonly policy: string
  readonly reason: string
  readonly set_by: string
  readonly set_at: string
}

const columns = 'revision, policy, reason, set_by, set_at'
const shape = storedDemandPolicy.shape.policy

const stored = (
  db: ReadConnection,
  { revision, policy, reason, set_by: setBy, set_at: setAt }: PolicyRow,
): StoredDemandPolicy => ({
  revision,
  policy: fromJson(db, 'demand_policy.policy', shape, policy),
  reason,
  setBy,
  setAt,
})

/** The version in force; undefined where none was ever set. */
export function latestDemandPolicy(db: ReadConnection): StoredDemandPolicy | undefined {
  const row = one<PolicyRow>(
    db,
    `SELECT ${columns} FROM demand_policy ORDER BY revision DESC LIMIT 1`,
  )
  return row && stored(db, row)
}

/** Every version, the newest first. */
export const listDemandPolicies = (db: ReadConnection): StoredDemandPolicy[] =>
  all<PolicyRow>(db, `SELECT ${columns} FROM demand_policy ORDER BY revision DESC`).map((row) =>
    stored(db, row),
  )

/** Adds a version; its revision is one more than the last. */
export function addDemandPolicy(
  db: WriteConnection,
  { policy, reason, setBy, setAt }: Omit<StoredDemandPolicy, 'revision'>,
): void {
  run(
    db,
    `INSERT INTO demand_policy (revision, policy, reason, set_by, set_at)
     SELECT coalesce(max(revision), 0) + 1, ?, ?, ?, ? FROM demand_policy`,
    JSON.stringify(policy),
    reason,
    setBy,
    setAt,
  )
}
