/** A source whose rows change between pulls, and which tells what changed as real ones do. */
import type { ChangeBatch, Connector, RawRow, RowKey } from '@main/connectors/connector'
import {
  type CanonicalRow,
  type CanonicalValue,
  entityNamed,
} from '@shared/model/entities/canonical-entities'
import { memoryConnector, type Tables } from './pull-support'

type Values = Readonly<Record<string, CanonicalValue>>

interface Entry {
  readonly values: Values
  readonly stamp: number
}

const keyOf = (entity: string, values: Values): string =>
  JSON.stringify(entityNamed(entity)?.key.map((name) => values[name] ?? null))

/** `tombstones`: says what is gone; `keys`: leaves no trace of it and gives all keys; `silent`: knows no marks. */
export type Manner = 'tombstones' | 'keys' | 'silent'

export class ChangingSource {
  readonly #tables = new Map<string, Map<string, Entry>>()
  readonly #gone: { entity: string; key: string; stamp: number }[] = []
  #now = 0
  manner: Manner = 'tombstones'
  /** Entities that were read whole, in order. */
  readonly readWhole: string[] = []

  constructor(tables: Tables) {
    for (const [entity, rows] of Object.entries(tables)) {
      this.#tables.set(entity, new Map())
      for (const row of rows) this.put(entity, row)
    }
  }

  keys(entity: string): string[] {
    return [...(this.#tables.get(entity)?.keys() ?? [])]
  }

  valuesOf(entity: string, key: string): CanonicalRow {
    return { ...this.#tables.get(entity)?.get(key)?.values }
  }

  put(entity: string, values: Values): void {
    this.#now += 1
    this.#tables.get(entity)?.set(keyOf(entity, values), { values, stamp: this.#now })
  }

  remove(entity: string, key: string): void {
    this.#now += 1
    if (this.#tables.get(entity)?.delete(key)) this.#gone.push({ entity, key, stamp: this.#now })
  }

  #rows(entity: string, since = -1): RawRow[] {
    const all = [...(this.#tables.get(entity)?.values() ?? [])]
    return all
      .filter(({ stamp }) => stamp > since)
      .map(({ values }, at) => ({ row: at + 1, values }))
  }

  #goneSince(entity: string, since: number): RowKey[] {
    const names = entityNamed(entity)?.key ?? []
    return this.#gone
      .filter((one) => one.entity === entity && one.stamp > since)
      .filter(({ key }) => !this.#tables.get(entity)?.has(key))
      .map(({ key }) =>
        Object.fromEntries(
          names.map((name, at) => [name, (JSON.parse(key) as string[])[at] ?? null]),
        ),
      )
  }

  /** Lives for one pull. */
  connector(): Connector {
    const tables = Object.fromEntries(
      [...this.#tables].map(([entity, rows]) => [entity, [...rows.values()].map((r) => r.values)]),
    )
    const whole = memoryConnector(tables as Tables, {
      between: (entity, at) => void (at === 0 && this.readWhole.push(entity)),
    })
    const source = this
    if (this.manner === 'silent') return whole
    return {
      ...whole,
      changes: {
        mark: async () => String(this.#now),
        since: async (entity, mark) =>
          (async function* (): AsyncGenerator<ChangeBatch> {
            const gone =
              source.manner === 'tombstones' ? source.#goneSince(entity, Number(mark)) : []
            yield { rows: source.#rows(entity, Number(mark)), problems: [], gone }
          })(),
        keys: async (entity) =>
          source.manner === 'tombstones'
            ? null
            : (async function* () {
                yield source.#rows(entity).map(({ values }) => values)
              })(),
      },
    }
  }
}
