/** Which models and fields the database has: that depends on the modules somebody installed, and on what the user may read. */
import { z } from 'zod'
import type { TrytonClient } from './tryton-client'

const fieldShape = z.record(
  z.string(),
  z.object({ type: z.string(), relation: z.string().nullish() }),
)
type Fields = z.infer<typeof fieldShape>

const accessShape = z.record(z.string(), z.object({ read: z.union([z.boolean(), z.number()]) }))
const several = new Set(['one2many', 'many2many'])

export class ModelCatalogue {
  readonly #client: TrytonClient
  #models: Promise<ReadonlySet<string>> | null = null
  readonly #fields = new Map<string, Promise<Fields>>()
  readonly #readable = new Map<string, Promise<boolean>>()

  constructor(client: TrytonClient) {
    this.#client = client
  }

  /** Whether the model is installed and the user may read it. */
  async has(model: string, signal: AbortSignal): Promise<boolean> {
    this.#models ??= forgotten(this.#allModels(signal), () => {
      this.#models = null
    })
    if (!(await this.#models).has(model)) return false
    return kept(this.#readable, model, async () => {
      const given = [[model]]
      const call = ['ir.model.access', 'get_access'] as const
      const access = await this.#client.call(call, given, accessShape, signal, { reads: true })
      return Boolean(access[model]?.read)
    })
  }

  /** Of `names`, with their relations, those that the model has, and the type of each. */
  async fieldsThere(
    model: string,
    names: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    const there = new Map<string, string>()
    for (const name of names) {
      const type = await this.#typeOf(model, name.split('.'), signal)
      if (type !== undefined) there.set(name, type)
    }
    return there
  }

  /** The models whose records the fields come from, beside `model`; null where one of the ways there leads over several records or over a reference, whose changes leave no stamp that could be asked for. */
  async ways(
    model: string,
    names: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string> | null> {
    const ways = new Map<string, string>()
    for (const name of names) {
      let at = model
      const relations = name.split('.').slice(0, -1)
      for (const [index, relation] of relations.entries()) {
        const field = (await this.#fieldsOf(at, signal))[relation]
        if (!field?.relation || several.has(field.type)) return null
        at = field.relation
        ways.set(relations.slice(0, index + 1).join('.'), at)
      }
    }
    return ways
  }

  async #typeOf(
    model: string,
    [name = '', ...rest]: string[],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const field = (await this.#fieldsOf(model, signal))[name]
    if (!field) return undefined
    if (rest.length === 0) return field.type
    // What a reference leads to is not known before it is read.
    if (!field.relation) return 'unknown'
    return this.#typeOf(field.relation, rest, signal)
  }

  #fieldsOf(model: string, signal: AbortSignal): Promise<Fields> {
    return kept(this.#fields, model, () =>
      this.#client.call([model, 'fields_get'], [null], fieldShape, signal, { reads: true }),
    )
  }

  async #allModels(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const rows = await this.#client.searchRead('ir.model', { fields: ['model'] }, signal)
    return new Set(rows.map((row) => String(row.model)))
  }
}

/** What was asked for once; not what failed. */
function kept<Value>(
  map: Map<string, Promise<Value>>,
  key: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  const known = map.get(key)
  if (known) return known
  const asked = forgotten(ask(), () => map.delete(key))
  map.set(key, asked)
  return asked
}

function forgotten<Value>(asked: Promise<Value>, forget: () => void): Promise<Value> {
  asked.catch(forget)
  return asked
}
