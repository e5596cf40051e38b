/** What is asked of a set for the columns of a table, and how rows of the answer become cells. */
import { createHash } from 'node:crypto'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Query } from './odata-query'
import type { RemoteRow } from './read-pages'
import type { ServiceModel, SetFacts, TypeFacts } from './service-model'
import type { TableWords } from './table-words'

/** How Dataverse names the text that it shows for a value. */
export const formattedValue = 'OData.Community.Display.V1.FormattedValue'

/** A value that no cell can hold. */
export class BrokenCell {
  readonly column: string
  readonly value: string
  constructor(column: string, value: unknown) {
    this.column = column
    this.value = (JSON.stringify(value) ?? '').slice(0, 200)
  }
}

export interface AskedTable {
  /** Those that are there, those that need not be, and our own. */
  readonly columns: readonly string[]
  readonly query: Query
  /** Whether texts that the service shows for values are asked for. */
  readonly isFormatted: boolean
  /** Whether a cell may change without its row's own time of change. */
  readonly follows: boolean
  cells(row: RemoteRow, today: string): readonly CanonicalValue[] | BrokenCell
}

interface Column {
  readonly name: string
  cell(row: RemoteRow, today: string): CanonicalValue | undefined
}

/** Properties and navigations below a set. */
class Wanted {
  readonly select = new Set<string>()
  readonly #below = new Map<string, Wanted>()

  at(way: readonly string[]): Wanted {
    const [first, ...rest] = way
    if (first === undefined) return this
    const next = this.#below.get(first) ?? new Wanted()
    this.#below.set(first, next)
    return next.at(rest)
  }

  get expand(): string[] {
    return [...this.#below].map(([name, wanted]) => {
      const inner = wanted.expand
      const options = [
        ...(wanted.select.size > 0 ? [`$select=${[...wanted.select].join()}`] : []),
        ...(inner.length > 0 ? [`$expand=${inner.join()}`] : []),
      ]
      return options.length > 0 ? `${name}(${options.join(';')})` : name
    })
  }
}

/** Properties that are neither there nor optional are left out of the columns: whoever uses them says so. MAPPING_INVALID where `each` is no navigation to many. */
export function askedColumns(
  words: TableWords,
  set: SetFacts,
  model: ServiceModel,
  clock: (instant: string) => string,
  only?: readonly string[],
): AskedTable {
  const lines = linesOf(words, set, model)
  const key = words.key ?? set.key
  const keyPaths = [
    ...key.map((name) => [name]),
    ...(lines && words.each ? lines.key.map((name) => [words.each ?? '', name]) : []),
  ]
  const wanted = new Wanted()
  const columns: Column[] = []
  let isFormatted = false
  let follows = words.each !== undefined
  const ask = (way: readonly string[]) => wanted.at(way.slice(0, -1)).select.add(way.at(-1) ?? '')
  const optional = new Set(words.optional_select)
  for (const name of new Set([...words.select, ...words.optional_select])) {
    if (only && !only.includes(name)) continue
    if (name === '@today') {
      columns.push({ name, cell: (_, today) => today })
      continue
    }
    if (name === '@number') {
      for (const path of keyPaths) ask(path)
      columns.push({ name, cell: (row) => numberOf(keyPaths.map((path) => valueAt(row, path))) })
      continue
    }
    const shown = name.endsWith('@formatted')
    const path = name.replace(/@formatted$/, '').split('/')
    const type = typeAt(path, words, set, model)
    if (type === null) {
      if (optional.has(name)) columns.push({ name, cell: () => null })
      continue
    }
    ask(path)
    isFormatted ||= shown
    follows ||= shown || path.length > 1
    const last = shown ? `${path.at(-1)}@${formattedValue}` : (path.at(-1) ?? '')
    const whole = [...path.slice(0, -1), last]
    const isTime = type === 'Edm.DateTimeOffset' && !shown
    columns.push({
      name,
      cell: (row) => {
        const value = plainOf(valueAt(row, whole))
        return isTime && typeof value === 'string' ? clock(value) : value
      },
    })
  }
  if (columns.length === 0)
    for (const name of key) {
      ask([name])
      columns.push({ name, cell: (row) => plainOf(row[name]) })
    }
  // Without a property of its own a set would give all of them.
  if (wanted.select.size === 0) for (const name of key) wanted.select.add(name)
  const expand = wanted.expand
  return {
    columns: columns.map(({ name }) => name),
    query: { select: [...wanted.select], ...(expand.length > 0 ? { expand } : {}) },
    isFormatted,
    follows,
    cells(row, today) {
      const cells: CanonicalValue[] = []
      for (const column of columns) {
        const cell = column.cell(row, today)
        if (cell === undefined) return new BrokenCell(column.name, row)
        cells.push(cell)
      }
      return cells
    },
  }
}

function linesOf({ each }: TableWords, set: SetFacts, model: ServiceModel): TypeFacts | null {
  if (each === undefined) return null
  const navigation = set.navigations.get(each)
  const type = navigation?.isMany ? model.types.get(navigation.type) : undefined
  if (type) return type
  const many = [...set.navigations].flatMap(([name, { isMany }]) => (isMany ? [name] : []))
  const expected = many.join(' | ') || '≠ each'
  throw new EvenkeelError('MAPPING_INVALID', { mapping: '', path: 'tables.read.each', expected })
}

/** The type of the property at the end of a way; null where there is none, or it leads to many. */
function typeAt(
  path: readonly string[],
  { each }: TableWords,
  set: TypeFacts,
  model: ServiceModel,
): string | null {
  let type: TypeFacts | undefined = set
  for (const [at, name] of path.slice(0, -1).entries()) {
    const navigation: { type: string; isMany: boolean } | undefined = type?.navigations.get(name)
    if (!navigation || (navigation.isMany && !(at === 0 && name === each))) return null
    type = model.types.get(navigation.type)
  }
  return type?.properties.get(path.at(-1) ?? '') ?? null
}

function valueAt(row: RemoteRow, path: readonly string[]): unknown {
  let value: unknown = row
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as RemoteRow)[name]
  }
  return value
}

/** A plain value; undefined where it is none. */
function plainOf(value: unknown): CanonicalValue | undefined {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value !== 'number') return undefined
  // What JSON writes as 1e999 is no number; as text it is refused where a number is expected.
  return Number.isFinite(value) ? value : String(value)
}

/** A whole number that stands for a key: the same whenever it is read, another for every other key but by a chance of one in millions of millions. */
const numberOf = (key: readonly unknown[]): number =>
  createHash('sha256').update(JSON.stringify(key)).digest().readUIntBE(0, 6)
