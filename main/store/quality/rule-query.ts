/** How a rule asks a snapshot: one SELECT, a line for each row that breaks it. */
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { quoted } from '../snapshot/snapshot-schema'

/**
 * Expressions and a source in SQL. `@as_of` is the company's closing date, `@sealed_at` when the snapshot was made,
 * `@previous` rows by entity of the one before as JSON; every parameter of the rule is bound under its name. The tables of
 * `historyTables` hold what orders add up to.
 */
export interface RuleQuery {
  readonly entity: string
  readonly field: string | null
  /** What is wrong, the same at every pull as long as it is wrong; the row's key where absent. */
  readonly thing?: string
  readonly value: string
  readonly expected?: string
  /** What follows FROM; `t` is a row of the entity, unless `rowless`. */
  readonly from: string
  /** Where no single row is at fault. */
  readonly rowless?: boolean
  /** The entity differs from line to line. */
  readonly entityOf?: string
}

const separator = `' · '`

/** Key fields as a person reads them, set apart by a dot. */
const keyThing = (entity: string): string =>
  entityNamed(entity)!
    .key.map((field) => `t.${quoted(field)}`)
    .join(` || ${separator} || `)

const keyJson = (entity: string): string =>
  `json_object(${entityNamed(entity)!
    .key.map((field) => `'${field}', t.${quoted(field)}`)
    .join(', ')})`

/** Columns: entity, thing, value, expected, row, key (JSON). */
export function selectOf(query: RuleQuery): string {
  const { entity, thing, value, expected, from, rowless, entityOf } = query
  const row = rowless ? 'NULL, NULL' : `t.source_row, ${keyJson(entity)}`
  return `SELECT ${entityOf ?? `'${entity}'`}, ${thing ?? keyThing(entity)}, ${value},
    ${expected ?? 'NULL'}, ${row} FROM ${from}`
}
