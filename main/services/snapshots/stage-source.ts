/** Reads a source into a staging: every row checked, the good apart from the bad. */

import { setImmediate } from 'node:timers/promises'
import type { Connector, RawBatch, SourceEntity } from '@main/connectors/connector'
import {
  addFindings,
  beginEntity,
  insertRows,
  rejectRow,
  type StagedRow,
  type Staging,
} from '@main/store/writing'
import type { Finding } from '@shared/contract/contract-types'
import { type CanonicalRow, canonicalEntities } from '@shared/model/entities/canonical-entities'
import { compileRowChecker, type RowChecker } from '@shared/model/entities/check-row'
import type { Entity } from '@shared/model/entities/entity-shape'
import { indispensable } from '@shared/model/entities/indispensable'
import type { PullProgress } from './pull-progress'

export interface StagedContents {
  /** The company's row, where there is one. */
  readonly company: CanonicalRow | null
  /** Latest time the source vouches for; empty where it says nothing. */
  readonly latestStamp: string
  /** Findings that say of a whole entity that it cannot be read. */
  readonly unreadable: readonly Finding[]
}

interface Reading {
  readonly connector: Connector
  readonly connection: string
  readonly staging: Staging
  readonly progress: PullProgress
  readonly signal: AbortSignal
  /** ISO time, for sources that do not say how old their data is. */
  readonly startedAt: string
}

interface Work extends Reading {
  /** Findings that say of a whole entity that it cannot be read; added to as they come. */
  readonly unreadable: Finding[]
}

const missing = (connection: string, entity: string): Finding => ({
  severity: indispensable.some((name) => name === entity) ? 'error' : 'warning',
  kind: 'entity_missing',
  connection,
  entity,
  place: entity,
  row: null,
  field: null,
  value: null,
  expected: null,
})

function stageBatch(
  { staging, connection, unreadable }: Work,
  entity: Entity,
  place: string,
  batch: RawBatch,
  check: RowChecker,
): StagedRow[] {
  const good: StagedRow[] = []
  const findings: Finding[] = batch.problems.map((p) => ({ ...p, connection }))
  const rejected = new Set<number>()
  for (const p of batch.problems) {
    if (p.kind === 'column_missing') unreadable.push({ ...p, connection })
    else if (p.severity === 'error' && p.row !== null && !rejected.has(p.row)) {
      rejected.add(p.row)
      rejectRow(staging, entity.name, p.row, { text: p.value })
    }
  }
  for (const { row, values } of batch.rows) {
    const checked = check(values)
    if (checked.row) {
      good.push({ row, values: checked.row })
      continue
    }
    for (const problem of checked.problems) {
      findings.push({ severity: 'error', connection, entity: entity.name, place, row, ...problem })
    }
    rejectRow(staging, entity.name, row, values)
  }
  addFindings(staging, findings)
  insertRows(staging, entity.name, good)
  return good
}

async function stageEntity(
  reading: Work,
  entity: Entity,
  source: SourceEntity,
): Promise<CanonicalRow | null> {
  const { staging, connection, connector, progress, signal } = reading
  const asOf = source.asOf ?? reading.startedAt
  beginEntity(staging, { entity: entity.name, connection, place: source.place, asOf })
  progress.entity(entity.name, { state: 'reading', total: source.total })
  const check = compileRowChecker(entity)
  let rows = 0
  let first: CanonicalRow | null = null
  for await (const batch of connector.read(entity.name, signal)) {
    const good = stageBatch(reading, entity, source.place, batch, check)
    first ??= good[0]?.values ?? null
    rows += batch.rows.length
    progress.entity(entity.name, { rows })
    const { errors, warnings } = staging
    progress.update({ errors, warnings })
    // Whoever edits a cell meanwhile is served between two batches.
    await setImmediate()
    signal.throwIfAborted()
  }
  progress.entity(entity.name, { rows, state: 'done' })
  return first
}

/** Stages every entity of the source, in the order of the data standard; those it lacks become findings. Throws what the connector throws, and the signal's reason. */
export async function stageSource(reading: Reading): Promise<StagedContents> {
  const { staging, connection, connector, progress, signal } = reading
  const sources = new Map((await connector.list(signal)).map((s) => [s.entity, s]))
  signal.throwIfAborted()
  for (const { name } of canonicalEntities) {
    const source = sources.get(name)
    if (source) progress.entity(name, { total: source.total })
    else {
      addFindings(staging, [missing(connection, name)])
      progress.entity(name, { state: 'absent' })
    }
  }
  const work: Work = { ...reading, unreadable: [] }
  let company: CanonicalRow | null = null
  let latestStamp = ''
  for (const entity of canonicalEntities) {
    const source = sources.get(entity.name)
    if (!source) continue
    const first = await stageEntity(work, entity, source)
    if (entity.name === 'company') company = first
    if (source.asOf && source.asOf > latestStamp) latestStamp = source.asOf
  }
  return { company, latestStamp, unreadable: work.unreadable }
}
