/** First reading of a table: its shape, what its columns are, which of them name a row. */
import { basename, extname } from 'node:path'
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { valueOfForm } from '@shared/model/value-forms/number-form'
import { fileTooLarge } from '../../reasons'
import { fieldNameOf } from '../match-columns'
import type { OpenTable, SourceRecord } from '../tables/open-table'
import { AttributeTallies } from './attribute-tallies'
import { type CellClass, CellReader } from './cell-class'
import { ColumnEvidence } from './column-evidence'
import { type ColumnFacts, decimalOfFile, factsOf } from './column-facts'
import { type HeadingSays, headingSays } from './heading-words'
import { MergedAreas } from './merged-areas'
import { OwnHistory } from './own-history'
import { periodHeadings } from './period-headings'
import { RowGate, shapeLines, shapeOf, type TableShape } from './row-gate'

export interface TableSurvey {
  readonly table: OpenTable
  readonly shape: TableShape
  readonly entity: Entity | null
  readonly columns: readonly ColumnFacts[]
  /** Indexes of the columns that name a row; empty where none do. */
  readonly key: readonly number[]
  readonly rows: number
  readonly units: AttributeTallies | null
  readonly currencies: AttributeTallies | null
  /** Figures by item, by column; only where there is a column of items. */
  readonly histories: ReadonlyMap<number, OwnHistory>
  /** The column of items. */
  readonly item: number | null
  /** The columns of a series that goes across, a column a period; empty where there is none. */
  readonly periods: ReadonlySet<number>
}

/** The entity by the name of file or sheet, else the one whose required fields are all there; null where none fits. */
function entityOf({ path, sheet }: OpenTable, names: readonly string[]): Entity | null {
  const held = new Set(names)
  const has = (name: string) => held.has(name)
  for (const given of [sheet ?? '', basename(path, extname(path))]) {
    const entity = entityNamed(fieldNameOf(given))
    if (!entity) continue
    const known = entity.fields.filter(({ name }) => has(name)).length
    if (entity.key.every(has) || known * 2 > names.length) return entity
  }
  const fitting = canonicalEntities.filter((entity) =>
    entity.fields.every(({ name, required }) => !required || has(name)),
  )
  const known = (entity: Entity) => entity.fields.filter(({ name }) => has(name)).length
  return fitting.reduce<Entity | null>(
    (best, one) => (best === null || known(one) > known(best) ? one : best),
    null,
  )
}

const lineName =
  /^(?:line|line_(?:no|number|id|nr)|pos|position|seq|sequence|行号|序号|项次|行项目)$/
const documentName = /order|invoice|quote|contract|shipment|delivery|opportunity|bill|po|so|单/

function keyOf(
  { path }: OpenTable,
  entity: Entity | null,
  columns: readonly ColumnFacts[],
): number[] {
  const nameOf = ({ evidence }: ColumnFacts) => evidence.says.name
  if (entity) {
    const at = entity.key.map((field) => columns.findIndex((c) => c.field?.name === field))
    return at.every((index) => index >= 0) ? at : []
  }
  const stem = fieldNameOf(basename(path, extname(path)))
  const named = (column: ColumnFacts) => {
    const name = nameOf(column)
    return (
      name !== '' &&
      (name === stem || `${name}s` === stem || `${name.replace(/y$/, 'ie')}s` === stem)
    )
  }
  const single = columns.find((column, index) => {
    const { evidence, type } = column
    const text = type === 'code' || type === 'text'
    if (!evidence.unique || evidence.rows < 2 || evidence.filled * 10 < evidence.rows * 9)
      return false
    if (evidence.repeats * 10 > evidence.rows) return false
    const measured = evidence.says.quantity || evidence.says.money
    if (type === 'date' || type === 'month' || (type === 'number' && measured)) return false
    return evidence.says.identifier
      ? !lineName.test(nameOf(column))
      : named(column) || (index === 0 && text)
  })
  if (single) return [single.index]
  const line = columns.findIndex((column) => lineName.test(nameOf(column)))
  if (line < 0) return []
  const document = columns.find(
    (column) =>
      column.index !== line && column.evidence.says.identifier && documentName.test(nameOf(column)),
  )
  return document ? [document.index, line] : []
}

const mostColumns = 4_000

/** What stands below a period is a figure. */
const figuresOf = (says: HeadingSays): HeadingSays => ({
  ...says,
  quantity: true,
  identifier: false,
  date: false,
  month: false,
})

class Survey {
  readonly #table: OpenTable
  readonly #shape: TableShape
  readonly #gate: RowGate
  readonly #evidence: readonly ColumnEvidence[]
  readonly #reader = new CellReader()
  readonly #units: AttributeTallies | null
  readonly #currencies: AttributeTallies | null
  readonly #histories = new Map<number, OwnHistory>()
  readonly #item: number | null
  readonly #periods: ReadonlySet<number>
  #rows = 0
  #lastRow = 0

