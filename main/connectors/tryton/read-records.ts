/** Records of a model page by page, so that nothing is read twice or passed over while others write. */
import { z } from 'zod'
import { throwIfCancelled } from '../cancellation'
import { answerInvalid } from '../reasons'
import type { Context, Domain, TrytonClient } from './tryton-client'

export type RemoteRow = Readonly<Record<string, unknown>> & { readonly id: number }

export const pageSize = 1_000

export interface Records {
  readonly model: string
  readonly fields: readonly string[]
  readonly domain: Domain
  readonly order: readonly string[]
  readonly context: Context
}

const rowShape = z.looseObject({ id: z.number().int() })
const idsShape = z.array(z.number().int())

/** Pages of at most 1,000 records. By id each page asks for what comes after the last one; in another order the ids are asked for at once and records that are gone by the time they are read are left out. SERVER_ANSWER_INVALID where records are none, or come again. */
export async function* readRecords(
  client: TrytonClient,
  records: Records,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  if (records.order.length > 0) yield* inOrder(client, records, signal)
  else yield* byId(client, records, signal)
}

async function* byId(
  client: TrytonClient,
  { model, fields, domain, context }: Records,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  let last = 0
  for (;;) {
    throwIfCancelled(signal)
    const search = { domain: [domain, ['id', '>', last]], fields, context, limit: pageSize }
    const rows = checked(client, model, await client.searchRead(model, search, signal))
    // Asked for what comes after the last one, a server must not answer what came before.
    if (rows.some(({ id }) => id <= last)) throw answerInvalid(client.address, 'links_in_a_circle')
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    last = rows.reduce((most, { id }) => Math.max(most, id), last)
  }
}

async function* inOrder(
  client: TrytonClient,
  { model, fields, domain, order, context }: Records,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const ordered = [
    ...order.map((name) => (name.startsWith('-') ? [name.slice(1), 'DESC'] : [name, 'ASC'])),
    ['id', 'ASC'],
  ]
  const options = { context, reads: true }
  const given = [domain, 0, null, ordered]
  const ids = await client.call([model, 'search'], given, idsShape, signal, options)
  for (let at = 0; at < ids.length; at += pageSize) {
    throwIfCancelled(signal)
    const some = ids.slice(at, at + pageSize)
    const search = { domain: [['id', 'in', some]], fields, context }
    const rows = checked(client, model, await client.searchRead(model, search, signal))
    const byId = new Map(rows.map((row) => [row.id, row]))
    const page = some.flatMap((id) => byId.get(id) ?? [])
    if (page.length > 0) yield page
  }
}

const checked = (
  { address }: TrytonClient,
  model: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): RemoteRow[] =>
  rows.map((row) => {
    const read = rowShape.safeParse(row)
    if (read.success) return read.data
    throw answerInvalid(address, 'not_as_expected', `${model} id`, read.error)
  })
