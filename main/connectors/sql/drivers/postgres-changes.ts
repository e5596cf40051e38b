/**
 * What PostgreSQL tells by itself of changed rows: each carries the number of the transaction that wrote it (`xmin`).
 * A mark is the oldest transaction that was still running at the moment that was read; every row written since
 * carries it or a later one. Numbers repeat after 2^32, so that a mark older than half of that is not known any more.
 */
import type { Ask, ChangeTelling, Statement } from '../sql-session'

const separator = ' @ '
const half = 2n ** 31n
const whole = 2n ** 32n

/** A row a table: its name, what makes it the same one as before, and the mark's transaction. None for what has no rows of its own, or not the same ones for everybody. */
const livesOf = (schema: string, tables: readonly string[]): Statement => ({
  text: `SELECT c.relname, concat_ws('/',
      CASE WHEN has_function_privilege('pg_control_system()', 'EXECUTE')
        THEN (SELECT system_identifier::text FROM pg_control_system()) END,
      CASE WHEN has_function_privilege('pg_control_checkpoint()', 'EXECUTE')
        THEN (SELECT timeline_id::text FROM pg_control_checkpoint()) END,
      (SELECT oid FROM pg_database WHERE datname = current_database()),
      c.oid, pg_relation_filenode(c.oid),
      (SELECT md5(string_agg(concat_ws(',', a.attnum, a.attname, a.atttypid, a.attisdropped), ';' ORDER BY a.attnum))
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)),
      pg_snapshot_xmin(pg_current_snapshot())::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = coalesce(nullif($1, ''), current_schema()) AND c.relname IN (SELECT json_array_elements_text($2::json))
      AND c.relkind IN ('r', 'm') AND NOT c.relrowsecurity AND NOT c.relhassubclass`,
  values: [schema, JSON.stringify(tables)],
})

/** Of the table: asked once for all that stand together. */
async function lifeOf(ask: Ask, schema: string, table: string, others: readonly string[]) {
  const tables = [...new Set([table, ...others])].sort()
  const rows = await ask(livesOf(schema, tables))
  return rows.find(([name]) => name === table)?.slice(1)
}

export const postgresChanges: ChangeTelling = {
  tellsGone: false,
  async mark(ask, schema, table, others) {
    const row = await lifeOf(ask, schema, table, others)
    return row ? row.join(separator) : null
  },
  async since(ask, schema, table, mark, others) {
    const row = await lifeOf(ask, schema, table, others)
    const [life, before = ''] = mark.split(separator)
    if (!row || row[0] !== life || !/^\d+$/.test(before)) return null
    const age = BigInt(String(row[1])) - BigInt(before)
    if (age < 0n || age >= half) return null
    const first = BigInt(before) % whole
    return [`(xmin::text::bigint - ${first} + ${whole}) % ${whole} < ${half}`]
  },
}
