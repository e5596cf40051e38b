/** Production and purchase requests: read by their tag, written in lists of which each is one transaction. */
import { z } from 'zod'
import { inSteps } from '../../in-steps'
import type { TrytonClient } from '../tryton-client'
import { askAll, idField } from './ask-all'
import { changesFor, type Held, type HeldRecord, nothingHeld } from './held-records'
import type { Figure } from './native-figures'
import type { RecordWriter, WantedFigure } from './record-writer'
import { nameIn, tagPattern } from './tags'

export type Wanted = WantedFigure['figure']

/** How proposals of a model are told and made. */
export interface ProposalKind {
  readonly model: string
  /** The field with the tag. */
  readonly tag: string
  /** The state in which a proposal still is ours to change. */
  readonly proposed: string
  /** Fields with records that belong to a proposal and are made anew with it. */
  readonly parts: readonly string[]
  /** Values of a new record. */
  values(wanted: Wanted, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>
  /** Values of a record that changes. */
  changed(
    wanted: Wanted,
    record: HeldRecord,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>>
}

const ids = z.array(z.number().int())
const rowShape = z.looseObject({
  id: idField,
  quantity: z.number().nullable(),
  state: z.string(),
  _timestamp: z.union([z.string(), z.number()]).transform(String),
})
const atOnce = 4
/** Most records of one call: each is a transaction that has to end before anybody loses patience. */
const portion = 50

const portions = <Part>(all: readonly Part[]): Part[][] =>
  Array.from({ length: Math.ceil(all.length / portion) }, (_, index) =>
    all.slice(index * portion, (index + 1) * portion),
  )

const anything = z.unknown()

export class Proposals implements RecordWriter {
  readonly #client: TrytonClient
  readonly #kind: ProposalKind

  constructor(client: TrytonClient, kind: ProposalKind) {
    this.#client = client
    this.#kind = kind
  }

  async held(figures: readonly Figure[], signal: AbortSignal): Promise<Map<string, Held>> {
    const held = new Map<string, Held>()
    if (figures.length === 0) return held
    const { model, tag, proposed } = this.#kind
    const fields = [tag, 'quantity', 'state', '_timestamp']
    const domain = [
      [tag, 'like', tagPattern],
      ['state', '!=', 'cancelled'],
    ]
    const asked = new Set(figures.map(({ name }) => name))
    const rows = await askAll(this.#client, { model, fields, domain }, rowShape, signal)
    const wanted = rows.filter((row) => asked.has(nameIn(String(row[tag] ?? '')) ?? ''))
    const parts = await this.#partsOf(
      wanted.map(({ id }) => id),
      signal,
    )
    for (const row of wanted) {
      const name = nameIn(String(row[tag])) ?? ''
      const before = held.get(name) ?? nothingHeld
      const quantity = row.quantity ?? 0
      const record = {
        id: row.id,
        quantity,
        tag: String(row[tag]),
        timestamp: row._timestamp,
        parts: parts.get(row.id) ?? {},
      }
      held.set(
        name,
        row.state === proposed
          ? { ...before, proposals: [...before.proposals, record] }
          : { ...before, taken: before.taken + quantity },
      )
    }
    return held
  }

  async write(wanted: readonly WantedFigure[], signal: AbortSignal): Promise<void> {
    const { create, write, remove } = changesFor(wanted)
    const { model } = this.#kind
    for (const some of portions(remove))
      await this.#call('delete', [some.map(({ id }) => id)], some, signal)
    for (const some of portions(write)) {
      const values = await inSteps(some, atOnce, async ({ record, wanted: figure }) => [
        [record.id],
        await this.#kind.changed(figure, record, signal),
      ])
      const records = some.map(({ record }) => record)
      await this.#call('write', values.flat(), records, signal)
    }
    for (const some of portions(create)) {
      const rows = await inSteps(some, atOnce, (figure) => this.#kind.values(figure, signal))
      await this.#client.call([model, 'create'], [rows], ids, signal)
    }
  }

  /** A change that the server refuses where somebody else was there since. */
  #call(
    method: 'write' | 'delete',
    given: readonly unknown[],
    records: readonly HeldRecord[],
    signal: AbortSignal,
  ): Promise<unknown> {
    const { model } = this.#kind
    const stamps = records.map(({ id, timestamp }) => [`${model},${id}`, timestamp] as const)
    const context = { _timestamp: Object.fromEntries(stamps) }
    return this.#client.call([model, method], given, anything, signal, { context })
  }

  async #partsOf(records: readonly number[], signal: AbortSignal) {
    const { model, parts } = this.#kind
    const found = new Map<number, Record<string, readonly number[]>>()
    if (parts.length === 0 || records.length === 0) return found
    const row = z.object(Object.fromEntries(parts.map((part) => [part, ids])))
    const shape = z.array(z.intersection(z.object({ id: idField }), row))
    const options = { reads: true }
    const call = [model, 'read'] as const
    for (const { id, ...own } of await this.#client.call(
      call,
      [records, parts],
      shape,
      signal,
      options,
    ))
      found.set(id, own)
    return found
  }
}
