/** An entity of a mapping read by its changes comes to what a whole reading comes to. */
import type { RawRow, RowKey } from '@main/connectors/connector'
import { readMapping } from '@main/connectors/mapping/check-mapping'
import { MappedEntities } from '@main/connectors/mapping/mapped-entities'
import type { SourceTable } from '@main/connectors/mapping/mapping-shape'
import type { TableRows, TableSource } from '@main/connectors/mapping/table-source'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { beforeEach, expect, test } from 'vitest'

type Row = Readonly<Record<string, CanonicalValue>>

const never = new AbortController().signal

/** Tables that stamp every change with a counter and leave no trace of what is deleted. */
class StampedTables implements TableSource {
  readonly tables: Record<string, { row: Row; stamp: number }[]> = {}
  readonly asked: (readonly string[] | undefined)[] = []
  now = 0

  put(table: string, key: string, row: Row): void {
    this.now += 1
    const rest = (this.tables[table] ?? []).filter((one) => one.row[key] !== row[key])
    this.tables[table] = [...rest, { row, stamp: this.now }]
  }

  async find(table: SourceTable) {
    return this.tables[nameOf(table)] ? { place: nameOf(table), asOf: null } : null
  }

  async *read(table: SourceTable, _: AbortSignal, only?: readonly string[]) {
    this.asked.push(only)
    yield this.#part(nameOf(table), -1, only)
  }

  readonly changes = {
    tellsGone: false,
    mark: async () => String(this.now),
    since: async (table: SourceTable, mark: string) => {
      const part = this.#part(nameOf(table), Number(mark))
      return (async function* () {
        yield part
      })()
    },
  }

  #part(name: string, since: number, only?: readonly string[]): TableRows {
    const rows = this.tables[name] ?? []
    const all = Object.keys(rows[0]?.row ?? {})
    const columns = only ? all.filter((column) => only.includes(column)) : all
    return {
      columns,
      rows: rows
        .filter(({ stamp }) => stamp > since)
        .map(({ row }, at) => ({ row: at + 1, cells: columns.map((c) => row[c] ?? null) })),
      broken: [],
    }
  }
}

const nameOf = (table: SourceTable): string => ('read' in table ? String(table.read.table) : '')

const mapping = readMapping(
  JSON.stringify({
    format: 'evenkeel-mapping/1',
    name: { zh: '测试', en: 'Test' },
    tables: {
      parts: {
        read: { table: 'parts' },
        columns: { code: { do: 'upper', of: 'id' }, twice: { do: 'multiply', of: ['price', 2] } },
      },
      units: { read: { table: 'units' } },
      live: { from: 'parts', where: { is: 'equal', of: ['state', { constant: 'live' }] } },
    },
    entities: {
      item: [
        {
          from: 'live',
          fields: {
            item: 'code',
            name_zh: 'name',
            name_en: 'name',
            family: { constant: 'F' },
            category: { constant: 'K' },
            item_type: { constant: 'finished' },
            price: 'twice',
            unit: { do: 'lookup', table: 'units', by: { id: 'unit' }, column: 'name' },
            standard_cost: 1,
            lifecycle: { constant: 'active' },
            make_or_buy: { constant: 'make' },
            lead_time_days: 7,
          },
        },
      ],
      unit_conversion: [
        {
          from: 'parts',
          group: { by: ['unit'], take: { n: { count: 'rows' } } },
          fields: {
            item: { constant: '*' },
            from_unit: 'unit',
            to_unit: { constant: 'x' },
            factor: 'n',
          },
        },
      ],
    },
  }),
  'test',
)

let source: StampedTables
beforeEach(() => {
  source = new StampedTables()
  source.put('units', 'id', { id: 1, name: 'pcs' })
  for (const id of ['a', 'b', 'c'])
    source.put('parts', 'id', { id, name: `Part ${id}`, price: 5, state: 'live', unit: 1 })
})

/** A connector lives for one pull. */
const pull = () => new MappedEntities(mapping, source)

async function whole(): Promise<Map<string, string>> {
  const rows: RawRow[] = []
  for await (const batch of pull().read('item', never)) rows.push(...batch.rows)
  return byKey(rows)
}

const byKey = (rows: readonly RawRow[]) =>
  new Map(rows.map(({ values }) => [String(values.item), JSON.stringify(values)]))

/** The last rows with the changes; null where everything is to be read. */
async function changed(last: Map<string, string>, mark: string) {
  const { changes } = pull()
  const batches = await changes?.since('item', mark, never)
  if (!batches) return null
  const rows = new Map(last)
  for await (const batch of batches) for (const [key, row] of byKey(batch.rows)) rows.set(key, row)
  const keys: RowKey[] = []
  for await (const part of (await changes?.keys?.('item', never)) ?? []) keys.push(...part)
  const there = new Set(keys.map((key) => String(key.item)))
  for (const key of rows.keys()) if (!there.has(key)) rows.delete(key)
  return rows
}

test('changed, new, filtered and deleted rows come to what a whole reading comes to', async () => {
  const mark = (await pull().changes?.mark('item', never)) ?? ''
  const last = await whole()
  source.put('parts', 'id', { id: 'a', name: 'New name', price: 6, state: 'live', unit: 1 })
  source.put('parts', 'id', { id: 'b', name: 'Part b', price: 5, state: 'sold out', unit: 1 })
  source.put('parts', 'id', { id: 'd', name: 'Part d', price: 1, state: 'live', unit: 1 })
  source.tables.parts = source.tables.parts?.filter(({ row }) => row.id !== 'c') ?? []
  const now = await changed(last, mark)
  expect(now).toEqual(await whole())
  expect([...(now ?? [])].map(([key]) => key).sort()).toEqual(['A', 'D'])
})

test('keys are compared by the columns that they need alone', async () => {
  const mark = (await pull().changes?.mark('item', never)) ?? ''
  const last = await whole()
  source.asked.length = 0
  await changed(last, mark)
  const narrow = source.asked.filter((only) => only !== undefined)
  expect(narrow.map((only) => [...(only ?? [])].sort())).toEqual([['id', 'state']])
})

test('an entity is read whole when what it looks up is not as it was', async () => {
  const mark = (await pull().changes?.mark('item', never)) ?? ''
  const last = await whole()
  source.put('units', 'id', { id: 1, name: 'box' })
  expect(await changed(last, mark)).toBeNull()
})

test('grouped rows have no mark where the source cannot tell what is gone', async () => {
  expect(await pull().changes?.mark('unit_conversion', never)).toBeNull()
})

test('a mark of another form is not known', async () => {
  expect(await pull().changes?.since('item', 'yesterday', never)).toBeNull()
})

/** Aborts once others have had the thread so many times. */
function abortAfter(turns: number): AbortSignal {
  const cancel = new AbortController()
  const turn = (left: number): void => {
    if (left === 0) cancel.abort()
    else setImmediate(() => turn(left - 1))
  }
  turn(turns)
  return cancel.signal
}

test.each([1, 3, 6])('cancelled while much is looked up, at turn %i', async (turns) => {
  for (let id = 0; id < 300_000; id++)
    source.tables.units?.push({ row: { id, name: `a unit of some name, ${id}` }, stamp: 1 })
  const asked = pull().changes?.mark('item', abortAfter(turns))
  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
})
