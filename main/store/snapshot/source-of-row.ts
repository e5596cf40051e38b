/** Which connection and place a staged row came from, where an entity has several sources. */
import type { Staging } from './staging'

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Both as SQL: of the row `t` where there are several sources, else of the only one. */
export function sourceOfRow(
  staging: Staging,
  entity: string,
): { readonly connection: string; readonly place: string } {
  const read = staging.read.get(entity) ?? []
  const one = staging.sources.get(entity)
  if (read.length < 2)
    return { connection: text(one?.connection ?? ''), place: text(one?.place ?? '') }
  const choice = (of: (at: number) => string) =>
    `CASE t.source_ordinal ${read.map((_, at) => `WHEN ${at} THEN ${text(of(at))}`).join(' ')} END`
  return {
    connection: choice((at) => read[at]?.connection ?? ''),
    place: choice((at) => read[at]?.place ?? ''),
  }
}