  constructor(table: OpenTable, first: readonly SourceRecord[], today: number) {
    this.#table = table
    this.#shape = shapeOf(table, first)
    if (this.#shape.headings.length > mostColumns)
      throw fileTooLarge(table.path, 'too_many_columns', mostColumns)
    this.#gate = new RowGate(this.#shape, table)
    const { headings } = this.#shape
    this.#periods = periodHeadings(headings)
    this.#evidence = headings.map((heading, at) => {
      const says = headingSays(heading)
      return new ColumnEvidence(heading, this.#periods.has(at) ? figuresOf(says) : says, today)
    })
    const find = (is: (says: ColumnEvidence['says']) => boolean) => {
      const at = this.#evidence.findIndex(({ says }) => is(says))
      return at < 0 ? null : at
    }
    this.#item = find((says) => says.item)
    const unit = find((says) => says.unit)
    const currency = find((says) => says.currency)
    this.#units =
      unit === null || this.#item === null ? null : new AttributeTallies(unit, this.#item)
    this.#currencies =
      currency === null
        ? null
        : new AttributeTallies(
            currency,
            find((says) => says.party),
          )
    if (this.#item === null) return
    this.#evidence.forEach(({ says }, index) => {
      if (this.#periods.has(index)) return
      if (says.quantity && !says.identifier && this.#histories.size < 4)
        this.#histories.set(index, new OwnHistory())
    })
  }

  take(record: SourceRecord): void {
    if (record.row <= this.#shape.before || this.#gate.classOf(record) !== 'row') return
    this.#rows += 1
    const { cells, marks, row } = record
    this.#lastRow = row
    const read: CellClass[] = []
    for (let at = 0; at < this.#evidence.length; at++) {
      const cell = this.#reader.read(cells[at], marks?.[at])
      read.push(cell)
      this.#evidence[at]?.add(cell, marks?.[at])
    }
    this.#attribute(this.#units, read, row)
    this.#attribute(this.#currencies, read, row)
    const item = this.#item === null ? '' : (read[this.#item]?.text ?? '')
    if (item === '') return
    for (const [at, history] of this.#histories) {
      const form = read[at]?.number
      if (form && form.mark !== 'either') history.add(item, valueOfForm(form, '.'))
    }
  }

  #attribute(tallies: AttributeTallies | null, read: readonly CellClass[], row: number): void {
    if (!tallies) return
    const value = read[tallies.attribute]
    if (!value || value.empty || value.placeholder !== 'no' || value.error) return
    const owner = tallies.owner === null ? undefined : read[tallies.owner]
    const named = owner && owner.placeholder === 'no' && !owner.error
    tallies.add(named ? owner.text : '', value.text, row)
  }

  end(): TableSurvey {
    const table = this.#table
    const names = this.#evidence.map(({ says }) => says.name)
    const entity =
      this.#shape.headingRow === null && !table.headings ? null : entityOf(table, names)
    const style = { decimal: decimalOfFile(this.#evidence), delimiter: table.delimiter }
    const merged = new MergedAreas(table.facts().merged, this.#evidence.length)
    this.#evidence.forEach((evidence, at) => {
      evidence.covered = merged.covered(at, this.#shape.before + 1, this.#lastRow)
    })
    const columns = this.#evidence.map((evidence, index) => {
      const first = names.indexOf(evidence.says.name) === index
      const field = first
        ? entity?.fields.find(({ name }) => name === evidence.says.name)
        : undefined
      return factsOf(index, evidence, field ?? null, style)
    })
    return {
      table,
      shape: this.#shape,
      entity,
      columns,
      key: keyOf(table, entity, columns),
      rows: this.#rows,
      units: this.#units,
      currencies: this.#currencies,
      histories: this.#histories,
      item: this.#item,
      periods: entity ? new Set() : this.#periods,
    }
  }
}

/** Reads a table once. `today` is a day number. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function surveyTable(
  table: OpenTable,
  today: number,
  signal: AbortSignal,
): Promise<TableSurvey> {
  let first: SourceRecord[] | null = []
  let survey: Survey | null = null
  const begin = (records: readonly SourceRecord[]): Survey => {
    const made = new Survey(table, records, today)
    for (const record of records) made.take(record)
    return made
  }
  for await (const records of table.records(signal)) {
    if (survey) for (const record of records) survey.take(record)
    else if (first) {
      for (const record of records) first.push(record)
      if (first.length < shapeLines) continue
      survey = begin(first)
      first = null
    }
  }
  return (survey ?? begin(first ?? [])).end()
}
