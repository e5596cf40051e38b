/** Lets rules read the history of orders as tables. */
import type { OpenFile } from '../open-file'
import { HistoryGathering, type HistoryTable, historyTables } from './order-history'
import { type RuleQuery, selectOf } from './rule-query'

type Line = [string, string, string | null, string, number, number, number]

function gather({ database }: OpenFile): HistoryGathering {
  const channels = database.prepare('SELECT customer, channel FROM customer').raw().all()
  const gathering = new HistoryGathering(new Map(channels as [string, string][]))
  const lines = database
    .prepare(
      `SELECT item, customer, unit, ordered_on, quantity_ordered, quantity_cancelled, price FROM sales_order_line`,
    )
    .raw()
    .iterate() as IterableIterator<Line>
  for (const line of lines) gathering.add(...line)
  return gathering
}

const names = Object.keys(historyTables) as HistoryTable[]
const asked = new RegExp(`\\b(?:${names.join('|')})\\b`)

/** Gathers the history and declares its tables, where one of the queries asks for them. */
export function declareHistory(open: OpenFile, queries: readonly RuleQuery[]): void {
  if (!queries.some((query) => asked.test(selectOf(query)))) return
  const history = gather(open)
  for (const name of names)
    open.database.table(name, {
      columns: [...historyTables[name]],
      *rows() {
        for (const row of history[name]()) yield [...row]
      },
    })
}
