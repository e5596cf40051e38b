/** What a query's rows come from when each of them comes of one row of the source. */
import { compileCondition, compileExpression, type Scope } from './compile-expression'
import type { Condition, Expression } from './expression-shape'
import type { Mapping, Query, SourceTable, Steps } from './mapping-shape'
import { type Lookup, lookupsOfFields, lookupsOfSteps } from './parts-of-expression'

/** The way from the source to a query. */
export interface QueryWay {
  /** Name and table at its beginning; null where its rows are written in the mapping. */
  readonly source: { readonly name: string; readonly table: SourceTable } | null
  /** From the source's table to the query. */
  readonly steps: readonly Steps[]
  readonly lookups: readonly Lookup[]
  /** Every row comes of one row of the source: nothing is grouped or repeated. */
  readonly straight: boolean
}

/** The way of a query of a mapping that was checked. */
export function wayOf({ tables }: Mapping, query: Query): QueryWay {
  const steps: Steps[] = [query]
  let name = query.from
  for (;;) {
    const table = tables[name]
    if (!table) throw new RangeError(`no such table: ${name}`)
    steps.unshift(table)
    if ('from' in table) {
      name = table.from
      continue
    }
    return {
      source: 'rows' in table ? null : { name, table },
      steps,
      lookups: [...steps.flatMap(lookupsOfSteps), ...lookupsOfFields(query)],
      straight: steps.every(({ group, repeat }) => !group && !repeat),
    }
  }
}

/** Only what the fields need: the steps without the columns nobody asks for, and the columns of the source. */
export interface NarrowWay {
  readonly steps: readonly Steps[]
  readonly columns: readonly string[]
}

/** The way with as little as the expressions of `fields` need, and the conditions on it. Only for straight ways. */
export function narrowed({ steps }: QueryWay, fields: readonly Expression[]): NarrowWay {
  const needed = new Set(fields.flatMap(columnsOf))
  const narrow: Steps[] = []
  for (const { columns, where } of steps.toReversed()) {
    if (where) for (const name of columnsOfCondition(where)) needed.add(name)
    const kept: [string, Expression][] = []
    for (const [name, expression] of Object.entries(columns ?? {}).toReversed()) {
      if (!needed.delete(name)) continue
      kept.unshift([name, expression])
      for (const of of columnsOf(expression)) needed.add(of)
    }
    narrow.unshift({
      ...(kept.length > 0 ? { columns: Object.fromEntries(kept) } : {}),
      ...(where ? { where } : {}),
    })
  }
  return { steps: narrow, columns: [...needed] }
}

/** Notes which columns are asked for while something is compiled. */
function noting(compile: (scope: Scope) => unknown): string[] {
  const columns = new Set<string>()
  compile({
    column: (name) => {
      columns.add(name)
      return 0
    },
    index: ({ column }) => ({ columns: [column], rows: new Map() }),
  })
  return [...columns]
}

const columnsOf = (expression: Expression): string[] =>
  noting((scope) => compileExpression(expression, scope))

const columnsOfCondition = (condition: Condition): string[] =>
  noting((scope) => compileCondition(condition, scope))
