/** Lists of a system into which others write: pages by key, what changed since a time, and how many there are. */
import { entityNamed } from '@shared/model/entities/canonical-entities'
import type { Asked, SystemShape } from './system-shape'

type Values = Readonly<Record<string, unknown>>
interface Kept {
  readonly id: string
  readonly changed: number
  readonly values: Values
}

const mostRows = 700
const day = 86_400_000

/** How a mapping asks for them. */
export const livingPages = {
  paging: {
    style: 'keyset',
    parameter: 'after',
    key: '$.id',
    size_parameter: 'limit',
    size: 1_000,
  },
  since: { parameter: 'changed_after', as: 'epoch_ms' },
}

export class LivingLists {
  readonly #lists = new Map<string, Map<string, Kept>>()
  #next = 0

  /** Everything was written a day ago. */
  constructor(rows: readonly { readonly name: string; readonly rows: readonly string[] }[]) {
    const changed = Date.now() - day
    for (const { name, rows: texts } of rows) {
      this.#lists.set(name, new Map())
      for (const text of texts) this.#keep(name, JSON.parse(text) as Values, changed)
    }
  }

  put(entity: string, rows: readonly Values[]): void {
    for (const values of rows) this.#keep(entity, values, Date.now())
  }

  remove(entity: string, keys: readonly Values[]): void {
    for (const key of keys) this.#lists.get(entity)?.delete(keyOf(entity, key))
  }

  /** A path an entity. */
  get lists(): SystemShape['lists'] {
    return Object.fromEntries(
      [...this.#lists].map(([name, rows]) => [
        `entities/${name}`,
        (asked: Asked) => ({ body: pageOf([...rows.values()], asked) }),
      ]),
    )
  }

  #keep(entity: string, values: Values, changed: number): void {
    const rows = this.#lists.get(entity)
    const key = keyOf(entity, values)
    const id = rows?.get(key)?.id ?? String(this.#next++).padStart(9, '0')
    rows?.set(key, { id, changed, values })
  }
}

const keyOf = (entity: string, values: Values): string =>
  JSON.stringify((entityNamed(entity)?.key ?? []).map((name) => values[name]))

function pageOf(rows: readonly Kept[], { parameters }: Asked) {
  const { after = '', limit, changed_after: since } = parameters
  const there = rows.filter(({ changed }) => since === undefined || changed >= Number(since))
  const left = there.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1))
  const page = left.slice(0, Math.min(mostRows, Number(limit ?? mostRows)))
  return { total: there.length, rows: page.map(({ id, values }) => ({ ...values, id })) }
}
