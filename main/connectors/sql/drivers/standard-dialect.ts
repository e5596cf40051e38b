/** What the systems that follow `information_schema` share. */
import type { Dialect, Statement } from '../sql-session'

/** Rows of table, column and `stored`, by the standard's views; `schema` is the expression that stands for an empty one. */
export const standardColumns =
  (place: Dialect['place'], schema: string) =>
  (given: string): Statement => ({
    text: `SELECT c.table_name, c.column_name, CASE WHEN t.table_type = 'BASE TABLE' THEN 1 ELSE 0 END
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = ${given === '' ? schema : place(1)}
      ORDER BY c.table_name, c.ordinal_position`,
    values: given === '' ? [] : [given],
  })
