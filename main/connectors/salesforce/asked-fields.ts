/** What is asked of an object: the fields that the organisation has, and how their values become cells. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { FieldFacts, ObjectDescriptions } from './describe-objects'
import { numberOfId, type ReadValue, valueReader } from './field-values'
import type { TableWords } from './table-words'

export interface AskedField extends FieldFacts {
  readonly path: readonly string[]
  readonly read: ReadValue
}

export interface AskedFields {
  /** `SELECT` has these; the first is the Id. */
  readonly fields: readonly AskedField[]
  /** Columns of the table: what was asked, optional fields that are not there, and our own. */
  readonly columns: readonly string[]
  /** Makes a row's cells from the values of `fields`. */
  cells(values: readonly unknown[], today: string): readonly CanonicalValue[] | BrokenCell
}

/** A value that no cell can hold. */
export class BrokenCell {
  readonly field: string
  readonly value: string
  constructor(field: string, value: unknown) {
    this.field = field
    this.value = (JSON.stringify(value) ?? '').slice(0, 200)
  }
}

/** Fields that are neither there nor optional are left out of the columns: whoever uses them says so. */
export async function askedFields(
  words: TableWords,
  descriptions: ObjectDescriptions,
  zone: (instant: string) => string,
  signal: AbortSignal,
  only?: readonly string[],
): Promise<AskedFields> {
  const id = { name: 'Id', type: 'id', follows: false }
  const fields: AskedField[] = [{ ...id, path: ['Id'], read: valueReader('id', zone) }]
  const columns: string[] = []
  const sources: Source[] = []
  const optional = new Set(words.optional_fields)
  for (const column of new Set([...words.fields, ...words.optional_fields])) {
    if (only && !only.includes(column)) continue
    if (column === '@today' || column === '@number') {
      columns.push(column)
      sources.push(column)
      continue
    }
    const found = await descriptions.field(words.object, column, signal)
    if (!found && !optional.has(column)) continue
    columns.push(column)
    sources.push(found ? fields.length : null)
    if (found)
      fields.push({ ...found, path: found.name.split('.'), read: valueReader(found.type, zone) })
  }
  if (columns.length === 0) {
    columns.push('Id')
    sources.push(0)
  }
  const cells = (values: readonly unknown[], today: string) => {
    const row: CanonicalValue[] = []
    for (const source of sources) {
      if (source === null) row.push(null)
      else if (source === '@today') row.push(today)
      else if (source === '@number') row.push(numberOfId(values[0]))
      else {
        const value = fields[source]?.read(values[source])
        if (value === undefined) return new BrokenCell(fields[source]?.name ?? '', values[source])
        row.push(value)
      }
    }
    return row
  }
  return { fields, columns, cells }
}

/** Where a cell comes from: a field by its place in `SELECT`, nowhere, or what we know ourselves. */
type Source = number | null | '@today' | '@number'

/** The query for `fields`. */
export function soqlOf(
  fields: readonly Pick<FieldFacts, 'name'>[],
  { object, where }: Pick<TableWords, 'object' | 'where'>,
  and?: string,
): string {
  const both = [where && `(${where})`, and].filter(Boolean).join(' AND ')
  const names = fields.map(({ name }) => name).join(', ')
  return `SELECT ${names} FROM ${object}${both === '' ? '' : ` WHERE ${both}`}`
}
