/** Pairs of codes that mean the same record, and pairs that do not. */
import { type Identity, identity } from '@shared/contract/matching-calls'
import type { MatchedEntity } from '@shared/model/matching/match-rules'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

export type StoredIdentity = Omit<Identity, 'name'>

const stored = identity.omit({ name: true })

/** Every decision, by entity, connection and code. */
export const listIdentities = (db: ReadConnection): StoredIdentity[] =>
  all<Record<string, unknown>>(
    db,
    `SELECT entity, connection, code, canonical, state, how,
       decided_by AS decidedBy, decided_at AS decidedAt
     FROM identity ORDER BY entity, connection, code, canonical`,
  ).map((row) => stored.parse(row))

/** Adds the decision, or changes that about the same pair. */
export function putIdentity(db: WriteConnection, one: StoredIdentity): void {
  run(
    db,
    `INSERT INTO identity (entity, connection, code, canonical, state, how, decided_by, decided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (entity, connection, code, canonical) DO UPDATE SET state = excluded.state,
       how = excluded.how, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    one.entity,
    one.connection,
    one.code,
    one.canonical,
    one.state,
    one.how,
    one.decidedBy,
    one.decidedAt,
  )
}

/** Takes back what was decided about a pair; false where nothing was. */
export const deleteIdentity = (
  db: WriteConnection,
  entity: MatchedEntity,
  connection: string,
  code: string,
  canonical: string,
): boolean =>
  run(
    db,
    'DELETE FROM identity WHERE entity = ? AND connection = ? AND code = ? AND canonical = ?',
    entity,
    connection,
    code,
    canonical,
  ) > 0
