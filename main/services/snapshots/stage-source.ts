/** Reads the connections of a pull into a staging, entity by entity, each from the first that has it or from all that do. */
import type { Connector, ExpectedChanges, SourceEntity } from '@main/connectors/connector'
import {
  addFindings,
  beginEntity,
  clearEntity,
  endReading,
  keepEntity,
  type ReadSource,
  type Staging,
} from '@main/store/writing'
import type { Finding } from '@shared/contract/contract-types'
import type { EvenkeelError } from '@shared/contract/error-codes'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { indispensable } from '@shared/model/entities/indispensable'
import { addFixedRows } from './add-fixed-rows'
import { markToReadFrom, readChanges } from './read-changes'
import { readWhole } from './read-whole'
import type { OpenSource, StagingWork } from './staging-work'

/** A connection that could not be read, and why; its entities stay as they were in the last snapshot. */
export interface AwaySource {
  readonly connection: string
  readonly error: EvenkeelError
}

export type PulledSource = OpenSource | AwaySource

const isThere = (source: PulledSource): source is OpenSource => !isAway(source)

export const isAway = (source: PulledSource): source is AwaySource => 'error' in source

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

/** What a connection has, before it is read; `had` is what the last snapshot has of it, where that is built upon. */
export async function openSource(
  connection: string,
  connector: Connector,
  settings: string,
  had: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<OpenSource> {
  const uncounted = connector.changes ? had : new Set<string>()
  const listed: readonly SourceEntity[] = await connector.list(signal, uncounted)
  signal.throwIfAborted()
  return { connection, connector, settings, entities: new Map(listed.map((s) => [s.entity, s])) }
}

/** Where an entity comes from: of the connections that have it the first, or all where their rows are to be joined. */
function choose(
  staging: Staging,
  entity: Entity,
  sources: readonly PulledSource[],
  union: readonly string[],
): readonly PulledSource[] {
  const had = staging.last?.read.get(entity.name) ?? []
  const having = sources.filter((source) =>
    isAway(source)
      ? had.some(({ connection }) => connection === source.connection)
      : source.entities.has(entity.name),
  )
  return union.includes(entity.name) ? having : having.slice(0, 1)
}

const joined = (read: readonly ReadSource[], entity: string) => ({
  entity,
  connection: read.map(({ connection }) => connection).join(' + '),
  place: [...new Set(read.map(({ place }) => place))].join(' + '),
  asOf: read.map(({ asOf }) => asOf).sort()[0] ?? '',
})

/** One source that is there: by its changes where that is possible, else whole. */
async function readOne(work: StagingWork, entity: Entity, source: OpenSource): Promise<ReadSource> {
  const { staging, signal } = work
  work.reading.connection = source.connection
  // Asked first: what comes while rows are read then counts as changed the next time.
  const mark = (await source.connector.changes?.mark(entity.name, signal)) ?? null
  const changes = await readChanges(work, entity, source, mark)
  if (!changes && staging.last) clearEntity(staging, entity.name)
  const read = changes ?? (await readWhole(work, entity, source, mark))
  work.reading.connection = null
  return read
}

async function readSeveral(
  work: StagingWork,
  entity: Entity,
  sources: readonly OpenSource[],
): Promise<ReadSource[]> {
  const { staging } = work
  if (staging.last) clearEntity(staging, entity.name)
  const read: ReadSource[] = []
  for (const [ordinal, source] of sources.entries()) {
    begin(work, entity, source)
    work.reading.connection = source.connection
    // Whose row counts may change with any of them: several sources are always read whole.
    const of = await readWhole(work, entity, source, null, ordinal)
    read.push({ ...of, mark: null })
  }
  work.reading.connection = null
  return read
}

function begin({ staging, startedAt }: StagingWork, entity: Entity, source: OpenSource): void {
  const { place, asOf } = source.entities.get(entity.name)!
  const { connection } = source
  beginEntity(staging, { entity: entity.name, connection, place, asOf: asOf ?? startedAt })
}

/** As it was in the last snapshot, and to be read from where that had come to. */
function keep(staging: Staging, entity: Entity): ReadSource[] {
  keepEntity(staging, entity.name)
  const had = staging.last?.read.get(entity.name) ?? []
  return had.map((source) => ({ ...source, reading: 'kept', changed: 0 }))
}

async function stageEntity(
  work: StagingWork,
  entity: Entity,
  chosen: readonly PulledSource[],
): Promise<void> {
  const { staging, progress } = work
  const there = chosen.filter(isThere)
  const [first, ...others] = there
  const totals = there.map((source) => source.entities.get(entity.name)?.total ?? null)
  const total = totals.reduce((a, b) => (a === null || b === null ? null : a + b), 0)
  progress.entity(entity.name, { state: 'reading', total })
  let read: ReadSource[]
  if (!first || there.length < chosen.length) read = keep(staging, entity)
  else {
    begin(work, entity, first)
    read =
      others.length > 0
        ? await readSeveral(work, entity, there)
        : [await readOne(work, entity, first)]
  }
  staging.read.set(entity.name, read)
  beginEntity(staging, joined(read, entity.name))
  const rows = read.reduce((sum, { changed }) => sum + changed, 0)
  const reading = read[0]?.reading ?? 'whole'
  progress.entity(entity.name, {
    rows,
    total: reading === 'whole' ? total : rows,
    reading,
    state: 'done',
  })
}

interface Chosen {
  readonly entity: Entity
  readonly from: readonly PulledSource[]
}

/** Each source that is read by changes hears of which entities. */
function tellWhatIsToCome(work: StagingWork, chosen: readonly Chosen[]): void {
  const asked = new Map<OpenSource, ExpectedChanges[]>()
  for (const { entity, from } of chosen) {
    const [source, ...others] = from
    if (!source || isAway(source) || others.length > 0) continue
    const mark = markToReadFrom(work, entity, source)
    if (mark === null) continue
    const of = asked.get(source) ?? []
    asked.set(source, [...of, { entity: entity.name, mark }])
  }
  for (const [{ connector }, of] of asked) connector.changes?.expect?.(of, work.signal)
}

/** Stages every entity that a connection has, in the order of the data standard; those that none has become findings. Answers the latest time the sources vouch for, empty where they say nothing. Throws what the connectors throw, and the signal's reason. */
export async function stageSources(
  work: StagingWork,
  sources: readonly PulledSource[],
  union: readonly string[],
): Promise<string> {
  const { staging, progress } = work
  const names = sources.map(({ connection }) => connection).join(' + ')
  const chosen = canonicalEntities.map((entity) => ({
    entity,
    from: choose(staging, entity, sources, union),
  }))
  for (const { entity, from } of chosen) {
    if (from.length > 0) continue
    addFindings(staging, [missing(names, entity.name)])
    progress.entity(entity.name, { state: 'absent' })
    if (staging.last?.read.has(entity.name)) clearEntity(staging, entity.name)
  }
  tellWhatIsToCome(work, chosen)
  let latest = ''
  for (const { entity, from } of chosen) {
    if (from.length === 0) continue
    await stageEntity(work, entity, from)
    for (const source of from) {
      const asOf = isAway(source) ? null : source.entities.get(entity.name)?.asOf
      if (asOf && asOf > latest) latest = asOf
    }
  }
  for (const { connection } of sources)
    addFixedRows(
      staging,
      { connection, asOf: latest || work.startedAt },
      work.fixes.get(connection) ?? [],
    )
  endReading(staging)
  return latest
}
