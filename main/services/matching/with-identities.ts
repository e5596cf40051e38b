/** A connector whose rows name customers, items and suppliers as the plan does. */
import type { ChangeReading, Connector, RawBatch, RawRow, RowKey } from '@main/connectors/connector'
import type { StoredIdentity } from '@main/store/reading'
import type { Finding } from '@shared/contract/contract-types'
import { type CanonicalValue, entityNamed } from '@shared/model/entities/canonical-entities'

type Codes = ReadonlyMap<string, string>

/** Entity that is matched → the source's code → the plan's code. */
type CodesByEntity = ReadonlyMap<string, Codes>

/** Fields of an entity that hold codes of a matched one, with the codes. */
function fieldsOf(name: string, codes: CodesByEntity): [field: string, codes: Codes][] {
  const fields = entityNamed(name)?.fields ?? []
  return fields.flatMap((field): [string, Codes][] => {
    const of = codes.get(field.refers ?? field.name)
    return of ? [[field.name, of]] : []
  })
}

const textOf = (value: CanonicalValue | undefined): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

type Values = Readonly<Record<string, CanonicalValue>>

/** What a reading writes anew; every code is told once in it. */
function createRewriter(name: string, place: string, codes: CodesByEntity) {
  const fields = fieldsOf(name, codes)
  const told = new Set<string>()
  const findings: Finding[] = []

  function values(of: Values): Values {
    let written: Record<string, CanonicalValue> | undefined
    for (const [field, known] of fields) {
      const code = textOf(of[field])
      const canonical = code === '' ? undefined : known.get(code)
      if (canonical === undefined || canonical === code) continue
      written ??= { ...of }
      written[field] = canonical
      tell(field, code, canonical)
    }
    return written ?? of
  }

  function tell(field: string, code: string, canonical: string): void {
    const key = JSON.stringify([field, code])
    if (told.has(key)) return
    told.add(key)
    findings.push({
      severity: 'warning',
      kind: 'code_matched',
      connection: '',
      entity: name,
      place,
      row: null,
      field,
      value: code,
      expected: canonical,
    })
  }

  const row = (raw: RawRow): RawRow => {
    const written = values(raw.values)
    if (written === raw.values) return raw
    const changed = fields.filter(([field]) => written[field] !== raw.values[field])
    const was = Object.fromEntries(changed.map(([field]) => [field, textOf(raw.values[field])]))
    return { ...raw, values: written, was }
  }

  return {
    isNeeded: fields.length > 0,
    values,
    batch<B extends RawBatch>(batch: B): B {
      const rows = batch.rows.map(row)
      const refused = batch.refused?.map(row)
      const problems = [...batch.problems, ...findings.splice(0)]
      return { ...batch, rows, problems, ...(refused ? { refused } : {}) }
    },
  }
}

function changesWith(
  changes: ChangeReading,
  placeOf: PlaceOf,
  codes: CodesByEntity,
): ChangeReading {
  return {
    ...changes,
    mark: (entity, signal) => changes.mark(entity, signal),
    expect: (asked, signal) => changes.expect?.(asked, signal),
    async since(entity, mark, signal) {
      const batches = await changes.since(entity, mark, signal)
      const rewriter = createRewriter(entity, placeOf(entity), codes)
      if (!batches || !rewriter.isNeeded) return batches
      return (async function* () {
        for await (const batch of batches)
          yield {
            ...rewriter.batch(batch),
            gone: batch.gone.map((key): RowKey => rewriter.values(key)),
          }
      })()
    },
    ...(changes.next ? { next: (entity: string) => changes.next?.(entity) ?? null } : {}),
    ...(changes.keys
      ? {
          async keys(entity: string, signal: AbortSignal) {
            const keys = (await changes.keys?.(entity, signal)) ?? null
            const rewriter = createRewriter(entity, placeOf(entity), codes)
            if (!keys || !rewriter.isNeeded) return keys
            return (async function* () {
              for await (const some of keys) yield some.map((key) => rewriter.values(key))
            })()
          },
        }
      : {}),
  }
}

const meansAnother = ([code, canonical]: [string, string]): string[] =>
  code === canonical ? [] : [canonical]

type PlaceOf = (entity: string) => string

/** The confirmed pairs of a connection; one that reads together with others counts for each of them. */
export const identitiesOf = (
  all: readonly StoredIdentity[],
  connection: string,
): readonly StoredIdentity[] =>
  all.filter((one) => one.state === 'confirmed' && one.connection.split(' + ').includes(connection))

/** The same connector with every confirmed code in place of the source's own, each told by a finding `code_matched` that keeps the source's. The connector itself where there is nothing to do. */
export function withIdentities(
  connector: Connector,
  identities: readonly StoredIdentity[],
): Connector {
  if (identities.length === 0) return connector
  const codes = new Map<string, Map<string, string>>()
  for (const { entity, code, canonical } of identities) {
    const known = codes.get(entity) ?? new Map<string, string>()
    codes.set(entity, known.set(code, canonical))
  }
  const places = new Map<string, string>()
  const placeOf: PlaceOf = (entity) => places.get(entity) ?? entity
  const renamed = new Map(
    [...codes].map(([entity, pairs]) => [entity, new Set([...pairs].flatMap(meansAnother))]),
  )
  return {
    renamed,
    identify: (signal) => connector.identify(signal),
    async list(signal, uncounted) {
      const entities = await connector.list(signal, uncounted)
      for (const { entity, place } of entities) places.set(entity, place)
      return entities
    },
    async *read(entity, signal) {
      const rewriter = createRewriter(entity, placeOf(entity), codes)
      for await (const batch of connector.read(entity, signal))
        yield rewriter.isNeeded ? rewriter.batch(batch) : batch
    },
    ...(connector.changes ? { changes: changesWith(connector.changes, placeOf, codes) } : {}),
    ...(connector.target ? { target: connector.target } : {}),
    close: () => connector.close(),
  }
}
