/** Units and currencies that are not those of their item or party. */
import { type AttributeTallies, sameWord } from './attribute-tallies'
import type { DefectLog } from './defect-log'
import type { TableSurvey } from './survey-table'
import { thingOf } from './thing-of-column'

type Kind = 'unit_mixed' | 'currency_mixed'

/** Pairs of units that the company knows how to convert: `item from to`, `*` for every item. */
export type Conversions = ReadonlySet<string>

const pair = (item: string, from: string, to: string): string =>
  [sameWord(item), sameWord(from), sameWord(to)].join('\u0001')

export class KnownConversions {
  readonly #pairs = new Set<string>()

  add(item: string, from: string, to: string): void {
    this.#pairs.add(pair(item, from, to))
    this.#pairs.add(pair(item, to, from))
  }

  has(item: string, from: string, to: string): boolean {
    return this.#pairs.has(pair(item, from, to)) || this.#pairs.has(pair('*', from, to))
  }
}

/** One value for nearly all rows: the share from which on the others are exceptions. */
const nearlyAll = 0.9

/** The table that says what unit or currency each owner has: its key is the owner's column. */
function masterOf(
  survey: TableSurvey,
  tallies: AttributeTallies,
  surveys: readonly TableSurvey[],
  of: (survey: TableSurvey) => AttributeTallies | null,
): AttributeTallies | null {
  if (tallies.owner === null) return null
  const owner = survey.columns[tallies.owner]
  const refers = owner?.field?.refers
  for (const other of surveys) {
    const [key] = other.key
    if (other === survey || other.key.length !== 1 || key === undefined) continue
    const same = refers
      ? other.entity?.name === refers
      : thingOf(
          other.columns[key]?.evidence.says.name ?? '',
          other.table.sheet ?? other.table.path,
        ) === thingOf(owner?.evidence.says.name ?? '', null)
    const known = of(other)
    if (same && known?.owner === key) return known
  }
  return null
}

function judge(
  kind: Kind,
  survey: TableSurvey,
  tallies: AttributeTallies,
  master: AttributeTallies | null,
  conversions: KnownConversions,
  log: DefectLog,
): void {
  const { table, columns, key } = survey
  const field = columns[tallies.attribute]?.evidence.heading ?? null
  const isMaster = tallies.owner !== null && key.length === 1 && key[0] === tallies.owner
  const { value: usual, share } = tallies.usual()
  const alone = tallies.owner === null || isMaster
  // Where nothing says whose the currency is, only one that nearly all rows share can be expected.
  if (alone && (kind === 'unit_mixed' || share < nearlyAll)) return
  const expected = (owner: string, rows: number) => {
    if (alone) return usual
    const known = master?.onlyOf(owner)
    if (known !== undefined) return known
    // Too few rows to have a custom of their own.
    return kind === 'currency_mixed' && (owner === '' || rows < 3) && share >= nearlyAll
      ? usual
      : undefined
  }
  for (const found of tallies.mismatches(expected)) {
    if (kind === 'unit_mixed' && conversions.has(found.owner, found.value, found.expected)) continue
    if (isMaster || (kind === 'unit_mixed' && found.owner === '')) continue
    const examples = found.rows.map((row) => ({
      row,
      value: found.value,
      expected: found.expected,
    }))
    const [first] = examples
    if (!first) continue
    for (const example of examples.slice(1)) log.add(table, kind, field, example)
    log.add(table, kind, field, first, found.count - examples.length + 1)
  }
}

/** Notes `unit_mixed` and `currency_mixed` of all tables. */
export function judgeAttributes(
  surveys: readonly TableSurvey[],
  conversions: KnownConversions,
  log: DefectLog,
): void {
  for (const survey of surveys) {
    const { units, currencies } = survey
    if (units) {
      const master = masterOf(survey, units, surveys, (other) => other.units)
      judge('unit_mixed', survey, units, master, conversions, log)
    }
    if (currencies) {
      const master = masterOf(survey, currencies, surveys, (other) => other.currencies)
      judge('currency_mixed', survey, currencies, master, conversions, log)
    }
  }
}
