/** JSON columns, checked on their way in and out. */
import type { z } from 'zod'
import { behind, type ReadConnection } from './open-file'
import { damaged } from './sqlite-errors'

/** The column's value by its schema. Throws WORKSPACE_DAMAGED (`value_not_understood`, with the column) where it does not fit. */
export function fromJson<S extends z.ZodType>(
  db: ReadConnection,
  column: string,
  schema: S,
  text: string,
): z.output<S> {
  const { kind, file } = behind(db)
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw damaged(kind, file, 'value_not_understood', { column }, error)
  }
}

/** As `fromJson`, null where the column is empty. */
export const fromNullableJson = <S extends z.ZodType>(
  db: ReadConnection,
  column: string,
  schema: S,
  text: string | null,
): z.output<S> | null => (text === null ? null : fromJson(db, column, schema, text))

/** The column's text for a value that may be absent. */
export const toNullableJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)
