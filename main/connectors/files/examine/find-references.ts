/** Which columns of the files given together name rows of which other file. */

import { folded } from './code-variants'
import type { ColumnFacts } from './column-facts'
import type { TableSurvey } from './survey-table'
import { thingOf } from './thing-of-column'

export interface Reference {
  readonly column: number
  readonly target: TableSurvey
  readonly targetColumn: ColumnFacts
  /** Declared by the data standard; others hold only where half of the values are found. */
  readonly declared: boolean
  /** Writings of the target's keys by what all of them have in common; null where there are too many keys. */
  readonly writings: ReadonlyMap<string, string> | null
}

function writingsOf({ evidence }: ColumnFacts): Map<string, string> | null {
  if (!evidence.distinct) return null
  return new Map([...evidence.distinct.keys()].map((text) => [folded(text), text]))
}

/** The references of each table, in the order of its columns. */
export function findReferences(surveys: readonly TableSurvey[]): Map<TableSurvey, Reference[]> {
  const keyed = surveys.filter(
    ({ key, columns }) => key.length === 1 && columns[key[0] ?? 0]?.evidence.unique,
  )
  const writings = new Map<ColumnFacts, Map<string, string> | null>()
  const referenceTo = (column: number, target: TableSurvey, declared: boolean): Reference[] => {
    const targetColumn = target.columns[target.key[0] ?? 0]
    if (!targetColumn) return []
    if (!writings.has(targetColumn)) writings.set(targetColumn, writingsOf(targetColumn))
    return [
      { column, target, targetColumn, declared, writings: writings.get(targetColumn) ?? null },
    ]
  }
  return new Map(
    surveys.map((survey) => [
      survey,
      survey.columns.flatMap((column) => {
        const refers = column.field?.refers
        if (refers) {
          const target = keyed.find(({ entity }) => entity?.name === refers)
          const own = target === survey && survey.key.includes(column.index)
          return target && !own ? referenceTo(column.index, target, true) : []
        }
        if (survey.entity || !['code', 'text', 'number'].includes(column.type)) return []
        const { name } = column.evidence.says
        const thing = thingOf(name, null)
        const meant = ({ columns, key, table }: TableSurvey) =>
          thingOf(columns[key[0] ?? 0]?.evidence.says.name ?? '', table.sheet ?? table.path)
        const target = keyed.find(
          (other) =>
            other !== survey &&
            meant(other) === thing &&
            // Of two files with the same key the smaller one refers to the larger.
            !(
              survey.key.length === 1 &&
              survey.key[0] === column.index &&
              other.rows <= survey.rows
            ),
        )
        return target && thing !== '' ? referenceTo(column.index, target, false) : []
      }),
    ]),
  )
}
